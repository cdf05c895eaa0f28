package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.evenhand.policy.PolicyKind;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.FrontierChart;
import org.evenhand.workspace.Frontier;
import org.evenhand.workspace.LabJudge;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.jspecify.annotations.Nullable;

/**
 * Gain against the largest gap: the best there is, and where each policy lies, on the rows they are
 * found on and on those they are judged on.
 */
final class FrontierPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final Select<PolicyKind> kind = new Select<>();
  private final FrontierChart chart = new FrontierChart();
  private final Paragraph said = new Paragraph();
  private transient List<List<Double>> points = List.of();
  private transient List<List<Double>> drawn = List.of();
  private transient List<FrontierChart.Point> line = List.of();
  private transient PreparedLab.@Nullable Ready drawnFor;
  private boolean showing;

  /**
   * @param chosen hears which gap the frontier is to be over
   * @param apply takes the thresholds of a point that the user picks
   */
  FrontierPanel(Consumer<PolicyKind> chosen, Consumer<List<Double>> apply) {
    addClassName("frontier");
    kind.setLabel("Gap in");
    kind.setItems(Arrays.stream(PolicyKind.values()).filter(PolicyKind::constrains).toList());
    kind.setItemLabelGenerator(PolicyKind::label);
    kind.addValueChangeListener(
        change -> {
          if (!showing && change.getValue() != null) {
            chosen.accept(change.getValue());
          }
        });
    chart.addSelectListener(
        (index, policy) -> {
          List<List<Double>> from = policy == null ? points : drawn;
          if (index >= 0 && index < from.size()) {
            apply.accept(from.get(index));
          }
        });
    said.addClassName("quiet");
    add(new H3("The frontier"), kind, chart, said);
  }

  void show(
      Context now,
      ThresholdLab lab,
      LabChoice choice,
      PreparedLab.Ready ready,
      List<Double> thresholds) {
    setVisible(lab.groups().size() > 1 && ready.absence() == null);
    if (!isVisible()) {
      return;
    }
    showing = true;
    try {
      kind.setValue(choice.frontier());
    } finally {
      showing = false;
    }
    FrontierPlaces places =
        new FrontierPlaces(lab, new LabJudge(lab, choice.frontier(), ready.payoff()));
    if (!ready.equals(drawnFor)) {
      points = ready.frontier().stream().map(Frontier.Point::thresholds).toList();
      line = ready.frontier().stream().map(places::point).toList();
      drawnFor = ready;
    }
    List<FrontierChart.Policy> policies = new ArrayList<>();
    List<List<Double>> ofPolicies = new ArrayList<>();
    PolicyOutcome found = ready.found(thresholds);
    policies.add(places.policy("Thresholds above", 0, thresholds, found, true));
    ofPolicies.add(thresholds);
    for (PolicyOutcome outcome : ready.policies().outcomes()) {
      PolicyKind own = outcome.kind();
      if (own != null) {
        boolean current = outcome.thresholds().equals(thresholds);
        policies.add(
            places.policy(own.label(), policies.size(), outcome.thresholds(), outcome, current));
        ofPolicies.add(outcome.thresholds());
      }
    }
    drawn = List.copyOf(ofPolicies);
    FrontierChart.Rows rows = rows(now, lab);
    chart.show(
        new FrontierChart.Data(
            "Gain per row against the largest gap",
            "Gap: " + choice.frontier().label().toLowerCase(Locale.ROOT),
            "%",
            "Gain per row",
            "",
            rows,
            line,
            policies));
    said.setText(sentence(rows, policies.getFirst(), line));
  }

  /** What the rows are called; null when there is one kind. */
  private static FrontierChart.@Nullable Rows rows(Context now, ThresholdLab lab) {
    if (!lab.judgesElsewhere()) {
      return null;
    }
    return switch (lab.choosing()) {
      case Choosing.OnPart(String part) ->
          new FrontierChart.Rows(
              "on “%s”, where chosen".formatted(part),
              "on “%s”, where judged".formatted(now.part()));
      case Choosing.CrossFitted folds ->
          new FrontierChart.Rows(
              "on all of “%s”, where chosen".formatted(now.part()),
              "on “%s”, where each fold is judged by the others".formatted(now.part()));
    };
  }

  private static String sentence(
      FrontierChart.@Nullable Rows rows,
      FrontierChart.Policy current,
      List<FrontierChart.Point> line) {
    if (rows == null) {
      return "Policies are found and judged on the same rows here, where they look better than they"
          + " will on others.";
    }
    StringBuilder said = new StringBuilder();
    FrontierChart.Place judged = current.judged();
    if (current.gap() != null && current.gain() != null && judged != null) {
      said.append(
          "The thresholds in use gain %s per row with a gap of %s %s; %s with %s %s. "
              .formatted(
                  Words.digits(current.gain()),
                  points(current.gap()),
                  rows.chosen(),
                  Words.digits(judged.gain()),
                  points(judged.gap()),
                  rows.judged()));
    }
    long known = line.stream().filter(point -> point.judged() != null).count();
    if (known == 0) {
      return said.append("The frontier is drawn only where it was found: no other rows judge it.")
          .toString();
    }
    long wider =
        line.stream()
            .filter(point -> point.judged() != null && point.judged().gap() > point.gap())
            .count();
    return said.append(
            "Of the %d points of the frontier %d have a larger gap where judged than where chosen. A"
                    .formatted(known, wider)
                + " click on any applies its thresholds.")
        .toString();
  }

  private static String points(double gap) {
    return String.format(Locale.ROOT, "%.1f points", 100 * gap);
  }
}
