package org.evenhand;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this computer, for the browser tests and benchmarks. */
public final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private Chromium() {}

  /** Skips the calling tests when there is no Chromium, unless the build demands one. */
  static Path findOrSkip() {
    Optional<Path> found = find();
    if ("required".equals(System.getProperty("evenhand.browser"))) {
      Assertions.assertTrue(found.isPresent(), "the browser tests are required: install chromium");
    }
    if (found.isEmpty()) {
      System.err.println(
          "Browser tests skipped: no Chromium. Install it, or set CHROMIUM to its path, and run"
              + " ./mvnw verify -Dbrowser=required");
    }
    Assumptions.assumeTrue(found.isPresent(), "no Chromium");
    return found.get();
  }

  /** Where it is. */
  public static Optional<Path> find() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("CHROMIUM")).stream().map(Path::of),
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static Browser launch(Playwright playwright, Path executable) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }

  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }
}
