package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.job.Progress;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.OwnImportance.Figure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the files of the samples' models say of their columns. */
class OwnImportanceTest {
  private static Workspace mortgage;
  private static Workspace wages;

  @BeforeAll
  static void open() {
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
    wages = Workspace.open(Path.of("sample-data/wages/wages.yaml"), Progress.NONE);
  }

  @AfterAll
  static void close() {
    mortgage.close();
    wages.close();
  }

  @Test
  void modelsSayWhatTheirFilesKnow() {
    List<OwnImportance> forest = mortgage.model("Random forest").ownImportance();
    assertThat(forest).hasSize(1);
    assertThat(forest.getFirst().figure()).isEqualTo(Figure.SPLITS);
    assertThat(forest.getFirst().byInput()).hasSize(12).containsKey("phist");

    List<OwnImportance> boosted = wages.model("Tribuo boosted trees").ownImportance();
    assertThat(boosted.stream().map(OwnImportance::figure))
        .containsExactly(Figure.TOTAL_GAIN, Figure.TOTAL_COVER, Figure.SPLITS);
    Map<String, Double> gain = boosted.getFirst().byInput();
    assertThat(gain.values()).allMatch(value -> value >= 0).anyMatch(value -> value > 0);
    assertThat(gain.keySet())
        .containsExactlyInAnyOrderElementsOf(
            wages.model("Tribuo boosted trees").binding().columns());

    List<OwnImportance> exported = mortgage.model("Boosted trees").ownImportance();
    assertThat(exported.stream().map(OwnImportance::figure)).containsExactly(Figure.SPLITS);
    assertThat(exported.getFirst().byInput().keySet())
        .containsExactlyInAnyOrderElementsOf(mortgage.model("Boosted trees").binding().columns());
  }

  /** A logistic model's weight for "yes", and the same for "no", whose sign is the other. */
  @Test
  void weightsAreThoseOfTheJudgedClass() {
    LoadedModel model = mortgage.model("Logistic regression");
    List<OwnImportance> own = model.ownImportance();
    assertThat(own).hasSize(1);
    assertThat(own.getFirst().figure()).isEqualTo(Figure.WEIGHT);
    assertThat(own.getFirst().output()).isEqualTo(model.positiveIndex());
    assertThat(own.getFirst().byInput()).hasSize(12);
    assertThat(own.getFirst().byInput().values()).allMatch(weight -> weight > 0);
  }
}
