package org.evenhand.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.ui.chart.Sparkline;
import org.evenhand.whatif.EditedRow;
import org.jspecify.annotations.Nullable;

/**
 * One value of the row under edit: a list for categories, a number with a slider over the seen
 * range for numbers; under it the column's distribution with the value marked.
 */
final class FieldEditor extends Div {
  private static final long serialVersionUID = 1L;

  /** Told what the user sets a column to. */
  interface Listener {
    void edited(String column, @Nullable String text);
  }

  /** The control for one kind of column. */
  private interface Control {
    void set(Column value);
  }

  private final String column;
  private final transient Distribution distribution;
  private final transient Listener listener;
  private final transient Control control;
  private final Sparkline sparkline = new Sparkline();
  private final Span before = new Span();
  private final Span warning = new Span();
  private boolean showing;

  /**
   * @param distribution the column's values in the data
   * @param categories what the model knows beyond the data's own values, empty for numbers
   */
  FieldEditor(Distribution distribution, Set<String> categories, Listener listener) {
    this.column = distribution.column().name();
    this.distribution = distribution;
    this.listener = listener;
    addClassName("field");
    control =
        switch (distribution.column()) {
          case NumericColumn numbers -> number(numbers.type());
          case CategoricalColumn names -> list(names, categories);
        };
    sparkline.setHeight("28px");
    before.addClassName("before");
    warning.addClassName("warning");
    warning.getElement().setAttribute("role", "status");
    add(sparkline, before, warning);
  }

  private Control number(ColumnType type) {
    NumberField field = new NumberField(column);
    field.setWidthFull();
    field.setClearButtonVisible(true);
    field.setValueChangeMode(ValueChangeMode.EAGER);
    double min = distribution.min();
    double max = distribution.max();
    double step = type == ColumnType.REAL ? Steps.readable(min, max) : 1;
    field.setStepButtonsVisible(false);
    field.getElement().setProperty("step", "any");
    field.addValueChangeListener(
        change -> tell(change.getValue() == null ? null : NumericColumn.format(change.getValue())));
    add(field);
    if (!(min < max)) {
      return value -> field.setValue(nullable(((NumericColumn) value).get(0)));
    }
    Steps steps = Steps.over(min, max, step);
    DecimalSlider slider = new DecimalSlider(steps.value(0), steps.value(steps.count()));
    slider.setStep(step);
    slider.setAriaLabel(column + ", by slider");
    slider.setWidthFull();
    slider.setValueChangeMode(ValueChangeMode.EAGER);
    slider.addValueChangeListener(
        change -> {
          // The slider stands at the step nearest to the value: only a move to another one is an
          // edit.
          if (steps.nearest(change.getValue()) != steps.nearest(change.getOldValue())) {
            tell(NumericColumn.format(steps.snap(change.getValue())));
          }
        });
    add(slider);
    return value -> {
      double number = ((NumericColumn) value).get(0);
      field.setValue(nullable(number));
      slider.setValue(steps.snap(number));
    };
  }

  private static @Nullable Double nullable(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private Control list(CategoricalColumn names, Set<String> categories) {
    Set<String> known = new LinkedHashSet<>(names.dictionary());
    known.addAll(categories);
    ComboBox<String> list = new ComboBox<>(column);
    list.setItems(known);
    list.setWidthFull();
    list.setClearButtonVisible(true);
    list.setAllowCustomValue(true);
    list.addValueChangeListener(change -> tell(change.getValue()));
    list.addCustomValueSetListener(
        typed -> {
          known.add(typed.getDetail());
          list.setItems(known);
          list.setValue(typed.getDetail());
        });
    add(list);
    return value -> {
      String text = value.text(0);
      if (text != null && known.add(text)) {
        list.setItems(known);
      }
      list.setValue(text);
    };
  }

  private void tell(@Nullable String text) {
    if (!showing) {
      listener.edited(column, text);
    }
  }

  /**
   * Shows the row's value and what it was.
   *
   * @param flag what a model says against the value, null when nothing
   */
  void show(EditedRow row, @Nullable String flag) {
    Column value = row.values().column(column);
    EditedRow.Change change = row.changes().get(column);
    showing = true;
    try {
      control.set(value);
    } finally {
      showing = false;
    }
    sparkline.show(
        distribution.sparkline(value, change == null ? null : row.original().column(column)));
    before.setText(
        change == null ? "" : "was " + (change.from() == null ? "missing" : change.from()));
    before.setVisible(change != null);
    setClassName("changed", change != null);
    warning.setText(flag == null ? "" : flag);
    warning.setVisible(flag != null);
  }

  String column() {
    return column;
  }
}
