package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts per bin or category, stacked by series, missing values apart. */
@Tag("eh-histogram")
public final class HistogramChart extends Chart<HistogramChart.Data> {
  private static final long serialVersionUID = 1L;

  /** What the counts are split by. */
  public record Series(String name, int color) {}

  /** One bin ({@code from <= x < to}) or, with null ends, one category. */
  public record Bin(
      String label, @Nullable Double from, @Nullable Double to, List<Integer> counts) {}

  /** What is drawn; {@code kind} is {@code numeric} or {@code category}. */
  public record Data(
      String title,
      String unit,
      String kind,
      List<Series> series,
      List<Bin> bins,
      List<Integer> missing,
      @Nullable Integer other,
      @Nullable Object mark) {}
}
