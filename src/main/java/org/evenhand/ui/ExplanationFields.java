package org.evenhand.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Condition;
import org.evenhand.importance.Scale;
import org.evenhand.workspace.ExplanationRequest;
import org.jspecify.annotations.Nullable;

/**
 * The choices that every explanation of scores has: against which rows, on which scale, and how.
 */
final class ExplanationFields {
  /** Groups of an attribute with more values than these are left to conditions. */
  private static final int GROUPS = 12;

  private static final String ALL = "all";
  private static final String OTHER = "other";

  private final ComboBox<String> against = new ComboBox<>("Held against");
  private final Select<Scale> scale = new Select<>();
  private final IntegerField count = number("Rows to hold it against", 1);
  private final IntegerField budget = number("Model rows per row", 2);
  private final SeedField seed = new SeedField(typed -> choose(State.SEED, typed));
  private final Details how;
  private final BiConsumer<String, @Nullable String> address;
  private boolean showing;

  /**
   * @param address hears each choice under its name in the address, null where it is the usual one
   */
  ExplanationFields(BiConsumer<String, @Nullable String> address) {
    this.address = address;
    against.setAllowCustomValue(true);
    against.setWidth("12rem");
    against.setHelperText("or row:17, or a condition");
    against.setItemLabelGenerator(ExplanationFields::label);
    against.addCustomValueSetListener(
        typed -> choose(ExplanationChoice.AGAINST, typed.getDetail().strip()));
    against.addValueChangeListener(
        change ->
            choose(
                ExplanationChoice.AGAINST,
                ALL.equals(change.getValue()) ? null : change.getValue()));
    scale.setLabel("Scale");
    scale.setWidth("8.5rem");
    scale.setItems(Scale.values());
    scale.setItemLabelGenerator(
        shown ->
            switch (shown) {
              case SCORE -> "probability";
              case LOG_ODDS -> "log-odds";
            });
    scale.addValueChangeListener(
        change ->
            choose(
                ExplanationChoice.SCALE,
                change.getValue() == Scale.LOG_ODDS ? ExplanationChoice.LOG_ODDS : null));
    count.setHelperText("drawn from those that it is held against");
    budget.setHelperText("if all sets of features are too many, some are drawn");
    Map.of(
            ExplanationChoice.COUNT, count,
            ExplanationChoice.BUDGET, budget)
        .forEach(
            (key, field) ->
                field.addValueChangeListener(
                    change -> {
                      Integer value = change.getValue();
                      choose(key, value == null ? null : Integer.toString(value));
                    }));
    Div fields = new Div(count, budget, seed);
    fields.addClassNames("tools", "choices");
    how = new Details("How it is counted", fields);
  }

  private static IntegerField number(String label, int least) {
    IntegerField field = new IntegerField(label);
    field.setMin(least);
    field.setWidth("11rem");
    return field;
  }

  private static String label(String choice) {
    return switch (choice) {
      case ALL -> "all rows";
      case OTHER -> "rows with another answer";
      default -> choice;
    };
  }

  ComboBox<String> against() {
    return against;
  }

  Select<Scale> scale() {
    return scale;
  }

  /** The choices that are seldom made. */
  Details how() {
    return how;
  }

  /**
   * Shows what is chosen.
   *
   * @param ofRow whether one row is explained, which has an answer of its own
   */
  void show(Context now, ExplanationRequest request, boolean ofRow) {
    boolean decides = !now.model().classes().isEmpty();
    String chosen = request.background().toString();
    Set<String> offered = new LinkedHashSet<>(List.of(ALL));
    if (ofRow && decides) {
      offered.add(OTHER);
    }
    offered.addAll(groups(now));
    offered.add(chosen);
    showing = true;
    try {
      against.setItems(offered);
      against.setValue(chosen);
      scale.setValue(request.scale());
      scale.setVisible(decides);
      count.setValue(request.count());
      budget.setValue(Math.toIntExact(request.budget()));
      seed.show(request.seed());
    } finally {
      showing = false;
    }
  }

  /** The groups of the protected attributes, as conditions. */
  private static List<String> groups(Context now) {
    List<String> groups = new ArrayList<>();
    for (String name : now.workspace().protectedAttributes()) {
      if (now.workspace().table().column(name) instanceof CategoricalColumn column
          && column.dictionary().size() <= GROUPS) {
        column.dictionary().stream()
            .map(value -> new Condition.OneOf(name, List.of(value), false).text())
            .forEach(groups::add);
      }
    }
    return groups;
  }

  private void choose(String key, @Nullable String value) {
    if (!showing) {
      address.accept(key, value);
    }
  }
}
