package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.workspace.TinyWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir private Path folder;

  @Test
  void withoutACommandTheSamplesAreServed() {
    CommandRun run = CommandRun.of();
    assertThat(run.status()).isEqualTo(ExitCode.OK);
    assertThat(run.served()).containsExactly(new ServeRequest(List.of(), 8080, "127.0.0.1", false));
    assertThat(run.out() + run.err()).isEmpty();
  }

  @Test
  void serveMayBeNamedOrNot() {
    String workspace =
        TinyWorkspace.write(folder, TinyWorkspace.YAML, TinyWorkspace.DATA).toString();
    ServeRequest request = new ServeRequest(List.of(Path.of(workspace)), 0, "0.0.0.0", true);
    String[] options = {"--port", "0", "--host", "0.0.0.0", "--open", workspace};
    assertThat(CommandRun.of(options).served()).containsExactly(request);
    String[] named = {"serve", workspace, "--open", "--host=0.0.0.0", "--port=0"};
    assertThat(CommandRun.of(named).served()).containsExactly(request);
  }

  @Test
  void whatIsNeitherWorkspaceNorCommandIsRefused() {
    CommandRun run = CommandRun.of("audt", "x");
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.served()).isEmpty();
    assertThat(run.err())
        .isEqualTo("evenhand: no workspace file or command 'audt'; see evenhand --help\n");
    assertThat(CommandRun.of("serve", "--port", "70000").err())
        .isEqualTo("evenhand: --port: expected 0 to 65535, found 70000\n");
    assertThat(CommandRun.of("--port", "http").err())
        .contains("'http' is not a whole number")
        .hasLineCount(1);
  }

  @Test
  void theExitStatusIsTheServers() {
    assertThat(CommandRun.of(request -> 7, List.of()).status()).isEqualTo(7);
  }

  @Test
  void aDefectIsOneLineAndItsPlaceIsShownOnRequest() {
    Server broken =
        request -> {
          throw new IllegalStateException("first\nsecond");
        };
    CommandRun run = CommandRun.of(broken, List.of());
    assertThat(run.status()).isEqualTo(ExitCode.DEFECT);
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("evenhand: a defect of Evenhand: ")
        .contains("IllegalStateException: first second", "--debug");
    assertThat(CommandRun.of(broken, List.of(), "--debug").err()).contains("\tat org.evenhand");
    assertThat(CommandRun.of(broken, List.of(), "serve", "--debug").err())
        .contains("\tat org.evenhand");
  }

  @Test
  void outOfMemoryIsNoStackTrace() {
    CommandRun run =
        CommandRun.of(
            request -> {
              throw new OutOfMemoryError("heap");
            },
            List.of());
    assertThat(run.status()).isEqualTo(ExitCode.DEFECT);
    assertThat(run.err()).hasLineCount(1).contains("out of memory", "-Xmx");
  }

  @Test
  void helpVersionAndCompletionAreAnswers() {
    assertThat(CommandRun.of("--version").out()).isEqualTo("evenhand 0.1.0\n");
    assertThat(CommandRun.of("--help").out()).contains("audit", "predict", "serve", "Exit status");
    assertThat(CommandRun.of("audit", "--help").out()).contains("--threshold", "--by");
    assertThat(CommandRun.of("generate-completion").out()).contains("complete -F", "audit");
    assertThat(CommandRun.of("generate-completion").status()).isEqualTo(ExitCode.OK);
  }
}
