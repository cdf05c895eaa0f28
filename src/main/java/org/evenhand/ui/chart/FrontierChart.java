package org.evenhand.ui.chart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is gained against the largest gap: the frontier, and every policy as a symbol. */
@Tag("eh-frontier")
public final class FrontierChart extends Chart<FrontierChart.Data> {
  private static final long serialVersionUID = 1L;

  /** One group's threshold. */
  public record Threshold(String group, double value) {}

  /** What thresholds do to the rows they are judged on. */
  public record Place(double gap, double gain) {}

  /**
   * What the two kinds of rows are called: "on “train”, where chosen".
   *
   * @param chosen the rows that policies are found on
   * @param judged the rows that they are judged on
   */
  public record Rows(String chosen, String judged) {}

  /**
   * One choice of thresholds on the frontier.
   *
   * @param judged null where that is not known
   */
  public record Point(
      double gap, double gain, List<Threshold> thresholds, @Nullable Place judged) {}

  /**
   * A policy.
   *
   * @param kind what its symbol stands for, "the same for all"
   * @param gap null when it cannot be estimated, so is {@code gain}; it is then listed, not drawn
   * @param current whether it is the one in use
   * @param note what else to say of it, null for nothing
   * @param judged null where that is not known, or is the same
   */
  public record Policy(
      String name,
      String kind,
      int color,
      @Nullable Double gap,
      @Nullable Double gain,
      List<Threshold> thresholds,
      boolean current,
      @Nullable String note,
      @Nullable Place judged) {}

  /**
   * What is drawn.
   *
   * @param gapUnit {@code "%"} for shares from 0 to 1, else the unit or an empty text; so is {@code
   *     gainUnit}
   * @param rows null when policies are judged on the rows they are found on
   * @param points the frontier, ascending in gap; empty for none
   */
  public record Data(
      String title,
      String gapLabel,
      String gapUnit,
      String gainLabel,
      String gainUnit,
      @Nullable Rows rows,
      List<Point> points,
      List<Policy> policies) {}

  /** Hears of a chosen point. */
  @FunctionalInterface
  public interface SelectListener extends Serializable {
    /**
     * A point was chosen.
     *
     * @param index of the policy, or of the point of the frontier if {@code policy} is null
     * @param policy its name
     */
    void selected(int index, @Nullable String policy);
  }

  public Registration addSelectListener(SelectListener listener) {
    return addListener(SelectEvent.class, event -> listener.selected(event.index, event.policy));
  }

  /** What the element sends. */
  @DomEvent("frontier-select")
  public static final class SelectEvent extends ComponentEvent<FrontierChart> {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final @Nullable String policy;

    public SelectEvent(
        FrontierChart source,
        boolean fromClient,
        @EventData("event.detail.index") int index,
        @EventData("event.detail.policy") @Nullable String policy) {
      super(source, fromClient);
      this.index = index;
      this.policy = policy;
    }
  }
}
