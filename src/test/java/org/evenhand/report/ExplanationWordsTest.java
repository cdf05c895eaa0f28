package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Contribution;
import org.evenhand.importance.Scale;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.RowExplanation;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplanationWordsTest {
  private static final String WHAT = "probability of deny = yes";

  private static Workspace workspace;

  @BeforeAll
  static void open() {
    workspace = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
  }

  @AfterAll
  static void close() {
    workspace.close();
  }

  private static Measure number(double value) {
    return new Measure.Estimate(value, null, null, false);
  }

  private static Contribution adds(String feature, @Nullable String value, double amount) {
    return new Contribution(feature, value, number(amount), 0);
  }

  private static RowExplanation explained(
      double base, double score, boolean exact, int used, Contribution... contributions) {
    Attribution attribution =
        new Attribution(
            Scale.SCORE,
            number(base),
            number(score),
            List.of(contributions),
            exact,
            1234,
            number(0),
            new Attribution.Used(40, used),
            7);
    return new RowExplanation(workspace.models().getFirst(), attribution, "all 40 rows");
  }

  @Test
  void theLargestOfEitherDirectionAreNamed() {
    RowExplanation explanation =
        explained(
            0.1,
            0.35,
            true,
            40,
            adds("a", "1", 0.05),
            adds("b", null, 0.3),
            adds("c", "x", -0.1),
            adds("d", "0", 0));

    assertThat(ExplanationWords.sentences(explanation, WHAT, "row 3"))
        .isEqualTo(
            "Held against all 40 rows: there the probability of deny = yes is 0.100 in the mean,"
                + " for row 3 it is 0.350, 0.250 more. Most of what adds comes through b missing"
                + " (+0.300), a = 1 (+0.050). Most of what takes away comes through c = x"
                + " (\u22120.100).");
  }

  /** Three of eight like ones are not most of them. */
  @Test
  void namedOnesThatAreNotMostAreNotCalledSo() {
    Contribution[] many =
        IntStream.range(0, 8)
            .mapToObj(i -> adds("x" + i, "1", 0.01 + i * 1e-5))
            .toArray(Contribution[]::new);
    assertThat(ExplanationWords.sentences(explained(0.1, 0.18, true, 40, many), WHAT, "row 3"))
        .contains("The largest parts of what adds come through x7 = 1 (+0.010), ")
        .doesNotContain("Most of");
  }

  @Test
  void whereNothingAddsThatIsSaid() {
    assertThat(
            ExplanationWords.sentences(
                explained(0.2, 0.2, true, 1, adds("a", "1", 0)), WHAT, "row 3"))
        .isEqualTo(
            "Held against all 40 rows: there the probability of deny = yes is 0.200, for row 3 it"
                + " is 0.200, the same. No feature adds or takes away.");
  }

  @Test
  void aScoreThatCannotBeExplainedHasItsReason() {
    Measure none = new Measure.NotEstimable("the model gives no score", null);
    Attribution attribution =
        new Attribution(
            Scale.SCORE, none, none, List.of(), true, 3, none, new Attribution.Used(1, 1), 1);

    assertThat(
            ExplanationWords.sentences(
                new RowExplanation(workspace.models().getFirst(), attribution, "row 2"),
                WHAT,
                "row 3, edited"))
        .isEqualTo("Row 3, edited cannot be explained: the model gives no score.");
  }

  @Test
  void theMethodSaysWhatTheBudgetDidNotReach() {
    assertThat(ExplanationWords.method(explained(0, 0, true, 40)))
        .isEqualTo(
            "Exact: every set of features was counted. 1,234 model rows were scored; base and"
                + " amounts add up to the score.");
    assertThat(ExplanationWords.method(explained(0, 0, false, 9)))
        .isEqualTo(
            "Sampled: sets of features were drawn (seed 7); the intervals are of that draw. The"
                + " budget reached for 9 of the 40 rows of the background. 1,234 model rows were"
                + " scored; base and amounts add up to the score.");
  }

  @Test
  void whatIsAddedUpDependsOnTheScale() {
    var model = workspace.models().getFirst();

    assertThat(ExplanationWords.what(workspace, model, Scale.SCORE)).isEqualTo(WHAT);
    assertThat(ExplanationWords.what(workspace, model, Scale.LOG_ODDS))
        .isEqualTo("log-odds of deny = yes");
    try (Workspace wages = Workspace.open(Path.of("sample-data/wages/wages.yaml"), Progress.NONE)) {
      assertThat(ExplanationWords.what(wages, wages.models().getFirst(), Scale.SCORE))
          .isEqualTo("predicted wage");
    }
  }
}
