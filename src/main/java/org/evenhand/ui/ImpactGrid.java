package org.evenhand.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.Verdict;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Share;
import org.evenhand.report.Verdicts;
import org.evenhand.report.Words;

/**
 * How often each group is selected as a share of the reference's rate, and what belongs beside it.
 */
final class ImpactGrid extends Div {
  private static final long serialVersionUID = 1L;

  private static final int MANY = 15;
  private static final String NOTE =
      "Four fifths is a rule of thumb of 29 CFR 1607.4(D): there a rate below four fifths of the"
          + " highest one is generally regarded as evidence of adverse impact. Smaller differences"
          + " can matter and larger ones be chance; this table settles neither.";

  private final Paragraph lead = new Paragraph();
  private final Grid<ImpactRatio> grid = new Grid<>();

  ImpactGrid() {
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "Impact ratios");
    column("Group", ImpactGrid::group);
    column("Selected", impact -> share(impact.selected()));
    grid.addColumn(impact -> ratio(impact.ratio()))
        .setHeader("Impact ratio")
        .setAutoWidth(true)
        .setComparator((one, other) -> Double.compare(number(one.ratio()), number(other.ratio())));
    column("95 % interval", impact -> interval(impact.ratio()));
    column("Against four fifths", ImpactGrid::verdict);
    column("Shortfall, persons", ImpactGrid::shortfall);
    column("To reach four fifths", ImpactGrid::toFourFifths);
    column("If one person were decided otherwise", ImpactGrid::flipOne);
    column("Test", impact -> impact.p() == null ? "" : Verdicts.test(impact.p()));
    Paragraph note = new Paragraph(NOTE);
    note.addClassName("quiet");
    lead.addClassName("quiet");
    add(new H3("Impact ratios"), lead, grid, note);
  }

  private void column(String header, com.vaadin.flow.function.ValueProvider<ImpactRatio, ?> value) {
    grid.addColumn(value).setHeader(header).setAutoWidth(true);
  }

  void show(List<ImpactRatio> impacts) {
    setVisible(!impacts.isEmpty());
    if (impacts.isEmpty()) {
      return;
    }
    lead.setText(
        "How often each group gets the favorable outcome, as a share of how often %s does."
            .formatted(Words.group(impacts.get(0).reference())));
    grid.setAllRowsVisible(impacts.size() <= MANY);
    grid.setItems(impacts);
  }

  private static String group(ImpactRatio impact) {
    return Words.group(impact.group())
        + (impact.isReference() ? " (reference)" : "")
        + (impact.isUnderTwoPercent() ? " (under 2 % of rows)" : "");
  }

  private static String share(Share share) {
    return share.absence() == null
        ? "%s (%s of %s)"
            .formatted(
                Words.percent(share.value()),
                Words.count(share.part().weight()),
                Words.count(share.whole().weight()))
        : "not estimable: " + share.absence();
  }

  private static String ratio(Measure ratio) {
    return switch (ratio) {
      case Estimate estimate ->
          (estimate.small() ? "◇ " : "") + String.format(Locale.ROOT, "%.3f", estimate.value());
      case Measure.NotEstimable none -> "not estimable: " + none.reason();
    };
  }

  private static double number(Measure ratio) {
    Double value = ratio.valueOrNull();
    return value == null ? Double.NEGATIVE_INFINITY : value;
  }

  private static String interval(Measure ratio) {
    return ratio instanceof Estimate estimate && estimate.interval() != null
        ? String.format(
            Locale.ROOT, "%.3f to %.3f", estimate.interval().low(), estimate.interval().high())
        : "";
  }

  private static String verdict(ImpactRatio impact) {
    if (impact.isReference()) {
      return "";
    }
    return Verdicts.shape(impact.fourFifths())
        + " "
        + switch (impact.fourFifths()) {
          case CLEAR -> "clearly below 0.8";
          case CLEAR_OTHER_WAY -> "clearly not below 0.8";
          case UNCERTAIN -> "uncertain";
          case TOO_FEW -> Verdict.TOO_FEW.word();
        };
  }

  private static String shortfall(ImpactRatio impact) {
    return impact.isReference() ? "" : String.format(Locale.ROOT, "%.1f", impact.shortfall());
  }

  private static String toFourFifths(ImpactRatio impact) {
    return impact.isReference() ? "" : "%,d".formatted(impact.shortfallToFourFifths());
  }

  private static String flipOne(ImpactRatio impact) {
    if (impact.isReference()) {
      return "";
    }
    return ratio(impact.flipOne().ratio())
        + (impact.flipOne().crosses() ? ", on the other side of 0.8" : "");
  }
}
