package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The choices that every page depends on: workspace, model, part, threshold and selection. */
final class TopBar extends Header {
  private static final long serialVersionUID = 1L;

  /** Told about choices. */
  interface Listener {
    /** The user chose something: go to that address. */
    void chosen(State state);

    /** The threshold moves; the address follows without a step in the history. */
    void thresholdMoved(Threshold threshold);
  }

  private final transient Listener listener;
  private final Select<Library.Entry> workspace = new Select<>();
  private final Select<String> model = new Select<>();
  private final Select<String> part = new Select<>();
  private final DecimalSlider slider = new DecimalSlider(0, 1);
  private final NumberField number = new NumberField();
  private final Button ownThreshold = new Button("Workspace's own");
  private final Div threshold = new Div();
  private final Span selection = new Span();
  private final Button clear = new Button(VaadinIcon.CLOSE.create());
  private final Div chip = new Div(selection, clear);
  private final Span held = new Span();
  private final Button release = new Button(VaadinIcon.CLOSE.create());
  private final Div heldChip = new Div(held, release);
  private transient State state = State.EMPTY;
  private boolean showing;

  TopBar(Listener listener) {
    this.listener = listener;
    addClassName("top-bar");
    label(workspace, "Workspace");
    workspace.setItemLabelGenerator(Library.Entry::name);
    label(model, "Model");
    label(part, "Part of the data");
    whenChosen(workspace, entry -> State.EMPTY.with(State.WORKSPACE, entry.id()));
    whenChosen(model, name -> state.with(State.MODEL, name));
    whenChosen(part, name -> state.with(State.PART, name));
    clear.setAriaLabel("Clear the selection");
    clear.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    clear.addClickListener(click -> listener.chosen(state.unselected()));
    chip.addClassName("chip");
    release.setAriaLabel("Hold the class of the workspace file against the rest again");
    release.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    release.addClickListener(click -> listener.chosen(state.holding(null)));
    heldChip.addClassName("chip");
    buildThreshold();
    add(workspace, model, part, threshold, heldChip, chip);
  }

  private static void label(Select<?> select, String label) {
    select.setLabel(label);
    select.addClassName("top-select");
  }

  private void buildThreshold() {
    slider.setStep(0.01);
    slider.setLabel("Threshold");
    slider.setValueChangeMode(ValueChangeMode.EAGER);
    slider.addValueChangeListener(change -> move(change.getValue()));
    number.setMin(0);
    number.setMax(1);
    number.setStep(0.01);
    // A threshold between the steps is as good as one on them.
    number.setManualValidation(true);
    number.setAriaLabel("Threshold as a number");
    number.setWidth("5.5rem");
    number.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    number.addValueChangeListener(
        change -> {
          Double value = change.getValue();
          if (value != null && value >= 0 && value <= 1) {
            move(value);
          }
        });
    ownThreshold.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    ownThreshold.addClickListener(click -> listener.chosen(state.with(State.THRESHOLD, null)));
    threshold.addClassName("threshold");
    threshold.add(slider, number, ownThreshold);
  }

  private <T> void whenChosen(Select<T> select, Function<T, State> wanted) {
    select.addValueChangeListener(
        change -> {
          T value = change.getValue();
          if (!showing && value != null) {
            listener.chosen(wanted.apply(value));
          }
        });
  }

  private void move(double value) {
    if (showing) {
      return;
    }
    listener.thresholdMoved(Threshold.of(value));
  }

  /** Shows which workspaces there are and which one is meant, before it is open. */
  void show(State newState, List<Library.Entry> entries, Library.@Nullable Entry current) {
    state = newState;
    silently(
        () -> {
          workspace.setItems(entries);
          workspace.setValue(current);
        });
    workspace.setVisible(!entries.isEmpty());
  }

  /** Hides what needs an open workspace. */
  void showNothing() {
    model.setVisible(false);
    part.setVisible(false);
    threshold.setVisible(false);
    heldChip.setVisible(false);
    // Rows that cannot be found can still be cleared.
    chip.setVisible(state.get(State.SELECTED).isPresent());
    selection.setText("selected rows");
  }

  /** Shows the resolved choices. */
  void show(Context context) {
    state = context.state();
    Workspace open = context.workspace();
    silently(
        () -> {
          model.setItems(open.models().stream().map(LoadedModel::name).toList());
          model.setValue(context.model().name());
          List<String> parts = new ArrayList<>(open.parts());
          parts.add("all");
          part.setItems(parts);
          part.setValue(context.part());
        });
    model.setVisible(true);
    part.setVisible(!open.parts().isEmpty());
    threshold.setVisible(!context.model().classes().isEmpty());
    heldChip.setVisible(open != open.whole());
    held.setText("“%s” against the rest".formatted(open.positive()));
    follow(context);
    showSelection(context);
  }

  /** Shows another threshold; everything else is as it was. */
  void follow(Context context) {
    state = context.state();
    double standard = Math.min(1, context.threshold().standard());
    silently(
        () -> {
          // The slider knows only its steps; the number beside it is the threshold itself.
          slider.setValue(Math.rint(100 * standard) / 100);
          number.setValue(standard);
        });
    Threshold now = context.threshold();
    slider.setHelperText(
        now.isByGroup()
            ? "differs by " + Product.join(now.by()) + "; moving it sets one for all"
            : null);
    ownThreshold.setVisible(state.get(State.THRESHOLD).isPresent());
  }

  private void showSelection(Context context) {
    chip.setVisible(context.selection() != null);
    List<String> by = new ArrayList<>();
    state.get(State.WHERE).ifPresent(by::add);
    state.get(State.SELECTED).ifPresent(key -> by.add("picked on the map"));
    selection.setText(
        "%,d of %,d rows: %s"
            .formatted(
                context.rows().count(),
                context.workspace().part(context.part()).count(),
                String.join(" and ", by)));
  }

  private void silently(Runnable change) {
    showing = true;
    try {
      change.run();
    } finally {
      showing = false;
    }
  }
}
