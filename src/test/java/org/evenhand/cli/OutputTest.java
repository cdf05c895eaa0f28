package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evenhand.Evenhand;
import org.evenhand.job.CancelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OutputTest {
  @TempDir private Path folder;
  private Path file;
  private final Console console =
      new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

  @BeforeEach
  void name() {
    file = folder.resolve("answer.csv");
  }

  private Output output() {
    Output output = new Output();
    new CommandLine(output).parseArgs("--out=" + file);
    return output;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void theFileHasItsNameWhenAllIsWritten() throws IOException {
    Files.writeString(file, "before");
    output()
        .write(
            console,
            sink -> {
              sink.write("one\n");
              assertThat(file).hasContent("before");
              sink.write("two\n");
            });
    assertThat(file).hasContent("one\ntwo\n");
    assertThat(names()).containsExactly("answer.csv");
  }

  @Test
  void workThatFailsLeavesWhatWasThere() throws IOException {
    assertThatThrownBy(() -> output().write(console, OutputTest::fail))
        .isInstanceOf(CancelledException.class);
    assertThat(names()).isEmpty();
    Files.writeString(file, "before");
    assertThatThrownBy(() -> output().write(console, OutputTest::fail))
        .isInstanceOf(CancelledException.class);
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("answer.csv");
  }

  private static void fail(Output.Sink sink) {
    sink.write("half");
    throw new CancelledException();
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path linked = Files.writeString(folder.resolve("linked.csv"), "before");
    Files.createSymbolicLink(file, linked);
    output().write(console, sink -> sink.write("after"));
    assertThat(file).isSymbolicLink();
    assertThat(linked).hasContent("after");
  }

  /** Ended as by Ctrl-C or by a scheduler: both end Java in the same way. */
  @Test
  @Timeout(120)
  void aCommandThatIsEndedHalfWayLeavesNoFileAndNoTrace() throws Exception {
    try (WatchService created = FileSystems.getDefault().newWatchService()) {
      folder.register(created, StandardWatchEventKinds.ENTRY_CREATE);
      Path said = Files.createTempFile("said", ".txt");
      Process command =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Evenhand.class.getName(),
                  "counterfactual",
                  "sample-data/mortgage/mortgage.yaml",
                  "--rows=all",
                  "--out=" + file)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertThat(created.poll(100, TimeUnit.SECONDS)).as(Files.readString(said)).isNotNull();
      command.destroy();
      assertThat(command.waitFor()).isEqualTo(128 + 15);
      assertThat(names()).isEmpty();
      assertThat(said).content().doesNotContain("Exception", "\tat ", "defect");
      Files.delete(said);
    }
  }
}
