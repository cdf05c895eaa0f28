package org.evenhand.ui.chart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.util.List;
import org.evenhand.metric.ScoreHistogram;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** The score distributions of groups over one axis, with thresholds that can be moved. */
@Tag("eh-density")
public final class DensityChart extends Chart<DensityChart.Data> {
  private static final long serialVersionUID = 1L;

  /** Rows with {@code from <= x < to} by true class; {@code positive} is null without truth. */
  public record Bin(double from, double to, @Nullable Double positive, double negative) {}

  /**
   * One strip.
   *
   * @param n the rows, or their weight
   * @param bins with the same edges in all groups
   * @param threshold the group's own, null for the common one
   */
  public record Group(
      String name, int color, double n, List<Bin> bins, @Nullable Double threshold) {

    /** A group's histogram. */
    public static Group of(
        String name, int color, ScoreHistogram histogram, @Nullable Double threshold) {
      double weight = histogram.bins().stream().mapToDouble(bin -> bin.rows().weight()).sum();
      return new Group(
          name, color, weight, histogram.bins().stream().map(Group::bin).toList(), threshold);
    }

    private static Bin bin(ScoreHistogram.Bin bin) {
      Tally positives = bin.positives();
      double all = bin.rows().weight();
      return positives == null
          ? new Bin(bin.from(), bin.to(), null, all)
          : new Bin(bin.from(), bin.to(), positives.weight(), all - positives.weight());
    }
  }

  /**
   * What is drawn.
   *
   * @param threshold the common one, null for none
   * @param perGroup whether every group has a line and a handle of its own
   * @param domain both ends of the axis, null for those of the bins
   * @param link charts of one page with the same name show each other's hovered score; null for
   *     none
   */
  public record Data(
      String title,
      String xLabel,
      @Nullable Double threshold,
      boolean perGroup,
      @Nullable List<Double> domain,
      List<Group> groups,
      @Nullable String link) {}

  /** Hears of thresholds while they are moved, at most 25 times a second, and when they rest. */
  @FunctionalInterface
  public interface ThresholdListener extends Serializable {
    /**
     * A threshold was moved.
     *
     * @param last whether it rests there
     * @param group the name of the group whose own it is, null for the common one
     */
    void changed(double value, boolean last, @Nullable String group);
  }

  public Registration addThresholdListener(ThresholdListener listener) {
    return addListener(
        ThresholdEvent.class, event -> listener.changed(event.value, event.last, event.group));
  }

  /** What the element sends. */
  @DomEvent("threshold-change")
  public static final class ThresholdEvent extends ComponentEvent<DensityChart> {
    private static final long serialVersionUID = 1L;

    private final double value;
    private final boolean last;
    private final @Nullable String group;

    public ThresholdEvent(
        DensityChart source,
        boolean fromClient,
        @EventData("event.detail.value") double value,
        @EventData("event.detail.final") boolean last,
        @EventData("event.detail.group") @Nullable String group) {
      super(source, fromClient);
      this.value = value;
      this.last = last;
      this.group = group;
    }
  }
}
