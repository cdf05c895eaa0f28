package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feature does to a score, along numbers or over categories. */
@Tag("eh-effect")
public final class EffectChart extends Chart<EffectChart.Data> {
  private static final long serialVersionUID = 1L;

  /**
   * A curve.
   *
   * @param values one per point, null for none
   * @param low the ends of the 95 % interval, one per point; null for no intervals
   */
  public record Line(
      String name,
      int color,
      List<@Nullable Double> values,
      @Nullable List<@Nullable Double> low,
      @Nullable List<@Nullable Double> high) {}

  /** Where the decision changes. */
  public record Flip(double at, String label) {}

  /** How many rows of the data have a number, or a category by its index, between two places. */
  public record Bin(double from, double to, int count) {}

  /** What most of many curves lie within, one pair of ends per point. */
  public record Band(List<@Nullable Double> low, List<@Nullable Double> high, String label) {}

  /**
   * What is drawn.
   *
   * @param unit {@code "%"} for shares, else the unit or an empty text
   * @param x the numbers of the points, ascending; null for categories
   * @param labels the points as they are read
   * @param counts rows of the data near each point; points without any are shaded
   * @param gaps stretches of numbers without rows, both ends of each; shaded too
   * @param rug numbers of the data
   * @param density where the rows of the data are, drawn as a strip under the axis; none for no
   *     strip
   * @param bundle curves of single rows
   * @param threshold one per point; null for none
   * @param current the row's own value: a number, or the index of a category; null for none
   * @param yDomain both ends of the y axis, null to fit
   * @param height of the picture in pixels
   * @param note a sentence under the picture, null for none
   */
  public record Data(
      String title,
      String yLabel,
      String unit,
      @Nullable List<Double> x,
      List<String> labels,
      List<Integer> counts,
      List<List<Double>> gaps,
      List<Double> rug,
      List<Bin> density,
      List<Line> lines,
      List<List<@Nullable Double>> bundle,
      @Nullable Band band,
      @Nullable List<@Nullable Double> threshold,
      @Nullable Double current,
      List<Flip> flips,
      @Nullable List<Double> yDomain,
      int height,
      @Nullable String note) {}

  @Override
  public void show(Data data) {
    getElement().removeProperty("current");
    super.show(data);
  }

  /**
   * Makes it one of many small ones: its downloads show when it is pointed at.
   *
   * @param legend whether it holds the legend for the others
   */
  public void compact(boolean legend) {
    getElement().setAttribute("compact", legend ? "legend" : "bare");
  }

  /** Moves the mark of the row's own value while the curves stay. */
  public void mark(double current) {
    getElement().setProperty("current", current);
  }
}
