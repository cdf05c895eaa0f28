package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.data.InputException;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.GapSentence;
import org.evenhand.report.Verdicts;
import org.evenhand.report.Words;
import org.evenhand.workspace.PreparedAudit;
import org.evenhand.workspace.Stratum;
import org.jspecify.annotations.Nullable;

/**
 * The same gap within each value of another column, and what is left of the groups' disparity on
 * average: are like rows treated alike?
 */
final class StrataSection extends Div {
  private static final long serialVersionUID = 1L;

  private final H2 title = new H2();
  private final Paragraph problem = new Paragraph();
  private final Div holder = new Div();
  private final ConditionalTable conditional = new ConditionalTable();
  private final transient PreparedAudits audits = new PreparedAudits();

  StrataSection() {
    addClassName("card");
    problem.getElement().setAttribute("role", "alert");
    holder.addClassName("scroll");
    holder.getElement().setAttribute("tabindex", "0");
    holder.getElement().setAttribute("role", "region");
    holder.getElement().setAttribute("aria-label", "The gap within each value of another column");
    Paragraph note =
        new Paragraph(
            "Adjustment is for the comparisons within one line; many lines make chance finds"
                + " likely.");
    note.addClassName("quiet");
    add(title, problem, holder, note, conditional);
  }

  /** Divides the rows beforehand. */
  void load(Context coming, FairnessChoice choice, Progress progress) {
    Prepared unused = prepare(coming, choice, progress);
  }

  /** Either an audit or, in words, why the column cannot divide these rows. */
  private record Prepared(@Nullable PreparedAudit audit, String problem) {}

  private Prepared prepare(Context coming, FairnessChoice choice, Progress progress) {
    List<String> by = choice.opened();
    if (choice.within() == null || by == null) {
      return new Prepared(null, "");
    }
    try {
      return new Prepared(
          audits.prepare(
              coming, coming.model(), List.of(by), choice.reference(), choice.within(), progress),
          "");
    } catch (InputException e) {
      return new Prepared(null, String.valueOf(e.getMessage()));
    }
  }

  void show(Context now, FairnessChoice choice) {
    List<String> by = choice.opened();
    setVisible(choice.within() != null && by != null);
    if (choice.within() == null || by == null) {
      return;
    }
    title.setText(
        "%s by %s within each value of %s"
            .formatted(choice.measure().label(), String.join(" × ", by), choice.within()));
    holder.removeAll();
    Prepared prepared = prepare(now, choice, Progress.NONE);
    problem.setText(prepared.problem());
    PreparedAudit audit = prepared.audit();
    conditional.show(audit == null ? List.of() : audit.conditional(by, now.threshold()));
    if (audit != null) {
      show(
          choice,
          by,
          audit
              .at(
                  now.threshold(),
                  (measure, school) ->
                      school == choice.school() && measure.equals(choice.measure()))
              .strata());
    }
  }

  private void show(FairnessChoice choice, List<String> by, List<Stratum> strata) {
    Table table = new Table();
    holder.add(table);
    table.setCaptionText(choice.school().label() + ": " + choice.school().sentence());
    TableRow head = table.getHead().addRow();
    List.of(
            String.valueOf(choice.within()),
            "Rows",
            "Value",
            "95 % interval",
            "Verdict",
            "In words")
        .forEach(text -> head.addHeaderCell().setText(text));
    for (Stratum stratum : strata) {
      List<Disparity> found =
          stratum.disparitiesBy(by).stream()
              .filter(
                  gap -> gap.school() == choice.school() && gap.measure().equals(choice.measure()))
              .toList();
      TableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(stratum.value());
      row.addDataCell().setText(Words.count(stratum.overall().rows()));
      if (found.isEmpty()) {
        row.addDataCell().setText("not estimable");
        row.addDataCell();
        row.addDataCell();
        row.addDataCell().setText("There is one group only.");
      } else {
        Disparity worst = Verdicts.worst(found);
        row.addDataCell().setText(Words.gap(worst));
        row.addDataCell().setText(Words.gapInterval(worst));
        row.addDataCell().add(new VerdictMark(worst));
        row.addDataCell()
            .setText(GapSentence.of(worst, (group, metric) -> measure(stratum, group, metric)));
      }
    }
  }

  private static Measure measure(Stratum stratum, Group group, Metric metric) {
    return Stream.concat(Stream.of(stratum.overall()), stratum.groups().stream())
        .filter(result -> result.group().equals(group))
        .findFirst()
        .orElseThrow()
        .measure(metric);
  }
}
