package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A confusion matrix: true classes down, predicted classes across. */
@Tag("eh-confusion")
public final class ConfusionChart extends Chart<ConfusionChart.Data> {
  private static final long serialVersionUID = 1L;

  /** What is drawn; {@code words} says in plain words what each cell means. */
  public record Data(
      String title,
      List<String> classes,
      List<List<Double>> cells,
      @Nullable String favorable,
      @Nullable List<List<String>> words,
      @Nullable String note) {}
}
