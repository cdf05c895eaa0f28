package org.evenhand.ui.chart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
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
   * @param counts rows of the data near each pair, likewise; null where a cell is no such place
   * @param positive where the decision is positive, likewise; null where there is none to show
   * @param positiveLabel what positive means here; null like it
   * @param current the row's own place in the labels, between two of them if need be; null for none
   * @param choosable whether a user may choose a cell
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
      @Nullable List<List<Integer>> counts,
      @Nullable List<List<Boolean>> positive,
      @Nullable String positiveLabel,
      @Nullable List<Double> current,
      boolean choosable,
      @Nullable String note) {}

  /** Hears of a cell. */
  @FunctionalInterface
  public interface CellListener extends Serializable {
    /** The places of its labels across and up. */
    void cell(int x, int y);
  }

  /** Hears which cell is chosen. */
  public Registration addCellListener(CellListener listener) {
    return addListener(CellEvent.class, event -> listener.cell(event.x, event.y));
  }

  /** What the element sends of a cell that is chosen. */
  @DomEvent("cell-select")
  public static final class CellEvent extends ComponentEvent<HeatChart> {
    private static final long serialVersionUID = 1L;

    private final int x;
    private final int y;

    public CellEvent(
        HeatChart source,
        boolean fromClient,
        @EventData("event.detail.x") int x,
        @EventData("event.detail.y") int y) {
      super(source, fromClient);
      this.x = x;
      this.y = y;
    }
  }
}
