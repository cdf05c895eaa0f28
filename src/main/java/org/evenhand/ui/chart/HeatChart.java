package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores over the values of two features. */
@Tag("eh-heat")
public final class HeatChart extends Chart<HeatChart.Data> {
  private static final long serialVersionUID = 1L;

  /**
   * What is drawn.
   *
   * @param what a cell holds, such as "mean score"
   * @param unit {@code "%"} for shares, else the unit or an empty text
   * @param xLabels the values across
   * @param yLabels the values from the bottom up
   * @param values by x, then y; null for none
   * @param counts rows of the data near each pair, likewise
   * @param positive where the decision is positive, likewise; null where there is none to show
   * @param positiveLabel what positive means here; null like it
   * @param current the row's own place in the labels, between two of them if need be; null for none
   * @param note a sentence under the picture, null for none
   */
  public record Data(
      String title,
      String what,
      String unit,
      String xName,
      String yName,
      List<String> xLabels,
      List<String> yLabels,
      List<List<@Nullable Double>> values,
      List<List<Integer>> counts,
      @Nullable List<List<Boolean>> positive,
      @Nullable String positiveLabel,
      @Nullable List<Double> current,
      @Nullable String note) {}
}
