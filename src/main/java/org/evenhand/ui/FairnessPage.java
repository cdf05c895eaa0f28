package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.School;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.PreparedAudit;
import org.jspecify.annotations.Nullable;

/** Attributes by measures in one table, and the groups of one attribute below it. */
@Route("fairness")
class FairnessPage extends Page {
  private static final long serialVersionUID = 1L;

  /** The metric that is drawn, in the address. */
  static final String METRIC = "metric";

  /** The metrics in the groups' table, in the address. */
  static final String METRICS = "metrics";

  private static final Set<Metric> FIRST_SHOWN =
      new LinkedHashSet<>(
          List.of(
              Metric.SELECTION_RATE,
              Metric.BASE_RATE,
              Metric.TRUE_POSITIVE_RATE,
              Metric.FALSE_POSITIVE_RATE,
              Metric.PRECISION,
              Metric.ACCURACY,
              Metric.AUC));

  private final Select<String> held = new Select<>();
  private final MultiSelectComboBox<String> groupings = new MultiSelectComboBox<>("Compare by");
  private final Select<School> school = new Select<>();
  private final ComboBox<String> reference = new ComboBox<>("Reference group");
  private final MultiSelectComboBox<DisparityMeasure> measures =
      new MultiSelectComboBox<>("Measures of gaps");
  private final ComboBox<String> within = new ComboBox<>("Within each value of");
  private final MultiSelectComboBox<Metric> metrics = new MultiSelectComboBox<>("Rates of groups");
  private final Select<Metric> drawn = new Select<>();
  private final Paragraph counts = new Paragraph();
  private final GapsOverview overview = new GapsOverview();
  private final Div sections = new Div();
  private final StrataSection strata = new StrataSection();
  private final IndividualSection individual = new IndividualSection(this);
  private final RecourseSection recourse = new RecourseSection(this);
  private final transient Map<List<String>, GroupsSection> shown = new HashMap<>();
  private final transient PreparedAudits audits = new PreparedAudits();
  private transient @Nullable Context context;
  private boolean showing;

  FairnessPage() {
    super("Fairness", "Does the model treat the groups alike, and how sure is that?");
    held.setLabel("Class held against the rest");
    held.setWidth("14rem");
    held.addValueChangeListener(change -> hold(change.getValue()));
    groupings.setWidth("20rem");
    groupings.setAllowCustomValue(true);
    groupings.setHelperText(
        "also a*b for both, age:4 (quantiles), age:w4 (equal widths), age:25|40");
    groupings.addValueChangeListener(
        change -> go(FairnessChoice.BY, String.join(",", change.getValue())));
    groupings.addCustomValueSetListener(
        custom -> {
          Set<String> wanted = new LinkedHashSet<>(groupings.getValue());
          wanted.add(custom.getDetail().strip());
          go(FairnessChoice.BY, String.join(",", wanted));
        });
    school.setLabel("Compare");
    school.setItems(School.values());
    school.setItemLabelGenerator(School::label);
    school.addValueChangeListener(change -> go(FairnessChoice.SCHOOL, change.getValue().key()));
    reference.addValueChangeListener(change -> go(FairnessChoice.REFERENCE, change.getValue()));
    measures.setWidth("20rem");
    measures.setItemLabelGenerator(DisparityMeasure::label);
    measures.addValueChangeListener(change -> showMeasures(change.getValue()));
    within.setClearButtonVisible(true);
    within.addValueChangeListener(change -> go(FairnessChoice.WITHIN, change.getValue()));
    metrics.setWidth("20rem");
    metrics.setItemLabelGenerator(Metric::label);
    metrics.addValueChangeListener(
        change ->
            go(
                METRICS,
                change.getValue().stream().map(Metric::key).collect(Collectors.joining(","))));
    drawn.setLabel("Drawn as bars");
    drawn.setItemLabelGenerator(Metric::label);
    drawn.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            go(METRIC, change.getValue().key());
          }
        });
    Div choices = new Div(groupings, held, school, reference, measures);
    choices.addClassNames("tools", "choices");
    Div groupChoices = new Div(metrics, drawn, within);
    groupChoices.addClassName("tools");
    counts.addClassName("quiet");
    sections.addClassName("sections");
    Details guide = new MeasureGuide(this::showMeasures);
    Div card = new Div(overview, guide);
    card.addClassName("card");
    body.add(choices, counts, card, groupChoices, sections, strata, individual, recourse);
  }

  @Override
  void load(Context coming, Progress progress) {
    FairnessChoice choice = FairnessChoice.of(coming);
    prepare(coming, choice, progress);
    strata.load(coming, choice, progress);
  }

  private PreparedAudit prepare(Context coming, FairnessChoice choice, Progress progress) {
    return audits.prepare(
        coming, coming.model(), choice.groupings(), choice.reference(), null, progress);
  }

  /** The overview and the groups' rates; the gaps, tables and strata below when it rests. */
  @Override
  void follow(Context moved) {
    FairnessChoice choice = FairnessChoice.of(moved);
    Audit audit = audit(moved, choice);
    showOverview(audit, choice, null);
    List<String> opened = choice.opened();
    GroupsSection section = opened == null ? null : shown.get(opened);
    if (section != null) {
      section.follow(audit, bars(moved, choice, audit.overall().metrics().keySet()));
    }
    context = moved;
  }

  private Audit audit(Context now, FairnessChoice choice) {
    return prepare(now, choice, Progress.NONE)
        .at(
            now.threshold(),
            (measure, school) ->
                school == choice.school()
                    && (choice.measures().contains(measure) || choice.measure().equals(measure)));
  }

  @Override
  void show(Context now) {
    boolean moved = context != null && now.isOnlyMovedFrom(context);
    context = now;
    FairnessChoice choice = FairnessChoice.of(now);
    PreparedAudit prepared = prepare(now, choice, Progress.NONE);
    Audit audit = audit(now, choice);
    Set<Metric> available = audit.overall().metrics().keySet();
    Set<Metric> chosen = chosenMetrics(now, available);
    Metric bars = bars(now, choice, available);
    if (!moved) {
      showChoices(now, choice, audit, available, chosen, bars);
    }
    counts.setText(
        Sentences.counts(audit.data())
            + " "
            + Sentences.smallNote(now.workspace())
            + Sentences.held(now.workspace()));
    State state = now.state();
    showOverview(
        audit,
        choice,
        (by, measure) ->
            state
                .with(FairnessChoice.OPEN, FairnessChoice.text(by))
                .with(FairnessChoice.MEASURE, measure.key())
                .with(METRIC, null));
    List<String> opened = choice.opened();
    if (opened == null) {
      sections.removeAll();
      sections.add(
          new Paragraph("Choose one or more attributes under “Compare by” to see the groups."));
    } else {
      GroupsSection section = shown.computeIfAbsent(opened, GroupsSection::new);
      section.show(
          now,
          audit,
          new GroupsSection.Choice(
              new ArrayList<>(chosen), bars, choice.school(), choice.measures(), choice.measure()),
          () -> prepared.outcomes(opened, now.threshold()));
      // To attach again what is there would draw all of it anew.
      if (!section.isAttached() || sections.getComponentCount() != 1) {
        sections.removeAll();
        sections.add(section);
      }
    }
    strata.show(now, choice);
    individual.show(now, opened);
    recourse.show(now, opened);
  }

  private static Metric bars(Context now, FairnessChoice choice, Set<Metric> available) {
    return now.state()
        .get(METRIC)
        .map(Metric::of)
        .or(
            () ->
                now.state()
                    .get(FairnessChoice.MEASURE)
                    .map(key -> choice.drawn(now.workspace().favorablePositive())))
        .filter(available::contains)
        .orElseGet(() -> available.iterator().next());
  }

  private void showOverview(
      Audit audit,
      FairnessChoice choice,
      @Nullable BiFunction<List<String>, DisparityMeasure, State> links) {
    overview.show(
        audit, choice.groupings(), choice.measures(), choice.school(), choice.opened(), links);
  }

  private void showChoices(
      Context now,
      FairnessChoice choice,
      Audit audit,
      Set<Metric> available,
      Set<Metric> chosen,
      Metric bars) {
    showing = true;
    try {
      List<String> classes = now.workspace().classes();
      held.setVisible(!classes.isEmpty());
      held.setItems(classes);
      held.setValue(now.workspace().positive());
      List<String> asked = choice.groupings().stream().map(FairnessChoice::text).toList();
      Set<String> items = new LinkedHashSet<>(asked);
      items.addAll(FairnessChoice.columns(now));
      groupings.setItems(items);
      groupings.setValue(asked);
      school.setValue(choice.school());
      showReference(choice, audit);
      measures.setItems(FairnessChoice.offered(now, choice.school()));
      measures.setValue(choice.measures());
      within.setItems(FairnessChoice.columns(now));
      within.setValue(choice.within());
      metrics.setItems(available);
      metrics.setValue(chosen);
      drawn.setItems(available);
      drawn.setValue(bars);
    } finally {
      showing = false;
    }
  }

  private void showReference(FairnessChoice choice, Audit audit) {
    List<String> opened = choice.opened();
    List<String> items =
        new ArrayList<>(
            List.of(FairnessChoice.OF_WORKSPACE, FairnessChoice.LARGEST, FairnessChoice.BEST_OFF));
    if (opened != null) {
      audit.groupsBy(opened).forEach(result -> items.add(FairnessChoice.text(result.group())));
    }
    reference.setItems(items);
    reference.setItemLabelGenerator(
        item ->
            switch (item) {
              case FairnessChoice.OF_WORKSPACE -> "as the workspace says";
              case FairnessChoice.LARGEST -> "the largest group";
              case FairnessChoice.BEST_OFF -> "the group selected most often";
              default -> String.join(", ", FairnessChoice.values(item));
            });
    reference.setValue(
        switch (choice.reference()) {
          case null -> FairnessChoice.OF_WORKSPACE;
          case Reference.Named named ->
              FairnessChoice.text(new Group(named.values(), named.values()));
          case Reference.Largest largest -> FairnessChoice.LARGEST;
          case Reference.BestOff best -> FairnessChoice.BEST_OFF;
        });
  }

  private static Set<Metric> chosenMetrics(Context now, Set<Metric> available) {
    Set<Metric> chosen =
        now.state()
            .get(METRICS)
            .map(
                keys ->
                    Arrays.stream(keys.split(","))
                        .map(Metric::of)
                        .collect(Collectors.toCollection(LinkedHashSet<Metric>::new)))
            .orElseGet(() -> new LinkedHashSet<>(FIRST_SHOWN));
    chosen.retainAll(available);
    return chosen.isEmpty() ? new LinkedHashSet<>(available) : chosen;
  }

  private void showMeasures(Iterable<DisparityMeasure> wanted) {
    List<String> keys = new ArrayList<>();
    wanted.forEach(measure -> keys.add(measure.key()));
    go(FairnessChoice.MEASURES, String.join(",", keys));
  }

  private void hold(@Nullable String positive) {
    if (!showing && context != null && positive != null) {
      boolean own = positive.equals(context.workspace().whole().positive());
      UI.getCurrent()
          .navigate(
              FairnessPage.class, context.state().holding(own ? null : positive).toParameters());
    }
  }

  private void go(String key, @Nullable String value) {
    if (!showing && context != null) {
      UI.getCurrent().navigate(FairnessPage.class, context.state().with(key, value).toParameters());
    }
  }
}
