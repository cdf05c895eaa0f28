package org.evenhand.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;

/**
 * A custom element that draws the record it is given.
 *
 * @param <T> the record, with the field names of {@code frontend/data.ts}
 */
public abstract class Chart<T extends Record> extends Component implements HasSize, HasStyle {
  private static final long serialVersionUID = 1L;

  /** The module that defines the elements, to be loaded once per page. */
  public static final String MODULE = "/charts/index.js";

  /** Draws the data in place of what was there. */
  public void show(T data) {
    getElement().setPropertyBean("data", data);
  }
}
