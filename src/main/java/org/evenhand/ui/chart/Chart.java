package org.evenhand.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;

/**
 * A custom element that draws the record it is given.
 *
 * @param <T> the record, with the field names of {@code frontend/data.ts}
 */
public abstract class Chart<T extends Record> extends Component implements HasSize, HasStyle {
  private static final long serialVersionUID = 1L;

  /** The module that defines the elements, to be loaded once per page. */
  public static final String MODULE = "/charts/index.js";

  /** Hears the name of what a user chooses. */
  @FunctionalInterface
  public interface NameListener extends Serializable {
    void chosen(String name);
  }

  /** Draws the data in place of what was there. */
  public void show(T data) {
    getElement().setPropertyBean("data", data);
  }

  /** Hears one text in the detail of the element's own event. */
  final Registration listen(String event, String detail, NameListener listener) {
    String path = "event.detail." + detail;
    return getElement()
        .addEventListener(
            event, heard -> listener.chosen(heard.getEventData().get(path).asString()))
        .addEventData(path);
  }
}
