package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.jspecify.annotations.Nullable;

/** The groups beside each other: all rates with their denominators, and how far they are apart. */
@Route("fairness")
class FairnessPage extends Page {
  private static final long serialVersionUID = 1L;

  /** The groupings in the address: {@code afam,afam*single}. */
  static final String BY = "by";

  /** The metric that is drawn, in the address. */
  static final String METRIC = "metric";

  /** The metrics in the table, in the address. */
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

  private final MultiSelectComboBox<String> groupings = new MultiSelectComboBox<>("Compare by");
  private final MultiSelectComboBox<Metric> metrics = new MultiSelectComboBox<>("Measures");
  private final Select<Metric> drawn = new Select<>();
  private final Paragraph counts = new Paragraph();
  private final Div sections = new Div();
  private final Map<List<String>, GroupsSection> shown = new LinkedHashMap<>();
  private transient @Nullable Context context;
  private final transient PreparedAudits audits = new PreparedAudits();
  private boolean showing;

  FairnessPage() {
    super("Fairness", "Does the model treat the groups alike, and how sure is that?");
    groupings.setWidth("22rem");
    groupings.addValueChangeListener(change -> go(BY, String.join(",", change.getValue())));
    metrics.setWidth("26rem");
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
    Div tools = new Div(groupings, metrics, drawn);
    tools.addClassName("tools");
    counts.addClassName("quiet");
    sections.addClassName("sections");
    body.add(tools, counts, sections);
  }

  @Override
  void load(Context coming, Progress progress) {
    audits.prepare(coming, coming.model(), chosenGroupings(coming), progress);
  }

  @Override
  void show(Context now) {
    context = now;
    List<List<String>> by = chosenGroupings(now);
    draw(now, by, audits.audit(now, now.model(), by));
  }

  private void draw(Context now, List<List<String>> by, Audit result) {
    Set<Metric> available = result.overall().metrics().keySet();
    Set<Metric> chosen = chosenMetrics(now, available);
    Metric bars =
        now.state()
            .get(METRIC)
            .map(Metric::of)
            .filter(available::contains)
            .orElseGet(() -> available.iterator().next());
    showing = true;
    try {
      groupings.setItems(offeredGroupings(now));
      groupings.setValue(by.stream().map(names -> String.join("*", names)).toList());
      metrics.setItems(available);
      metrics.setValue(chosen);
      drawn.setItems(available);
      drawn.setValue(bars);
    } finally {
      showing = false;
    }
    counts.setText(Sentences.counts(result.data()) + " " + Sentences.smallNote(now.workspace()));
    shown.keySet().removeIf(names -> !by.contains(names));
    sections.removeAll();
    for (List<String> names : by) {
      GroupsSection section = shown.computeIfAbsent(names, GroupsSection::new);
      section.show(now, result, new ArrayList<>(chosen), bars);
      sections.add(section);
    }
    if (by.isEmpty()) {
      sections.add(
          new Paragraph("Choose one or more attributes under “Compare by” to see the groups."));
    }
  }

  /** Each protected attribute, then every pair of them. */
  private static List<String> offeredGroupings(Context now) {
    List<String> names = now.workspace().protectedAttributes();
    List<String> offered = new ArrayList<>(names);
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        offered.add(names.get(i) + "*" + names.get(j));
      }
    }
    if (names.size() > 2) {
      offered.add(String.join("*", names));
    }
    return offered;
  }

  private static List<List<String>> chosenGroupings(Context now) {
    List<String> offered = offeredGroupings(now);
    String chosen = now.state().get(BY).orElseGet(() -> offered.isEmpty() ? "" : offered.get(0));
    return Arrays.stream(chosen.split(","))
        .filter(text -> !text.isBlank())
        .map(text -> Arrays.stream(text.split("\\*")).map(String::strip).toList())
        .toList();
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

  private void go(String key, String value) {
    if (!showing && context != null) {
      UI.getCurrent().navigate(FairnessPage.class, context.state().with(key, value).toParameters());
    }
  }
}
