package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.job.Progress;
import org.evenhand.metric.ScoreHistogram;
import org.evenhand.policy.PolicyKind;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.DensityChart;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.jspecify.annotations.Nullable;

/** The threshold lab: one threshold or one per group, what it gains, and what it costs whom. */
@Route("thresholds")
class ThresholdsPage extends Page {
  private static final long serialVersionUID = 1L;

  private static final String GROUPS_BY = "groups by ";

  private static final String MANY_CLASSES =
      " With more than two classes a threshold parts the positive class from the rest, while the"
          + " predicted class is the one with the highest score.";

  private final ComboBox<String> by = new ComboBox<>("Thresholds for");
  private final Select<String> choose = new Select<>();
  private final NumberField tolerance = new NumberField("Tolerance, in points");
  private final Checkbox intervals = new Checkbox("95 % intervals on the curves");
  private final Paragraph counts = new Paragraph();
  private final Paragraph how = new Paragraph();
  private final Paragraph absence = new Paragraph();
  private final DensityChart density = new DensityChart();
  private final ThresholdFields fields = new ThresholdFields(this::moved);
  private final PeoplePanel people = new PeoplePanel();
  private final PayoffFields payoff =
      new PayoffFields(worth -> go(LabChoice.PAYOFF, LabChoice.text(worth)), true);
  private final PoliciesTable policies = new PoliciesTable(this::apply);
  private final RandomisedTable randomised = new RandomisedTable();
  private final FrontierPanel frontier =
      new FrontierPanel(kind -> go(LabChoice.FRONTIER, kind.key()), this::apply);
  private final CurvesPanel curves = new CurvesPanel();
  private final ChangesTable changes = new ChangesTable();
  private final ThresholdWriter writer = new ThresholdWriter();
  private final transient PreparedLab prepared = new PreparedLab();
  private transient @Nullable Context context;
  private boolean showing;

  ThresholdsPage() {
    super("Thresholds", "Where should the line be drawn, and what does that cost whom?");
    by.setAllowCustomValue(true);
    by.setWidth("16rem");
    by.setHelperText("also a*b for both, age:4");
    by.setItemLabelGenerator(
        name -> name.equals(LabChoice.NONE) ? "all rows together" : GROUPS_BY + name);
    by.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            go(LabChoice.BY, change.getValue());
          }
        });
    by.addCustomValueSetListener(
        custom -> {
          String typed = custom.getDetail().strip();
          go(
              LabChoice.BY,
              typed.startsWith(GROUPS_BY) ? typed.substring(GROUPS_BY.length()) : typed);
        });
    choose.setLabel("Policies are found on");
    choose.setItemLabelGenerator(
        name -> name.equals(LabChoice.CROSS_FIT) ? "the judged rows, cross-fitted" : name);
    choose.addValueChangeListener(change -> go(LabChoice.CHOOSE, change.getValue()));
    tolerance.setMin(0);
    tolerance.setMax(100);
    tolerance.setHelperText("how far apart groups may be");
    tolerance.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    tolerance.addValueChangeListener(
        change -> {
          Double points = change.getValue();
          if (points != null && points >= 0 && points <= 100) {
            go(LabChoice.TOLERANCE, NumericColumn.format(points / 100));
          }
        });
    intervals.addValueChangeListener(
        change -> go(LabChoice.INTERVALS, change.getValue() ? "yes" : null));
    density.addThresholdListener((value, last, group) -> dragged(value, group));
    counts.addClassName("quiet");
    how.addClassName("quiet");
    Div tools = new Div(by, choose, tolerance, intervals);
    tools.addClassNames("tools", "choices");
    Div left = new Div(density, fields);
    Div lab = new Div(left, people);
    lab.addClassNames("card", "lab");
    Button one = new Button("One threshold for all");
    one.addClickListener(click -> oneForAll());
    absence.getElement().setAttribute("role", "status");
    Div policyCard =
        new Div(new H2("Policies"), payoff, how, absence, policies, randomised, frontier);
    policyCard.addClassName("card");
    Div actions = new Div(one, writer);
    actions.addClassName("tools");
    body.add(tools, counts, lab, actions, policyCard, changes, curves);
  }

  @Override
  void load(Context coming, Progress progress) {
    prepared.prepare(coming, LabChoice.of(coming), progress);
  }

  /** The scores, the fields and the people; policies, changes and curves when it rests. */
  @Override
  void follow(Context moved) {
    context = moved;
    PreparedLab.Ready ready = prepared.prepare(moved, LabChoice.of(moved), Progress.NONE);
    List<Double> thresholds = thresholds(ready.lab(), moved.threshold());
    showDensity(moved, ready.lab(), thresholds);
    fields.show(ready.lab(), thresholds);
    people.show(moved, ready.lab(), ready.byHand(thresholds));
  }

  @Override
  void show(Context now) {
    boolean moved = context != null && now.isOnlyMovedFrom(context);
    context = now;
    LabChoice choice = LabChoice.of(now);
    PreparedLab.Ready ready = prepared.prepare(now, choice, Progress.NONE);
    ThresholdLab lab = ready.lab();
    List<Double> thresholds = thresholds(lab, now.threshold());
    List<Double> own = thresholds(lab, now.workspace().threshold());
    PolicyOutcome current = ready.byHand(thresholds);
    if (!moved) {
      showChoices(now, choice);
      payoff.show(choice.payoff());
      how.setText(how(now, choice));
    }
    counts.setText(
        Sentences.counts(lab.counts())
            + " "
            + Sentences.smallNote(now.workspace())
            + (now.model().classes().size() > 2 ? MANY_CLASSES : "")
            + Sentences.held(now.workspace()));
    showDensity(now, lab, thresholds);
    fields.show(lab, thresholds);
    people.show(now, lab, current);
    String none = ready.absence();
    absence.setVisible(none != null);
    absence.setText(none == null ? "" : "No policies: " + none + ".");
    policies.setVisible(none == null);
    how.setVisible(none == null);
    if (none == null) {
      policies.show(
          lab,
          lines(ready, current, thresholds, own),
          "Policies side by side; gaps are largest minus smallest among the judged rows");
    }
    if (!moved) {
      randomised.show(
          lab,
          ready.policies().randomised(),
          lab.chosen().stream().mapToDouble(group -> group.weight()).sum());
    }
    frontier.show(now, lab, choice, ready, thresholds);
    changes.show(now, lab.changes(own, thresholds));
    writer.show(now);
    curves.show(lab, thresholds, choice.payoff(), choice.intervals());
  }

  private static List<PoliciesTable.Line> lines(
      PreparedLab.Ready ready, PolicyOutcome current, List<Double> thresholds, List<Double> own) {
    List<PoliciesTable.Line> lines = new ArrayList<>();
    lines.add(new PoliciesTable.Line("In use now", "the thresholds above", current, true));
    lines.add(
        new PoliciesTable.Line(
            "Workspace's own",
            "the thresholds of the workspace file",
            ready.byHand(own),
            own.equals(thresholds)));
    for (PolicyOutcome outcome : ready.policies().outcomes()) {
      PolicyKind kind = outcome.kind();
      if (kind != null) {
        lines.add(
            new PoliciesTable.Line(
                kind.label(), kind.words(), outcome, outcome.thresholds().equals(thresholds)));
      }
    }
    return lines;
  }

  /** The thresholds of the groups, the common one where they differ within the groups. */
  private static List<Double> thresholds(ThresholdLab lab, Threshold threshold) {
    return lab.divides(threshold)
        ? lab.thresholds(threshold)
        : Collections.nCopies(lab.groups().size(), threshold.standard());
  }

  private static String how(Context now, LabChoice choice) {
    return switch (choice.choosing()) {
      case Choosing.OnPart(String part) ->
          ("Policies are found on the part “%s” and judged on “%s”. If the model was fitted on “%s”,"
                  + " its scores there look better than they are; cross-fitting on the judged rows"
                  + " avoids that. Rates are compared with a tolerance of %s points.")
              .formatted(part, now.part(), part, Words.digits(100 * choice.tolerance()));
      case Choosing.CrossFitted(int folds, long seed) ->
          ("Policies are found and judged on “%s” by cross-fitting: of %d folds (seed %d) each is"
                  + " judged with thresholds found on the others; the thresholds shown are found on"
                  + " all its rows. Rates are compared with a tolerance of %s points.")
              .formatted(now.part(), folds, seed, Words.digits(100 * choice.tolerance()));
    };
  }

  private void showChoices(Context now, LabChoice choice) {
    showing = true;
    try {
      List<String> own = now.workspace().protectedAttributes();
      Set<String> names = new LinkedHashSet<>(List.of(LabChoice.NONE));
      own.forEach(name -> names.add(Product.join(List.of(name))));
      if (own.size() > 1) {
        names.add(Product.join(own.subList(0, 2)));
      }
      String chosen = choice.by().isEmpty() ? LabChoice.NONE : Product.join(choice.by());
      names.add(chosen);
      by.setItems(names);
      by.setValue(chosen);
      List<String> parts = new ArrayList<>(now.workspace().parts());
      parts.remove(now.part());
      parts.add(LabChoice.CROSS_FIT);
      choose.setItems(parts);
      choose.setValue(
          choice.choosing() instanceof Choosing.OnPart on ? on.part() : LabChoice.CROSS_FIT);
      tolerance.setValue(100 * choice.tolerance());
      intervals.setValue(choice.intervals());
    } finally {
      showing = false;
    }
  }

  private void showDensity(Context now, ThresholdLab lab, List<Double> thresholds) {
    List<DensityChart.Group> groups = new ArrayList<>();
    ScoreHistogram.Range range = ScoreHistogram.range(lab.shown());
    boolean perGroup = thresholds.stream().distinct().count() > 1;
    for (int i = 0; i < lab.groups().size(); i++) {
      groups.add(
          DensityChart.Group.of(
              Words.group(lab.groups().get(i)),
              i,
              ScoreHistogram.of(lab.shown().get(i), range, 40),
              perGroup ? thresholds.get(i) : null));
    }
    density.show(
        new DensityChart.Data(
            "Scores of %s by group and truth".formatted(now.model().name()),
            "score",
            perGroup ? null : thresholds.get(0),
            perGroup,
            List.of(range.from(), range.to()),
            groups,
            CurvesPanel.LINK));
  }

  private void dragged(double value, @Nullable String group) {
    PreparedLab.Ready ready = prepared.ready();
    if (group == null || ready == null) {
      move(Threshold.of(clamp(value)));
      return;
    }
    List<String> names = ready.lab().groups().stream().map(Words::group).toList();
    moved(names.indexOf(group), value);
  }

  /** One group's threshold was set. */
  private void moved(int group, double value) {
    Context now = context;
    PreparedLab.Ready ready = prepared.ready();
    if (now == null || ready == null || group < 0) {
      return;
    }
    if (!Threshold.isValid(value)) {
      throw new InputException("a threshold is from 0 to 1, not " + NumericColumn.format(value));
    }
    List<Double> thresholds = new ArrayList<>(thresholds(ready.lab(), now.threshold()));
    thresholds.set(group, value);
    move(ready.lab().threshold(thresholds, now.threshold().standard()));
  }

  private static double clamp(double value) {
    return Math.clamp(value, 0, 1);
  }

  private void apply(List<Double> thresholds) {
    PreparedLab.Ready ready = prepared.ready();
    if (ready != null) {
      double common =
          ready.policies().outcomes().stream()
              .filter(outcome -> outcome.kind() == PolicyKind.SAME_FOR_ALL)
              .findFirst()
              .map(outcome -> outcome.thresholds().get(0))
              .orElse(thresholds.get(0));
      move(ready.lab().threshold(thresholds, common));
    }
  }

  private void oneForAll() {
    Context now = context;
    if (now != null) {
      move(Threshold.of(now.threshold().standard()));
    }
  }

  private void move(Threshold threshold) {
    if (!showing) {
      moveThreshold(threshold);
    }
  }

  private void go(String key, @Nullable String value) {
    if (!showing && context != null) {
      UI.getCurrent()
          .navigate(ThresholdsPage.class, context.state().with(key, value).toParameters());
    }
  }
}
