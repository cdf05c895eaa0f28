package org.evenhand.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.evenhand.data.RowSet;
import org.evenhand.metric.Metric;
import org.evenhand.report.GapWords;
import org.evenhand.ui.chart.BarsChart;
import org.evenhand.ui.chart.WaterfallChart;
import org.evenhand.workspace.GapExplanation;
import org.evenhand.workspace.GapExplanations;
import org.evenhand.workspace.GapRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Through which features the gap between two groups comes. */
final class GapView extends ImportanceView {
  private static final long serialVersionUID = 1L;

  private final Select<Metric> metric = new Select<>();
  private final ComboBox<String> by = new ComboBox<>("Groups of");
  private final ComboBox<String> group = new ComboBox<>("Group");
  private final ComboBox<String> reference = new ComboBox<>("Compared with");
  private final IntegerField most = new IntegerField("Rows of each group at most");
  private final SeedField seed = new SeedField(typed -> choose(State.SEED, typed));
  private final UnorderedList findings = new UnorderedList();
  private final WaterfallChart waterfall = new WaterfallChart();
  private final BarsChart left = new BarsChart();
  private final BarsChart proxies = new BarsChart();
  private final Paragraph method = new Paragraph();
  private transient @Nullable Context context;

  /** All that an answer depends on. */
  private record Question(
      Workspace workspace, LoadedModel model, GapRequest request, RowSet rows) {}

  GapView(Address address) {
    super(address, "gap", "The gap between groups");
    metric.setLabel("Gap in");
    metric.setWidth("14rem");
    metric.setItemLabelGenerator(Metric::label);
    metric.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            choose(GapChoice.METRIC, change.getValue().key());
          }
        });
    GroupFields.setUp(by, this::chooseBy);
    by.setPlaceholder("");
    group.setPlaceholder("the furthest");
    reference.setPlaceholder("the largest");
    groupField(group, GapChoice.GROUP);
    groupField(reference, GapChoice.REFERENCE);
    most.setMin(1);
    most.addValueChangeListener(change -> number(GapChoice.ROWS, change.getValue()));
    waterfall.addSelectListener(feature -> address.choose(ImportancePage.FEATURE, feature));
    findings.addClassName("findings");
    method.addClassName("quiet");
    Div tools = new Div(metric, by, group, reference);
    tools.addClassNames("tools", "choices");
    Div how = new Div(most, seed);
    how.addClassNames("tools", "choices");
    Div beside = new Div(left, proxies);
    beside.addClassName("halves");
    add(tools, lead, asking, findings, waterfall, method, beside);
    add(new Details("How it is counted", how));
    clear();
  }

  private void groupField(ComboBox<String> field, String key) {
    field.setAllowCustomValue(true);
    field.setClearButtonVisible(true);
    field.addValueChangeListener(change -> choose(key, change.getValue()));
    field.addCustomValueSetListener(typed -> choose(key, typed.getDetail().strip()));
  }

  /** Other attributes have other groups. */
  private void chooseBy(@Nullable String attributes) {
    Context now = context;
    if (now != null && !isFilling()) {
      address.go(
          now.state()
              .with(PermutationChoice.BY, attributes)
              .with(GapChoice.GROUP, null)
              .with(GapChoice.REFERENCE, null));
    }
  }

  @Override
  void show(Context now) {
    context = now;
    fill(
        () -> {
          metric.setItems(GapChoice.metrics(now));
          GroupFields.show(by, now, now.state().get(PermutationChoice.BY).orElse(null));
        });
    GapRequest request = GapChoice.of(now);
    fill(() -> showChoices(now, request));
    ask(
        "Taking the gap apart",
        new Question(now.workspace(), now.model(), request, now.rows()),
        true,
        progress -> GapExplanations.of(now.workspace(), now.model(), request, now.rows(), progress),
        this::draw);
  }

  private void showChoices(Context now, GapRequest request) {
    metric.setValue(GapChoice.metrics(now).contains(request.metric()) ? request.metric() : null);
    GroupFields.show(by, now, Product.join(request.by()));
    List<String> groups = GapChoice.groups(now, request.by());
    showGroup(group, groups, request.group());
    showGroup(reference, groups, request.against());
    most.setValue(request.most());
    seed.show(request.seed());
  }

  private static void showGroup(
      ComboBox<String> field, List<String> groups, @Nullable List<String> chosen) {
    Set<String> items = new LinkedHashSet<>(groups);
    String text = chosen == null ? null : Product.joinValues(chosen);
    if (text != null) {
      items.add(text);
    }
    field.setItems(items);
    field.setValue(text);
  }

  @Override
  void clear() {
    pictures(false);
  }

  private void pictures(boolean visible) {
    List.of(findings, waterfall, left, proxies, method).forEach(part -> part.setVisible(visible));
  }

  private void draw(GapExplanation answer) {
    List<String> sentences = GapWords.sentences(answer);
    GapPicture picture = new GapPicture(answer);
    WaterfallChart.Data drawn = picture.waterfall();
    pictures(drawn != null);
    lead.setText(sentences.getFirst());
    findings.removeAll();
    sentences.stream().skip(1).map(ListItem::new).forEach(findings::add);
    method.setText(picture.method());
    if (drawn != null) {
      waterfall.show(drawn);
      left.show(picture.left());
      proxies.show(picture.proxies());
    }
  }
}
