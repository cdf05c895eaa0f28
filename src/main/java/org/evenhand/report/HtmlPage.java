package org.evenhand.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evenhand.metric.Explanation;

/** A page that stands alone: headings, paragraphs and tables. All text is escaped. */
final class HtmlPage {
  private static final Pattern PLACE =
      Pattern.compile("\\{(style|title|subtitle|contents|body)\\}");

  private final StringBuilder contents = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private int sections;
  private String lastHeading = "";

  /** Starts a section, which the list of contents names. */
  void section(String title) {
    lastHeading = title;
    String id = "section-" + ++sections;
    contents.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(id, escape(title)));
    body.append("<h2 id=\"%s\">%s</h2>\n".formatted(id, escape(title)));
  }

  void heading(String text) {
    lastHeading = text;
    body.append("<h3>").append(escape(text)).append("</h3>\n");
  }

  void text(String text) {
    body.append("<p>").append(escape(text)).append("</p>\n");
  }

  /** What is beside the point until one asks. */
  void note(String text) {
    body.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
  }

  /**
   * A table whose first column names its rows. Without names of columns it has no head. A caption
   * that the heading above it says already is only read aloud.
   */
  void table(String caption, List<String> head, List<List<HtmlCell>> rows) {
    String title = escape(caption);
    body.append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(title)
        .append("\"><table>\n<caption")
        .append(caption.equals(lastHeading) ? " class=\"unseen\">" : ">")
        .append(title)
        .append("</caption>\n");
    if (!head.isEmpty()) {
      body.append("<thead><tr>");
      head.forEach(cell -> body.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
      body.append("</tr></thead>\n");
    }
    body.append("<tbody>\n");
    for (List<HtmlCell> row : rows) {
      body.append("<tr><th scope=\"row\">").append(row.getFirst().html()).append("</th>");
      row.stream().skip(1).forEach(cell -> body.append("<td>").append(cell.html()).append("</td>"));
      body.append("</tr>\n");
    }
    body.append("</tbody></table></div>\n");
  }

  /** What there is to say about measures. */
  void definitions(List<Explanation> explanations) {
    body.append("<dl>\n");
    for (Explanation about : explanations) {
      body.append("<div><dt>").append(escape(about.label())).append("</dt>\n");
      body.append("<dd>").append(escape(about.definition())).append("</dd>\n");
      body.append("<dd><code>").append(escape(about.formula())).append("</code></dd>\n");
      body.append("<dd>").append(escape(about.matters())).append("</dd>\n");
      body.append("<dd><small>Source: ")
          .append(escape(about.source()))
          .append("</small></dd></div>\n");
    }
    body.append("</dl>\n");
  }

  /** The page, its title and the line under it. */
  String write(String title, String subtitle) {
    Map<String, String> parts =
        Map.of(
            "style", resource("page.css"),
            "title", escape(title),
            "subtitle", escape(subtitle),
            "contents", contents.toString(),
            "body", body.toString());
    return PLACE
        .matcher(resource("page.html"))
        .replaceAll(
            place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
