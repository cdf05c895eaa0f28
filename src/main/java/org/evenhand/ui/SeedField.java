package org.evenhand.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/**
 * The seed of what is drawn: any whole number that a {@code long} holds, as on the command line.
 */
final class SeedField extends TextField {
  private static final long serialVersionUID = 1L;

  /**
   * @param chosen hears what is typed, which need not be a number
   */
  SeedField(Consumer<String> chosen) {
    super("Seed");
    setAllowedCharPattern("[0-9-]");
    setWidth("7rem");
    addValueChangeListener(change -> chosen.accept(change.getValue()));
  }

  void show(long seed) {
    setValue(Long.toString(seed));
  }
}
