package org.evenhand.ui.chart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each feature adds to the scores of many rows: a band of points per feature. */
@Tag("eh-swarm")
public final class SwarmChart extends Chart<SwarmChart.Data> {
  private static final long serialVersionUID = 1L;

  /**
   * A feature.
   *
   * @param amounts one per row, null where the row has none
   * @param values the feature's numbers, or the indexes of its categories, one per row; null where
   *     it is missing
   * @param categories null for numbers
   */
  public record Feature(
      String name,
      List<@Nullable Double> amounts,
      List<@Nullable Double> values,
      @Nullable List<String> categories) {}

  /**
   * What is drawn.
   *
   * @param what a point's place is: "what the value adds to the log-odds"
   * @param unit {@code "%"} for shares, else the unit or an empty text
   * @param rows the rows' numbers in the data
   * @param features from the top
   * @param limit how many features are shown before the user asks for all; null for all
   * @param note a sentence under the picture, null for none
   */
  public record Data(
      String title,
      String what,
      String unit,
      List<Integer> rows,
      List<Feature> features,
      @Nullable Integer limit,
      @Nullable String note) {}

  /** Marks a feature and the points of a row, null for none, while the points stay. */
  public void mark(@Nullable Integer row, String feature) {
    getElement().setProperty("row", row == null ? -1 : row);
    getElement().setProperty("picked", feature);
  }

  /** Hears which feature is chosen. */
  public Registration addFeatureListener(NameListener listener) {
    return listen("feature-select", "feature", listener);
  }

  /** Hears which row is chosen. */
  public Registration addRowListener(PointMap.RowListener listener) {
    return addListener(RowEvent.class, event -> listener.row(event.row));
  }

  /** What the element sends of a row that is chosen. */
  @DomEvent("eh-select-row")
  public static final class RowEvent extends ComponentEvent<SwarmChart> {
    private static final long serialVersionUID = 1L;

    private final int row;

    public RowEvent(SwarmChart source, boolean fromClient, @EventData("event.detail.row") int row) {
      super(source, fromClient);
      this.row = row;
    }
  }
}
