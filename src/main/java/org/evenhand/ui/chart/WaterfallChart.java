package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/** A sum from a base to a result, each step an arrow; one series or several beside each other. */
@Tag("eh-waterfall")
public final class WaterfallChart extends Chart<WaterfallChart.Data> {
  private static final long serialVersionUID = 1L;

  /**
   * A step.
   *
   * @param label the feature with its value: "lvrat = 0.9"
   */
  public record Step(String feature, String label) {}

  /** What a step adds, with both ends of its 95 % interval; null where it is exact. */
  public record Amount(double value, @Nullable Double low, @Nullable Double high) {
    /** The amount, null where it is not estimable. */
    public static @Nullable Amount of(Measure measure) {
      return switch (measure) {
        case Measure.Estimate(var value, var fraction, var interval, var small) ->
            interval == null
                ? new Amount(value, null, null)
                : new Amount(value, interval.low(), interval.high());
        case Measure.NotEstimable none -> null;
      };
    }
  }

  /**
   * A sum.
   *
   * @param amounts one per step, null where it has no such step
   */
  public record Series(String name, double base, double result, List<@Nullable Amount> amounts) {}

  /** A place on the axis. */
  public record Mark(double value, String label) {}

  /**
   * What is drawn: the steps that add most to the first series first.
   *
   * @param what is added up: "log-odds of deny = yes"
   * @param unit {@code "%"} for shares, else the unit or an empty text
   * @param base what all steps start from: "Mean of 100 rows"
   * @param result what they lead to: "Row 20"
   * @param limit how many steps are shown before the user asks for all; null for all
   * @param choosing what choosing a step does: "shows its curves"; null where it does nothing
   * @param note a sentence under the picture, null for none
   */
  public record Data(
      String title,
      String what,
      String unit,
      String base,
      String result,
      List<Step> steps,
      List<Series> series,
      @Nullable Integer limit,
      @Nullable Mark mark,
      @Nullable String choosing,
      @Nullable String note) {}

  /** Hears the feature of the step that is chosen. */
  public Registration addSelectListener(NameListener listener) {
    return listen("step-select", "feature", listener);
  }
}
