package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every model's answer for one row: a bar with the threshold, and the ghost of the original. */
@Tag("eh-score")
public final class ScorePanel extends Chart<ScorePanel.Data> {
  private static final long serialVersionUID = 1L;

  /** The score of one class of a model with several. */
  public record ClassScore(String name, @Nullable Double score, @Nullable Double original) {}

  /** One model's answer. */
  public record Answer(
      String name,
      @Nullable Double score,
      @Nullable Double original,
      String decision,
      boolean edited,
      @Nullable String warning,
      @Nullable List<ClassScore> classes) {}

  /** What is drawn; the domain is 0 to 1 for probabilities. */
  public record Data(
      @Nullable Double threshold, List<Double> domain, String unit, List<Answer> models) {}
}
