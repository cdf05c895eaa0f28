package org.evenhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.evenhand.data.InputException;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.Rows;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.junit.jupiter.api.Test;

class CrossFitTest {
  private static final int ROWS = 300;
  private static final int GROUPS = 3;

  private final double[] scores = new double[ROWS];
  private final byte[] labels = new byte[ROWS];
  private final int[] groupOf = new int[ROWS];
  private final ScoredRows rows;

  CrossFitTest() {
    Random random = new Random(4);
    for (int row = 0; row < ROWS; row++) {
      scores[row] = random.nextDouble();
      labels[row] = (byte) (random.nextDouble() < scores[row] ? 1 : 0);
      // Group -1 is none.
      groupOf[row] = row % 4 - 1;
    }
    rows = ScoredRows.of(scores, labels, null, Rows.first(ROWS));
  }

  @Test
  void everyRowIsJudgedOnce() {
    List<ScoredGroup> groups = rows.split(groupOf, GROUPS);

    for (CrossFit.Outcome outcome : fit(5, 1).outcomes()) {
      assertThat(outcome.thresholds()).hasSize(5).allMatch(fold -> fold.size() == GROUPS);
      for (int group = 0; group < GROUPS; group++) {
        Confusion there = outcome.decisions().get(group);
        Confusion nobody = groups.get(group).confusion(0);
        assertThat(there.positives()).isEqualTo(nobody.positives());
        assertThat(there.negatives()).isEqualTo(nobody.negatives());
      }
      assertThat(outcome.gain()).isEqualTo(Payoff.ACCURACY.of(outcome.decisions()));
    }
  }

  /** Each fold leaves one row out: the others and that row are found again by hand. */
  @Test
  void oneRowPerFoldIsDecidedByAllOthers() {
    int[] few = {1, 2, 3, 5, 6, 7, 9, 10};
    ScoredRows some = ScoredRows.of(scores, labels, null, few);

    CrossFit fit =
        CrossFit.of(
            some, groupOf, GROUPS, few.length, 3, Payoff.ACCURACY, 0.1, true, Progress.NONE);

    double gain = 0;
    for (int left : few) {
      int[] others = Arrays.stream(few).filter(row -> row != left).toArray();
      Policy policy =
          new PolicySearch(
                  ScoredRows.of(scores, labels, null, others).split(groupOf, GROUPS),
                  Payoff.ACCURACY,
                  0.1,
                  true)
              .find(PolicyKind.BEST_FOR_EACH, Progress.NONE);
      boolean positive = scores[left] >= policy.thresholds().get(groupOf[left]);
      gain += positive == (labels[left] == 1) ? 1 : 0;
    }
    CrossFit.Outcome outcome = fit.outcomes().get(1);
    assertThat(outcome.kind()).isEqualTo(PolicyKind.BEST_FOR_EACH);
    assertThat(outcome.gain()).isEqualTo(gain);
  }

  @Test
  void foldsHoldTheirPartOfEachGroupAndClass() {
    int[][] sizes = new int[GROUPS * 2][4];
    int[] foldOf = CrossFit.deal(rows, groupOf, GROUPS, 4, 2);
    for (int row = 0; row < ROWS; row++) {
      if (groupOf[row] >= 0) {
        sizes[groupOf[row] * 2 + labels[row]][foldOf[row]]++;
      }
    }
    for (int[] folds : sizes) {
      int[] sorted = Arrays.stream(folds).sorted().toArray();
      assertThat(sorted[3] - sorted[0]).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theSameSeedDealsAlikeAndAnotherDoesNot() {
    assertThat(fit(4, 7)).isEqualTo(fit(4, 7));
    assertThat(fit(4, 7).outcomes()).isNotEqualTo(fit(4, 8).outcomes());
  }

  @Test
  void thresholdsChosenHereAreJudgedThere() {
    ScoredGroup there = Rows.scored("0 1 0 1", "0.3 0.6 0.8 0.9").all();
    Policy policy =
        new PolicySearch(List.of(Rows.scored("0 1", "0.4 0.6").all()), Payoff.ACCURACY, 0, true)
            .find(PolicyKind.BEST_FOR_EACH, Progress.NONE);

    Judgement judged = Judgement.of(policy, List.of(there), Payoff.ACCURACY, true);

    assertThat(policy.gain()).isEqualTo(2);
    assertThat(judged.decisions()).containsExactly(Confusion.of(2, 1, 0, 1));
    assertThat(judged.gain()).isEqualTo(3);
    assertThat(judged.gap()).isNull();
    assertThatThrownBy(() -> Judgement.of(policy, List.of(), Payoff.ACCURACY, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tooFewRowsForTheFoldsAreRefused() {
    assertThatThrownBy(() -> fit(1, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("1 folds for 300 rows; expected from 2 folds to as many as rows");
  }

  @Test
  void stopsWhenCancelled() {
    List<String> heard = new ArrayList<>();
    Progress cancelled =
        (task, done, total) -> {
          heard.add(task);
          if (heard.size() == 3) {
            throw new CancelledException();
          }
        };

    assertThatThrownBy(
            () -> CrossFit.of(rows, groupOf, GROUPS, 5, 1, Payoff.ACCURACY, 0.1, true, cancelled))
        .isInstanceOf(CancelledException.class);
    assertThat(heard).hasSize(3);
  }

  private CrossFit fit(int folds, long seed) {
    return CrossFit.of(
        rows, groupOf, GROUPS, folds, seed, Payoff.ACCURACY, 0.1, true, Progress.NONE);
  }
}
