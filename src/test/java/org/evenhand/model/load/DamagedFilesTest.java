package org.evenhand.model.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.evenhand.data.InputException;
import org.evenhand.model.ModelSource;
import org.evenhand.model.onnx.ExportedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFilesTest {
  @TempDir Path folder;

  @Test
  void aFileWithWrongBytesOpensOrIsRefusedInOneLine() throws IOException {
    ModelSource sound = ExportedCase.named("skl-strings-zipmap").source();
    byte[] bytes = Files.readAllBytes(sound.file());
    Path file = folder.resolve("damaged.onnx");
    ModelSource damaged = ModelSource.of("damaged", file);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      Files.write(file, changed);
      try {
        ModelLoader.load(damaged).close();
      } catch (InputException e) {
        refused++;
        assertThat(e.getMessage()).startsWith("model 'damaged'").doesNotContain("\n", "/");
      }
    }
    assertThat(refused).isBetween(100, 299);
  }
}
