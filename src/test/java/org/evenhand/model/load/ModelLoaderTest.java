package org.evenhand.model.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.evenhand.data.InputException;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLoaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACED0005737200         | Java-serialised object
          80049520               | Python pickle, which can run code
          504B030414000000       | zip archive
          894844460D0A1A0A       | HDF5 file of Keras
          00FF00FF00FF           | neither an ONNX nor a Tribuo model
          08                     | neither an ONNX nor a Tribuo model
          """)
  void otherFormatsAreNamed(String hex, String words) throws IOException {
    assertRefused(Files.write(folder.resolve("model.bin"), HexFormat.of().parseHex(hex)), words);
  }

  @Test
  void textsAreNamedWhateverTheirEnding() throws IOException {
    Path file = folder.resolve("model.onnx");
    Files.writeString(file, "{\"learner\": {\"größe\": 1}}\n", StandardCharsets.UTF_8);
    assertRefused(file, "this is a text file (XGBoost and LightGBM save such files)");
  }

  @Test
  void aMissingFileIsNamedInFull() {
    Path file = folder.resolve("absent.onnx");
    assertRefused(file, "no such file: " + file);
  }

  @Test
  void aFolderAndAnEmptyFileAreRefused() throws IOException {
    assertRefused(folder, "this is a folder");
    assertRefused(Files.createFile(folder.resolve("empty.onnx")), "the file is empty");
  }

  @Test
  void aFileAboveTheLimitIsRefusedUnread() throws IOException {
    Path file = folder.resolve("large.onnx");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(ModelFile.LIMIT + 1);
    }
    assertRefused(file, "the file has 256 MB; models above 256 MB are refused");
  }

  private static void assertRefused(Path file, String words) {
    assertThatThrownBy(() -> ModelLoader.load(ModelSource.of("tested", file)))
        .isInstanceOf(InputException.class)
        .satisfies(
            refused ->
                assertThat(refused.getMessage())
                    .startsWith("model 'tested' (" + file.getFileName() + "): ")
                    .contains(words)
                    .doesNotContain("\n"));
  }
}
