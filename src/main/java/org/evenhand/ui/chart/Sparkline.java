package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column's small distribution with one value marked. */
@Tag("eh-sparkline")
public final class Sparkline extends Chart<Sparkline.Data> {
  private static final long serialVersionUID = 1L;

  /** Rows with {@code from <= x < to}. */
  public record Bin(double from, double to, int count) {}

  /** Rows with one category. */
  public record Category(String value, int count) {}

  /** What is drawn: bins of numbers or categories, the other null. */
  public record Data(
      @Nullable List<Bin> bins,
      @Nullable List<Category> categories,
      @Nullable Object value,
      @Nullable Object original,
      String label) {}
}
