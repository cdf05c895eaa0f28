package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evenhand.workspace.DataCounts;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void whatIsLeftOutIsCountedByReason() {
    DataCounts counts =
        new DataCounts(
            100,
            88,
            List.of(
                new DataCounts.Excluded("label missing", 12),
                new DataCounts.Excluded("score missing", 0)));

    assertThat(Sentences.counts(counts))
        .isEqualTo("88 rows judged of 100; left out: 12 (label missing).");
    assertThat(Sentences.counts(new DataCounts(5, 5, List.of())))
        .isEqualTo("5 rows judged; none left out.");
  }
}
