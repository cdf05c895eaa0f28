package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Horizontal bars with error bars, one per group and measure. */
@Tag("eh-bars")
public final class BarsChart extends Chart<BarsChart.Data> {
  private static final long serialVersionUID = 1L;

  /**
   * A vertical line to compare with.
   *
   * @param neutral whether it stands for nothing, as 0 does elsewhere: bars start there
   */
  public record Reference(double value, String label, boolean neutral) {
    /** Bars start at 0. */
    public Reference(double value, String label) {
      this(value, label, false);
    }
  }

  /**
   * What is drawn.
   *
   * @param unit {@code "%"} for shares from 0 to 1, else the unit or an empty text
   * @param domain both ends of the axis, null to fit
   * @param limit how many groups are shown before the user asks for all; null for all
   * @param noun what one group is called, null for "group"
   */
  public record Data(
      String title,
      String unit,
      @Nullable List<Double> domain,
      @Nullable Reference reference,
      List<Bar> rows,
      boolean sort,
      @Nullable Integer limit,
      @Nullable String noun) {

    /** Groups that are called groups. */
    public Data(
        String title,
        String unit,
        @Nullable List<Double> domain,
        @Nullable Reference reference,
        List<Bar> rows,
        boolean sort,
        @Nullable Integer limit) {
      this(title, unit, domain, reference, rows, sort, limit, null);
    }

    /** All groups at once. */
    public Data(
        String title,
        String unit,
        @Nullable List<Double> domain,
        @Nullable Reference reference,
        List<Bar> rows,
        boolean sort) {
      this(title, unit, domain, reference, rows, sort, null);
    }
  }

  /** Hears the label of the bar that is chosen. */
  public Registration addSelectListener(NameListener listener) {
    return listen("bar-select", "label", listener);
  }
}
