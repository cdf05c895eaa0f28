package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnProfile;
import org.evenhand.data.ColumnProfile.NumberSummary;
import org.evenhand.data.Histogram;
import org.evenhand.data.RowSet;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.HistogramChart;
import org.jspecify.annotations.Nullable;

/** One column: what kind it is, its histogram, its summary in numbers. */
final class ColumnCard extends Div {
  private static final long serialVersionUID = 1L;

  private static final int BINS = 20;

  /** What a card shows; made beside the page's lock. */
  record Content(ColumnProfile profile, Histogram histogram, @Nullable String by) {
    static Content of(Column column, RowSet rows, @Nullable Column by) {
      return new Content(
          ColumnProfile.of(column, rows),
          Histogram.of(column, rows, by, BINS),
          by == null ? null : by.name());
    }
  }

  ColumnCard(Content content) {
    addClassName("card");
    ColumnProfile profile = content.profile();
    HistogramChart chart = new HistogramChart();
    chart.show(drawn(content));
    Paragraph kind =
        new Paragraph(
            String.format(
                Locale.ROOT,
                "%s; %,d values, %,d missing, %,d distinct",
                profile.type().name().toLowerCase(Locale.ROOT),
                profile.count(),
                profile.missing(),
                profile.distinct()));
    kind.addClassName("quiet");
    add(new H2(profile.column()), kind, chart);
    NumberSummary numbers = profile.numbers();
    if (numbers != null) {
      add(summary(profile.column(), numbers));
    }
    if (!profile.frequent().isEmpty()) {
      Paragraph frequent = new Paragraph("Most frequent: " + frequent(profile));
      frequent.addClassName("quiet");
      add(frequent);
    }
  }

  private static HistogramChart.Data drawn(Content content) {
    Histogram histogram = content.histogram();
    List<HistogramChart.Series> series = new ArrayList<>();
    for (String name : histogram.series()) {
      String label = content.by() == null ? "rows" : content.by() + " = " + name;
      series.add(new HistogramChart.Series(label, series.size()));
    }
    // Bars for single whole numbers are drawn like categories.
    boolean numeric =
        histogram.bars().stream().anyMatch(bar -> !Objects.equals(from(bar), to(bar)));
    List<HistogramChart.Bin> bins =
        histogram.bars().stream()
            .map(
                bar ->
                    new HistogramChart.Bin(
                        bar.label(),
                        numeric ? from(bar) : null,
                        numeric ? to(bar) : null,
                        bar.counts()))
            .toList();
    Histogram.Bar other = histogram.other();
    return new HistogramChart.Data(
        content.by() == null
            ? histogram.column()
            : histogram.column() + ", split by " + content.by(),
        "",
        numeric ? "numeric" : "category",
        series,
        bins,
        histogram.missing().counts(),
        other == null ? null : (Integer) other.total(),
        null);
  }

  private static @Nullable Double from(Histogram.Bar bar) {
    Histogram.Interval interval = bar.interval();
    return interval == null ? null : (Double) interval.from();
  }

  private static @Nullable Double to(Histogram.Bar bar) {
    Histogram.Interval interval = bar.interval();
    return interval == null ? null : (Double) interval.to();
  }

  private static Div summary(String column, NumberSummary numbers) {
    Table table = new Table();
    table.setCaptionText("Summary of " + column);
    TableRow head = table.getHead().addRow();
    TableRow row = table.getBody().addRow();
    cell(head, row, "min", numbers.min());
    cell(head, row, "5 %", numbers.p5());
    cell(head, row, "25 %", numbers.p25());
    cell(head, row, "median", numbers.median());
    cell(head, row, "75 %", numbers.p75());
    cell(head, row, "95 %", numbers.p95());
    cell(head, row, "max", numbers.max());
    cell(head, row, "mean", numbers.mean());
    cell(head, row, "sd", numbers.sd());
    Div scroll = new Div(table);
    scroll.addClassName("scroll");
    scroll.getElement().setAttribute("tabindex", "0");
    scroll.getElement().setAttribute("role", "region");
    scroll.getElement().setAttribute("aria-label", "Summary of " + column);
    return scroll;
  }

  private static void cell(TableRow head, TableRow row, String title, @Nullable Double value) {
    head.addHeaderCell().setText(title);
    row.addDataCell().setText(value == null ? "–" : Words.number(value));
  }

  private static String frequent(ColumnProfile profile) {
    return profile.frequent().stream()
        .limit(5)
        .map(value -> String.format(Locale.ROOT, "%s (%,d)", value.value(), value.count()))
        .collect(Collectors.joining(", "));
  }
}
