package org.evenhand.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoresTest {

  @Test
  void theBestClassIsTheFirstOfEquals() {
    Scores scores = new Scores(new double[][] {{0.2, 0.4, 0.1}, {0.2, 0.4, 0.6}, {0.6, 0.2, 0.3}});
    assertThat(scores.best(0)).isEqualTo(2);
    assertThat(scores.best(1)).isEqualTo(0);
    assertThat(scores.best(2)).isEqualTo(1);
  }

  @Test
  void noClassIsBestWhenAnyScoreIsUndefined() {
    Scores scores = new Scores(new double[][] {{0.9, Double.NaN}, {Double.NaN, 0.1}});
    assertThat(scores.best(0)).isEqualTo(-1);
    assertThat(scores.best(1)).isEqualTo(-1);
  }

  @Test
  void rowsAndWidthAreThoseOfTheArrays() {
    Scores scores = new Scores(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(scores.rows()).isEqualTo(3);
    assertThat(scores.width()).isEqualTo(2);
    assertThat(scores.get(1, 2)).isEqualTo(6);
  }
}
