package org.evenhand.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.evenhand.data.NumericColumn;
import org.jspecify.annotations.Nullable;

/** The choice of an attribute, or of several combined, whose groups are told apart. */
final class GroupFields {
  private GroupFields() {}

  /**
   * @param chosen hears the attributes, {@code afam*single}; null for none
   */
  static void setUp(ComboBox<String> by, Consumer<@Nullable String> chosen) {
    by.setAllowCustomValue(true);
    by.setClearButtonVisible(true);
    by.setPlaceholder("none");
    by.setWidth("14rem");
    by.addValueChangeListener(change -> chosen.accept(change.getValue()));
    by.addCustomValueSetListener(typed -> chosen.accept(typed.getDetail().strip()));
  }

  static void show(ComboBox<String> by, Context now, @Nullable String chosen) {
    Set<String> items = new LinkedHashSet<>(FairnessChoice.columns(now));
    if (chosen != null) {
      items.add(chosen);
    }
    by.setItems(items);
    by.setHelperText(cut("also a*b for both", now));
    by.setValue(chosen);
  }

  /** What else can be typed: a number of this data in groups too. */
  static String cut(String also, Context now) {
    return now.workspace().table().columns().stream()
        .filter(NumericColumn.class::isInstance)
        .map(column -> "%s, %s:4".formatted(also, column.name()))
        .findFirst()
        .orElse(also);
  }
}
