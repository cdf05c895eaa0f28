package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.TableRow;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.fairness.Consistency;
import org.evenhand.fairness.GeneralizedEntropy;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.Words;
import org.evenhand.whatif.FlipTest;
import org.evenhand.whatif.Flips;
import org.evenhand.workspace.FlipTests;
import org.evenhand.workspace.IndividualMeasures;
import org.jspecify.annotations.Nullable;

/** Persons rather than groups: flip test, consistency among neighbours, inequality of benefits. */
final class IndividualSection extends Div {
  private static final long serialVersionUID = 1L;

  private static final int NEIGHBORS = 5;
  private static final long SEED = 1;

  private final Page page;
  private final Button flip = new Button("Flip test");
  private final Button others = new Button("Consistency and inequality");
  private final Checkbox ownRow = new Checkbox("Count the row itself among its neighbours");
  private final Div results = new Div();
  private transient @Nullable Context context;
  private transient @Nullable List<String> by;

  IndividualSection(Page page) {
    this.page = page;
    addClassName("card");
    flip.addClickListener(click -> flip());
    others.addClickListener(click -> others());
    Div tools = new Div(flip, others, ownRow);
    tools.addClassName("tools");
    Paragraph lead =
        new Paragraph(
            "The flip test changes the attribute of each row to its other values, nothing else, and"
                + " asks the model again. Consistency asks whether rows that are alike are decided"
                + " alike. Both score or compare every row, which can take a while.");
    lead.addClassName("quiet");
    results.addClassName("sections");
    add(new H2("Person by person"), lead, tools, results);
  }

  void show(Context now, @Nullable List<String> opened) {
    boolean same =
        context != null && context.state().equals(now.state()) && context.model() == now.model();
    context = now;
    by = opened;
    flip.setEnabled(opened != null && opened.size() == 1);
    flip.setText(
        opened != null && opened.size() == 1 ? "Flip test of " + opened.get(0) : "Flip test");
    if (!same) {
      results.removeAll();
    }
  }

  private void flip() {
    Context now = context;
    List<String> attributes = by;
    if (now == null || attributes == null || attributes.size() != 1) {
      return;
    }
    page.work(
        "Flip test of " + attributes.get(0),
        progress ->
            FlipTests.run(
                now.workspace(),
                now.model(),
                attributes.get(0),
                now.rows(),
                now.threshold(),
                progress),
        this::showFlips,
        this::say);
  }

  private void others() {
    Context now = context;
    if (now == null) {
      return;
    }
    List<String> attributes = by == null ? List.of() : by;
    Consistency.Question question =
        new Consistency.Question(NEIGHBORS, ownRow.getValue(), now.workspace().minGroup(), SEED);
    page.work(
        "Comparing rows with their nearest neighbours",
        progress ->
            IndividualMeasures.of(
                now.workspace(),
                now.model(),
                now.rows(),
                now.threshold(),
                attributes,
                question,
                progress),
        this::showMeasures,
        this::say);
  }

  private void say(String message) {
    results.removeAll();
    Paragraph said = new Paragraph(message);
    said.getElement().setAttribute("role", "alert");
    results.add(said);
  }

  private void showFlips(FlipTest test) {
    results.removeAll();
    if (test.byValue().isEmpty()) {
      say("Flip test of %s: %s.".formatted(test.attribute(), reason(test.overall().changed())));
      return;
    }
    Scrolled table =
        table(
            "Flip test of " + test.attribute(),
            "Rows with",
            "changed to",
            "Rows",
            "Decisions that change",
            "to the favorable",
            "to the unfavorable",
            "Mean change of score");
    List<Flips> lines = new ArrayList<>(List.of(test.overall()));
    lines.addAll(test.byValue());
    if (test.byValue().size() > 2) {
      lines.addAll(test.pairs());
    }
    for (Flips flips : lines) {
      TableRow row = table.line();
      row.addHeaderCell().setText(flips.from() == null ? "any value" : flips.from());
      row.addDataCell().setText(flips.to() == null ? "each other value" : flips.to());
      row.addDataCell().setText(Words.count(flips.rows()));
      MeasureCell.add(row, Metric.SELECTION_RATE, flips.changed());
      MeasureCell.add(row, Metric.SELECTION_RATE, flips.toFavorable());
      MeasureCell.add(row, Metric.SELECTION_RATE, flips.toUnfavorable());
      MeasureCell.add(row, Metric.MEAN_SCORE, flips.scoreChange());
    }
    if (test.missing() + test.unscored() > 0) {
      results.add(
          new Paragraph(
              "Left out: %,d rows without a value, %,d without a score."
                  .formatted(test.missing(), test.unscored())));
    }
    results.add(
        new Paragraph(
            "No change does not clear a model: other columns can stand in for the attribute."));
  }

  private void showMeasures(IndividualMeasures measures) {
    results.removeAll();
    Consistency consistency = measures.consistency();
    Scrolled table =
        table(
            "Consistency among %d nearest neighbours".formatted(consistency.neighbors()),
            "Group",
            "Consistency");
    TableRow all = table.line();
    all.addHeaderCell().setText("all rows");
    MeasureCell.add(all, Metric.MEAN_SCORE, consistency.overall());
    for (int i = 0; i < measures.groups().size() && measures.groups().size() > 1; i++) {
      TableRow row = table.line();
      row.addHeaderCell().setText(Words.group(measures.groups().get(i)));
      MeasureCell.add(row, Metric.MEAN_SCORE, consistency.groups().get(i));
    }
    results.add(
        new Paragraph(
            ("1 minus the mean distance of a row's decision from that of its nearest neighbours,"
                    + " itself %samong them; by %s, scaled by their standard deviations."
                    + " %,d of %,d rows measured%s.")
                .formatted(
                    consistency.ownRow() ? "" : "not ",
                    String.join(", ", measures.features()),
                    consistency.measured(),
                    consistency.rows(),
                    consistency.measured() < consistency.rows()
                        ? ", a sample with seed " + consistency.seed()
                        : "")));
    Scrolled entropies =
        table(
            "Inequality of benefits (1 + decision - truth)",
            "Index",
            "Total",
            "Between groups",
            "Within groups");
    entropy(entropies, "Generalized entropy, alpha 2", measures.entropy());
    entropy(entropies, "Theil index (alpha 1)", measures.theil());
  }

  private static void entropy(Scrolled table, String name, GeneralizedEntropy entropy) {
    TableRow row = table.line();
    row.addHeaderCell().setText(name);
    MeasureCell.add(row, Metric.MEAN_SCORE, entropy.total());
    MeasureCell.add(row, Metric.MEAN_SCORE, entropy.between());
    MeasureCell.add(row, Metric.MEAN_SCORE, entropy.within());
  }

  private Scrolled table(String caption, String... heads) {
    Scrolled table = new Scrolled(caption, heads);
    results.add(table);
    return table;
  }

  private static String reason(Measure measure) {
    return measure instanceof Measure.NotEstimable none ? none.reason() : "";
  }
}
