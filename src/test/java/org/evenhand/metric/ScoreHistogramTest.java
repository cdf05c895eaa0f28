package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.scored;
import static org.evenhand.metric.Rows.weighted;

import java.util.List;
import java.util.Objects;
import org.evenhand.metric.ScoreHistogram.Bin;
import org.evenhand.metric.ScoreHistogram.Range;
import org.junit.jupiter.api.Test;

class ScoreHistogramTest {

  @Test
  void binsHoldTheirLowerEdgeAndTheLastBothEdges() {
    ScoredGroup group = scored("0 1 1 0 1", "0 0.25 0.5 0.5 1").all();

    List<Bin> bins = ScoreHistogram.of(group, new Range(0, 1), 2).bins();

    assertThat(bins)
        .containsExactly(
            new Bin(0, 0.5, Tally.of(2), Tally.of(1)), new Bin(0.5, 1, Tally.of(3), Tally.of(2)));
  }

  @Test
  void withoutTruthAllRowsAreCountedTogether() {
    ScoredGroup group = ScoredRows.of(new double[] {0.2, 0.7}, null, null, first(2)).all();

    assertThat(ScoreHistogram.of(group, new Range(0, 1), 1).bins())
        .containsExactly(new Bin(0, 1, Tally.of(2), null));
  }

  @Test
  void probabilitiesAreShownFromZeroToOneAndOtherScoresOverTheirRange() {
    ScoredGroup probabilities = scored("0 1", "0.2 0.4").all();
    ScoredGroup logits = scored("0 1", "-4 2.5").all();
    ScoredGroup one = scored("0 1", "7 7").all();
    ScoredGroup infinite = scored("0 1 1", "-Infinity 3 Infinity").all();
    ScoredGroup nobody = scored("1", "0.5").split(new int[] {-1}, 1).getFirst();

    assertThat(ScoreHistogram.range(List.of(probabilities, nobody))).isEqualTo(new Range(0, 1));
    assertThat(ScoreHistogram.range(List.of(probabilities, logits))).isEqualTo(new Range(-4, 2.5));
    assertThat(ScoreHistogram.range(List.of(one))).isEqualTo(new Range(6.5, 7.5));
    assertThat(ScoreHistogram.range(List.of(infinite, one))).isEqualTo(new Range(3, 7));
    assertThat(ScoreHistogram.range(List.of())).isEqualTo(new Range(0, 1));
  }

  @Test
  void noRowIsLost() {
    ScoredGroup group = scored("0 1 1", "-Infinity 3 Infinity").all();

    List<Bin> bins = ScoreHistogram.of(group, new Range(0, 1), 50).bins();

    assertThat(bins.stream().mapToInt(bin -> bin.rows().rows()).sum()).isEqualTo(3);
    assertThat(bins.getLast().rows().rows()).isEqualTo(2);
  }

  @Test
  void weightsCount() {
    ScoredGroup group = weighted("0 1", "0.1 0.1", "2 3").all();

    Bin bin = ScoreHistogram.of(group, new Range(0, 1), 1).bins().getFirst();

    assertThat(bin.rows().weight()).isEqualTo(5);
    assertThat(Objects.requireNonNull(bin.positives()).weight()).isEqualTo(3);
  }
}
