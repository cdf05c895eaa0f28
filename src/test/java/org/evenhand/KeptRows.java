package org.evenhand;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The file of kept rows that the history hands out. */
final class KeptRows {
  private KeptRows() {}

  /** Its lines, the names of the columns first. */
  static List<String> download(Page page) {
    try {
      return Files.readAllLines(
          page.waitForDownload(
                  () ->
                      page.getByRole(
                              AriaRole.LINK, new Page.GetByRoleOptions().setName("Download as CSV"))
                          .click())
              .path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One value, of a file without quoted ones. */
  static String value(List<String> lines, int line, String column) {
    int at = List.of(lines.get(0).split(",", -1)).indexOf(column);
    return lines.get(line).split(",", -1)[at];
  }
}
