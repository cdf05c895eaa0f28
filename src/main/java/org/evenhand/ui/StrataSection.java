package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.GapSentence;
import org.evenhand.report.Verdicts;
import org.evenhand.report.Words;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.AuditRequest;
import org.evenhand.workspace.Audits;
import org.evenhand.workspace.GroupResult;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.PreparedAudit;
import org.jspecify.annotations.Nullable;

/** The same gap within each value of another column: are like rows treated alike? */
final class StrataSection extends Div {
  private static final long serialVersionUID = 1L;

  private final H2 title = new H2();
  private final Div holder = new Div();
  private transient @Nullable Basis basis;
  private transient List<Stratum> strata = List.of();

  private record Basis(
      LoadedModel model,
      String part,
      @Nullable RowSet selection,
      @Nullable List<String> by,
      @Nullable String within,
      org.evenhand.fairness.Reference reference) {}

  private record Stratum(String value, PreparedAudit audit) {}

  StrataSection() {
    addClassName("card");
    holder.addClassName("scroll");
    holder.getElement().setAttribute("tabindex", "0");
    holder.getElement().setAttribute("role", "region");
    holder.getElement().setAttribute("aria-label", "The gap within each value of another column");
    Paragraph note =
        new Paragraph(
            "Holm's adjustment is for the comparisons within one line; many lines make chance finds"
                + " likely.");
    note.addClassName("quiet");
    add(title, holder, note);
  }

  /** Divides the rows by the column and prepares each part's audit. */
  synchronized void load(Context coming, FairnessChoice choice, Progress progress) {
    Basis wanted =
        new Basis(
            coming.model(),
            coming.part(),
            coming.selection(),
            choice.opened(),
            choice.within(),
            choice.reference());
    if (wanted.equals(basis)) {
      return;
    }
    strata = List.of();
    String within = choice.within();
    List<String> by = choice.opened();
    if (within != null && by != null) {
      CategoricalColumn column = coming.workspace().attribute(within);
      List<Stratum> made = new ArrayList<>();
      for (int code = 0; code < column.dictionary().size(); code++) {
        progress.report("Comparing within " + within, code, column.dictionary().size());
        int value = code;
        RowSet rows = RowSet.where(column.size(), row -> column.code(row) == value);
        if (coming.rows().and(rows).count() > 0) {
          made.add(
              new Stratum(
                  column.dictionary().get(code), audit(coming, choice, by, rows, progress)));
        }
      }
      strata = List.copyOf(made);
    }
    basis = wanted;
  }

  private static PreparedAudit audit(
      Context coming, FairnessChoice choice, List<String> by, RowSet rows, Progress progress) {
    RowSet selection = coming.selection() == null ? rows : coming.selection().and(rows);
    return Audits.prepare(
        coming.workspace(),
        new AuditRequest(
            coming.model(),
            coming.part(),
            selection,
            coming.threshold(),
            List.of(by),
            choice.reference(),
            org.evenhand.fairness.Bootstrap.USUAL),
        progress);
  }

  synchronized void show(Context now, FairnessChoice choice) {
    List<String> by = choice.opened();
    String within = choice.within();
    setVisible(within != null && by != null);
    if (within == null || by == null) {
      return;
    }
    title.setText(
        "%s by %s within each value of %s"
            .formatted(choice.measure().label(), String.join(" × ", by), within));
    holder.removeAll();
    Table table = new Table();
    holder.add(table);
    table.setCaptionText(choice.school().label() + ": " + choice.school().sentence());
    TableRow head = table.getHead().addRow();
    List.of(within, "Rows", "Value", "95 % interval", "Verdict", "In words")
        .forEach(text -> head.addHeaderCell().setText(text));
    for (Stratum stratum : strata) {
      Audit audit = stratum.audit().at(now.threshold(), choice.measure()::equals);
      List<Disparity> found =
          audit.disparitiesBy(by).stream()
              .filter(
                  gap -> gap.school() == choice.school() && gap.measure().equals(choice.measure()))
              .toList();
      TableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(stratum.value());
      row.addDataCell().setText(Words.count(audit.data().used()));
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
            .setText(GapSentence.of(worst, (group, metric) -> measure(audit, group, metric)));
      }
    }
  }

  private static Measure measure(Audit audit, Group group, Metric metric) {
    return Stream.concat(Stream.of(audit.overall()), audit.groups().stream())
        .filter((GroupResult result) -> result.group().equals(group))
        .findFirst()
        .orElseThrow()
        .measure(metric);
  }
}
