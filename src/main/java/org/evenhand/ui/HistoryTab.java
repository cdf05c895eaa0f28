package org.evenhand.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evenhand.report.KeptRowsCsv;
import org.evenhand.whatif.EditedRow;
import org.evenhand.whatif.Journal;

/** The rows that were kept, to load again or to take away. */
final class HistoryTab extends RowTab {
  private static final long serialVersionUID = 1L;

  private final transient Function<Context, Journal> journals;
  private final JournalTable table;
  private final Paragraph empty =
      new Paragraph(
          "Rows that you keep, and counterfactuals that you try, appear here with what they were"
              + " made from.");
  private final Anchor download = new Anchor();
  private transient List<Journal.Kept> entries = List.of();

  /**
   * @param loaded hears the kept row that a user wants to see again
   */
  HistoryTab(Function<Context, Journal> journals, Consumer<Journal.Kept> loaded) {
    super("history", "History");
    this.journals = journals;
    table = new JournalTable(loaded);
    download.setText("Download as CSV");
    download.setHref(
        DownloadHandler.fromInputStream(
            event -> {
              byte[] csv = KeptRowsCsv.of(entries).getBytes(StandardCharsets.UTF_8);
              return new DownloadResponse(
                  new ByteArrayInputStream(csv), "kept-rows.csv", "text/csv", csv.length);
            }));
    download.getElement().setAttribute("download", "kept-rows.csv");
    add(empty, table, download);
  }

  @Override
  void show(Context now, EditedRow row) {
    entries = journals.apply(now).entries();
    empty.setVisible(entries.isEmpty());
    download.setVisible(!entries.isEmpty());
    table.show(entries);
  }
}
