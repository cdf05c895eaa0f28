package org.evenhand.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.model.OwnImportance;
import org.evenhand.report.ImportanceWords;
import org.evenhand.ui.chart.BarsChart;
import org.evenhand.workspace.FeatureImportance;
import org.evenhand.workspace.ImportanceRequest;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Workspace;

/** How much worse the model gets when a feature says nothing, and what its own file says beside. */
final class PermutationView extends ImportanceView {
  private static final long serialVersionUID = 1L;

  private final Select<ImportanceMetric> metric = new Select<>();
  private final ComboBox<String> by = new ComboBox<>("By group of");
  private final ComboBox<String> within = new ComboBox<>("Permuted among rows alike in");
  private final TextField together = new TextField("Permuted together");
  private final IntegerField repeats = new IntegerField("Repeats");
  private final SeedField seed = new SeedField(typed -> choose(State.SEED, typed));
  private final PayoffFields payoff =
      new PayoffFields(worth -> address.choose(LabChoice.PAYOFF, LabChoice.text(worth)), false);
  private final BarsChart bars = new BarsChart();
  private final Paragraph method = new Paragraph();
  private final PickedFeature picked = new PickedFeature();
  private final H2 ownTitle = new H2();
  private final Paragraph ownLead = new Paragraph();
  private final Div own = new Div();

  /** All that an answer depends on. */
  private record Question(Workspace workspace, ImportanceRequest request) {}

  PermutationView(Address address) {
    super(address, "permutation", "What it leans on");
    metric.setLabel("Metric");
    metric.setWidth("16rem");
    metric.setItemLabelGenerator(ImportanceMetric::label);
    metric.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            choose(PermutationChoice.METRIC, change.getValue().key());
          }
        });
    GroupFields.setUp(by, value -> choose(PermutationChoice.BY, value));
    within.setAllowCustomValue(true);
    within.setClearButtonVisible(true);
    within.setPlaceholder("any rows");
    within.setWidth("16rem");
    within.addValueChangeListener(change -> choose(PermutationChoice.WITHIN, change.getValue()));
    within.addCustomValueSetListener(
        typed -> choose(PermutationChoice.WITHIN, typed.getDetail().strip()));
    together.setPlaceholder("a*b, c*d");
    together.setHelperText("columns that belong together");
    together.addValueChangeListener(
        change -> choose(PermutationChoice.TOGETHER, change.getValue()));
    repeats.setMin(1);
    repeats.setMax(ImportanceRequest.MOST_REPEATS);
    repeats.setWidth("7rem");
    repeats.addValueChangeListener(change -> number(PermutationChoice.REPEATS, change.getValue()));
    bars.addSelectListener(feature -> address.choose(ImportancePage.FEATURE, feature));
    method.addClassName("quiet");
    ownLead.addClassName("quiet");
    own.addClassName("halves");
    Div tools = new Div(metric, by, within);
    tools.addClassNames("tools", "choices");
    Div more = new Div(together, repeats, seed);
    more.addClassNames("tools", "choices");
    add(
        tools,
        payoff,
        lead,
        asking,
        bars,
        picked,
        method,
        new Details("How it is counted", more),
        ownTitle,
        ownLead,
        own);
    clear();
  }

  @Override
  void show(Context now) {
    picked.show(now);
    // First of all what there is to choose from: the address may ask for something else.
    fill(() -> metric.setItems(PermutationChoice.metrics(now)));
    ImportanceRequest request = PermutationChoice.of(now);
    fill(() -> showChoices(now, request));
    ask(
        "Permuting features",
        new Question(now.workspace(), request),
        true,
        progress -> FeatureImportance.run(now.workspace(), request, progress),
        answer -> draw(now, answer));
  }

  private void showChoices(Context now, ImportanceRequest request) {
    metric.setValue(
        PermutationChoice.metrics(now).contains(request.metric()) ? request.metric() : null);
    GroupFields.show(by, now, request.by().isEmpty() ? null : Product.join(request.by()));
    String alike = request.within().isEmpty() ? null : String.join(",", request.within());
    Set<String> items = new LinkedHashSet<>(FairnessChoice.columns(now));
    if (alike != null) {
      items.add(alike);
    }
    within.setItems(items);
    within.setHelperText(GroupFields.cut("also a,b", now));
    within.setValue(alike);
    together.setValue(PermutationChoice.text(request.together()));
    repeats.setValue(request.repeats());
    seed.show(request.seed());
    payoff.setVisible(request.metric().equals(ImportanceMetric.GAIN_PER_ROW));
    payoff.show(request.payoff());
  }

  @Override
  void clear() {
    pictures(false);
  }

  private void pictures(boolean visible) {
    List.of(bars, picked, method, ownTitle, ownLead, own).forEach(part -> part.setVisible(visible));
  }

  private void draw(Context now, FeatureImportance answer) {
    lead.setText(ImportanceWords.sentences(answer));
    method.setText(Sentences.counts(answer.counts()) + " " + ImportanceWords.method(answer));
    pictures(true);
    bars.show(new PermutationPicture(answer, now.models().indexOf(now.model())).data());
    drawOwn(answer);
  }

  private void drawOwn(FeatureImportance answer) {
    String name = answer.request().model().name();
    ownTitle.setText("What the file of %s says of itself".formatted(name));
    ownLead.setText(
        answer.own().isEmpty()
            ? "Nothing: it keeps no weights or splits that lead back to these columns."
            : "How the model was made, by its own figures; they are about no rows and no metric.");
    own.removeAll();
    for (OwnImportance said : answer.own()) {
      BarsChart chart = new BarsChart();
      chart.show(PermutationPicture.own(said));
      own.add(chart);
    }
    own.setVisible(!answer.own().isEmpty());
  }

  /** The first letter in upper case. */
  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
