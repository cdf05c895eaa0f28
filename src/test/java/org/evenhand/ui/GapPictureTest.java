package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.fairness.Group;
import org.evenhand.importance.GapDecomposition;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.GapExplanation;
import org.evenhand.workspace.GapExplanation.Rows;
import org.evenhand.workspace.Workspace;
import org.junit.jupiter.api.Test;

class GapPictureTest {
  private static String method(boolean exact, Rows rows, Rows against) {
    try (Workspace workspace =
        Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE)) {
      Measure one = Measures.number(1, null, false);
      return new GapPicture(
              new GapExplanation(
                  workspace.models().getFirst(),
                  Metric.SELECTION_RATE,
                  new Group(List.of("afam"), List.of("yes")),
                  new Group(List.of("afam"), List.of("no")),
                  rows,
                  against,
                  new GapDecomposition(one, one, one, List.of(), exact, 4000, 123_456, one),
                  7))
          .method();
    }
  }

  /** All sets of features are no matter of chance; the rows that meet are. */
  @Test
  void whichRowsMeetIsSaidToBeDrawn() {
    assertThat(method(true, new Rows(1, 1), new Rows(40, 40)))
        .startsWith(
            "4,000 pairs of a row of either group were drawn (seed 7); for each of them every set of"
                + " features was counted. 123,456 model rows were scored. afam = yes: 1 row; afam = no: all 40"
                + " rows. ")
        .doesNotContain("Exact");
    assertThat(method(false, new Rows(339, 1), new Rows(40, 40)))
        .contains("pairs of a row of either group were drawn", "sets of features were drawn too")
        .contains("afam = yes: 1 of 339 rows, drawn at random");
  }
}
