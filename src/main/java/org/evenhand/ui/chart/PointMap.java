package org.evenhand.ui.chart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.util.List;
import org.evenhand.data.RowSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows as points, in one picture or a grid of them; the columns are fetched by address. */
@Tag("eh-map")
public final class PointMap extends Chart<PointMap.Data> {
  private static final long serialVersionUID = 1L;

  /**
   * A column.
   *
   * @param src where it is, as a {@link ColumnFile}
   * @param categories the names of its codes, null for numbers
   * @param colors their indexes in the palette, null for grey; null for the palette's order
   * @param domain both ends of the numbers, null to fit
   * @param middle the number where two ramps of colour meet, null for one ramp
   */
  public record Channel(
      String label,
      String unit,
      String src,
      @Nullable List<String> categories,
      @Nullable List<@Nullable Integer> colors,
      @Nullable List<Double> domain,
      @Nullable Double middle) {}

  /**
   * What is drawn.
   *
   * @param rows how many rows each column has
   * @param x null to spread the points out at random; so is {@code y}
   * @param across categories that have a column of pictures each, null for one
   * @param down categories that have a row of pictures each, null for one
   * @param shown where the set of rows is that there are, null for all
   * @param selection where the set of selected rows is, null without a selection
   * @param row the chosen row
   */
  public record Data(
      String title,
      int rows,
      @Nullable Channel x,
      @Nullable Channel y,
      @Nullable Channel color,
      @Nullable Channel across,
      @Nullable Channel down,
      @Nullable String shown,
      @Nullable String selection,
      @Nullable Integer row,
      @Nullable String note) {}

  /** One line of a card. */
  public record Line(String name, String value) {}

  /** What to show of a row that is pointed at. */
  public record Card(int row, List<Line> lines) {}

  /**
   * A rectangle in one picture, both ends of each axis in it; {@code across} and {@code down} are
   * the picture's categories, null without.
   */
  public record Range(
      List<Double> x, List<Double> y, @Nullable Integer across, @Nullable Integer down) {}

  /** How rows go with those that are selected already. */
  public enum How {
    REPLACE,
    ADD,
    REMOVE
  }

  /** Hears of a row. */
  @FunctionalInterface
  public interface RowListener extends Serializable {
    void row(int row);
  }

  /** Hears of rows that were circled. */
  @FunctionalInterface
  public interface RowsListener extends Serializable {
    /**
     * Rows were circled.
     *
     * @param range says which rows these are, null where only the rows do
     */
    void selected(RowSet rows, How how, @Nullable Range range);
  }

  /** Fills the card of the row that is pointed at. */
  public void show(Card card) {
    getElement().setPropertyBean("card", card);
  }

  /** Hears which row is pointed at, once the pointer rests there. */
  public Registration addHoverListener(RowListener listener) {
    return addListener(HoverEvent.class, event -> listener.row(event.row));
  }

  /** Hears which row is chosen. */
  public Registration addRowListener(RowListener listener) {
    return addListener(RowEvent.class, event -> listener.row(event.row));
  }

  /**
   * Hears of rows that are selected.
   *
   * @param total the rows of the table
   */
  public Registration addRowsListener(java.util.function.IntSupplier total, RowsListener listener) {
    return addListener(
        RowsEvent.class,
        event ->
            listener.selected(
                RowCode.read(event.rows, total.getAsInt()),
                switch (event.how) {
                  case "add" -> How.ADD;
                  case "remove" -> How.REMOVE;
                  default -> How.REPLACE;
                },
                event.range == null ? null : new JsonMapper().readValue(event.range, Range.class)));
  }

  /** Hears that the selection is to be taken back. */
  public Registration addClearListener(Runnable listener) {
    return addListener(ClearEvent.class, event -> listener.run());
  }

  /** What the element sends of a row that is pointed at. */
  @DomEvent("eh-hover-row")
  public static final class HoverEvent extends ComponentEvent<PointMap> {
    private static final long serialVersionUID = 1L;

    private final int row;

    public HoverEvent(PointMap source, boolean fromClient, @EventData("event.detail.row") int row) {
      super(source, fromClient);
      this.row = row;
    }
  }

  /** What the element sends of a row that is chosen. */
  @DomEvent("eh-select-row")
  public static final class RowEvent extends ComponentEvent<PointMap> {
    private static final long serialVersionUID = 1L;

    private final int row;

    public RowEvent(PointMap source, boolean fromClient, @EventData("event.detail.row") int row) {
      super(source, fromClient);
      this.row = row;
    }
  }

  /** What the element sends of rows that are selected. */
  @DomEvent("eh-select-rows")
  public static final class RowsEvent extends ComponentEvent<PointMap> {
    private static final long serialVersionUID = 1L;

    private final String rows;
    private final String how;
    private final @Nullable String range;

    public RowsEvent(
        PointMap source,
        boolean fromClient,
        @EventData("event.detail.rows") String rows,
        @EventData("event.detail.how") String how,
        @EventData("event.detail.range") @Nullable String range) {
      super(source, fromClient);
      this.rows = rows;
      this.how = how;
      this.range = range;
    }
  }

  /** What the element sends when the selection is to be taken back. */
  @DomEvent("eh-clear-rows")
  public static final class ClearEvent extends ComponentEvent<PointMap> {
    private static final long serialVersionUID = 1L;

    public ClearEvent(PointMap source, boolean fromClient) {
      super(source, fromClient);
    }
  }
}
