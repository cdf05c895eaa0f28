package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;

class GlobalExplanationsTest {

  @Test
  void anAttributeThatIsNotThereIsRefusedBeforeTheLongWork() {
    try (Workspace workspace =
        Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE)) {
      Set<String> tasks = new HashSet<>();
      GlobalRequest request =
          new GlobalRequest(ExplanationRequest.usual(workspace.threshold()), 3, "afam*nix");
      assertThatThrownBy(
              () ->
                  GlobalExplanations.of(
                      workspace,
                      workspace.models().getFirst(),
                      request,
                      RowSet.all(workspace.table().rows()),
                      (task, done, of) -> tasks.add(task)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no column 'nix'");
      assertThat(tasks).doesNotContain("Explaining rows");
    }
  }
}
