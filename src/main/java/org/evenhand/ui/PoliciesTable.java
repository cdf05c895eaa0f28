package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableDataCell;
import com.vaadin.flow.component.html.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.policy.GroupNote;
import org.evenhand.policy.PolicyKind;
import org.evenhand.report.Words;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.ThresholdLab;
import org.jspecify.annotations.Nullable;

/** Policies side by side: thresholds, gain, every gap, and a way to apply each. */
final class PoliciesTable extends Div {
  private static final long serialVersionUID = 1L;

  /** Thresholds of so many groups are told; more are in the fields above and on hover. */
  private static final int TOLD = 6;

  private final Consumer<List<Double>> apply;
  private final transient List<TableRow> rows = new ArrayList<>();
  private final transient List<@Nullable Line> shown = new ArrayList<>();
  private transient @Nullable ThresholdLab shownLab;

  /**
   * A line of the table.
   *
   * @param current whether these are the thresholds in use
   */
  record Line(String name, String words, PolicyOutcome outcome, boolean current) {}

  /**
   * @param apply takes the thresholds that the user wants
   */
  PoliciesTable(Consumer<List<Double>> apply) {
    this.apply = apply;
    addClassNames("scroll", "policies");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", "Policies side by side");
  }

  /**
   * Only lines that differ from those shown are drawn anew: a moving threshold changes one.
   *
   * @param caption what the table holds
   */
  void show(ThresholdLab lab, List<Line> lines, String caption) {
    boolean groups = lab.groups().size() > 1;
    if (lab != shownLab || lines.size() != shown.size()) {
      build(lab, groups, lines.size(), caption);
      shownLab = lab;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).equals(shown.get(i))) {
        shown.set(i, lines.get(i));
        fill(rows.get(i), lab, lines.get(i), groups);
      }
    }
  }

  private void build(ThresholdLab lab, boolean groups, int lines, String caption) {
    removeAll();
    rows.clear();
    shown.clear();
    Table table = new Table();
    add(table);
    table.setCaptionText(caption);
    TableRow head = table.getHead().addRow();
    List.of("Policy", "Apply", "Thresholds", "Gain per row: judged", "Gain per row: where chosen")
        .forEach(title -> head.addHeaderCell().setText(title));
    if (groups) {
      gaps(lab).forEach(gap -> head.addHeaderCell().add(new ExplainButton(gap.explanation())));
    }
    for (int i = 0; i < lines; i++) {
      rows.add(table.getBody().addRow());
      shown.add(null);
    }
  }

  private void fill(TableRow row, ThresholdLab lab, Line line, boolean groups) {
    row.removeAll();
    PolicyOutcome outcome = line.outcome();
    row.setClassName("opened", line.current());
    Div name = new Div(new Span(line.name()));
    name.setTitle(line.words());
    row.addHeaderCell().add(name, notes(lab, outcome));
    action(row.addDataCell(), line);
    thresholds(row.addDataCell(), lab, outcome);
    gain(row.addDataCell(), outcome.judged());
    gain(row.addDataCell(), outcome.chosen());
    if (groups) {
      gaps(lab).forEach(gap -> gap(row.addDataCell(), lab, outcome, gap));
    }
  }

  private void action(TableDataCell action, Line line) {
    if (line.current()) {
      action.setText("in use");
    } else {
      Button button = new Button("Apply");
      button.addThemeVariants(ButtonVariant.SMALL);
      button.setAriaLabel("Apply: " + line.name());
      button.addClickListener(click -> apply.accept(line.outcome().thresholds()));
      action.add(button);
    }
  }

  private static Div notes(ThresholdLab lab, PolicyOutcome outcome) {
    Div notes = new Div();
    notes.addClassName("cell-interval");
    if (!outcome.withinTolerance()) {
      notes.add(new Div(new Span("No thresholds reach the tolerance; these come nearest.")));
    }
    if (outcome.resolution() > 0) {
      notes.add(
          new Div(
              new Span(
                  "Searched to a resolution: no thresholds gain more than %s beyond."
                      .formatted(Words.digits(outcome.resolution())))));
    }
    for (GroupNote note : outcome.notes()) {
      String who =
          note.group() == GroupNote.ALL ? "" : Words.group(lab.groups().get(note.group())) + ": ";
      notes.add(new Div(new Span(who + note.text())));
    }
    return notes;
  }

  private static void thresholds(TableDataCell cell, ThresholdLab lab, PolicyOutcome outcome) {
    List<Double> thresholds = outcome.thresholds();
    List<Double> distinct = thresholds.stream().distinct().toList();
    if (distinct.size() == 1) {
      cell.setText(threshold(distinct.get(0)));
      return;
    }
    List<String> all =
        IntStream.range(0, thresholds.size())
            .mapToObj(i -> lab.groups().get(i).label() + " " + threshold(thresholds.get(i)))
            .toList();
    cell.setText(
        all.stream().limit(TOLD).collect(Collectors.joining("; "))
            + (all.size() > TOLD ? "; %,d more".formatted(all.size() - TOLD) : ""));
    cell.setTitle(String.join("; ", all));
  }

  /** "0.35", "nobody" above every possible score. */
  static String threshold(double threshold) {
    return threshold > 1 && threshold < 1 + 1e-9 ? "above 1" : NumericColumn.format(threshold);
  }

  private static void gain(TableDataCell cell, PolicyOutcome.@Nullable Side side) {
    if (side == null) {
      cell.setText("–");
      return;
    }
    Div under =
        new Div(
            new Span(
                "%s over %s rows".formatted(Words.number(side.gain()), Words.count(side.rows()))));
    under.addClassName("cell-interval");
    cell.add(new Div(new Span(Words.digits(side.gainPerRow()))), under);
  }

  private static List<DisparityMeasure> gaps(ThresholdLab lab) {
    return PolicyOutcome.gaps(lab.favorablePositive());
  }

  private static void gap(
      TableDataCell cell, ThresholdLab lab, PolicyOutcome outcome, DisparityMeasure measure) {
    Disparity gap = outcome.gap(measure);
    if (gap == null) {
      cell.setText("–");
      return;
    }
    Div under = new Div(new Span(Words.gapInterval(gap)));
    under.addClassName("cell-interval");
    cell.add(new Div(new Span(Words.gap(gap))), under);
    PolicyOutcome.Side chosen = outcome.chosen();
    PolicyKind kind = outcome.kind();
    if (kind != null
        && chosen != null
        && chosen.gap() != null
        && measure.equals(PolicyOutcome.gap(kind, lab.favorablePositive()))) {
      cell.addClassName("own");
      Div there = new Div(new Span("where chosen " + Words.gap(gap.measure(), chosen.gap())));
      there.addClassName("cell-interval");
      cell.add(there);
    }
  }
}
