package org.evenhand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** The sample workspaces that come inside the jar. */
final class Samples {
  private static final String ROOT = "samples/";

  /** The sample that the page opens with. */
  private static final Path FIRST = Path.of("mortgage.yaml");

  private Samples() {}

  /**
   * Copies the samples to a temporary folder that is gone with the process; their workspace files.
   */
  static List<Path> unpack() {
    try {
      Path folder = Files.createTempDirectory("evenhand-samples");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      List<Path> workspaces = new ArrayList<>();
      for (Resource resource :
          new PathMatchingResourcePatternResolver().getResources("classpath:" + ROOT + "*/*.*")) {
        Path file = folder.resolve(nameBelowRoot(resource));
        Files.createDirectories(folder.resolve(nameBelowRoot(resource)).getParent());
        try (InputStream in = resource.getInputStream()) {
          Files.copy(in, file);
        }
        if (file.toString().endsWith(".yaml")) {
          workspaces.add(file);
        }
      }
      workspaces.sort(Comparator.comparing(file -> !file.endsWith(FIRST)));
      return workspaces;
    } catch (IOException e) {
      throw new UncheckedIOException("the samples cannot be copied to a temporary folder", e);
    }
  }

  private static String nameBelowRoot(Resource resource) throws IOException {
    String url = resource.getURL().toString();
    return url.substring(url.lastIndexOf("/" + ROOT) + 1 + ROOT.length());
  }

  private static void delete(Path folder) {
    FileSystemUtils.deleteRecursively(folder.toFile());
  }
}
