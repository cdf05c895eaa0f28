package org.evenhand.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableDataCell;
import com.vaadin.flow.component.html.TableHeaderCell;
import com.vaadin.flow.component.html.TableRow;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.Words;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.GroupResult;
import org.evenhand.workspace.LoadedModel;
import org.jspecify.annotations.Nullable;

/** The workspace in one look: rows, models, groups, and where to look first. */
@Route("")
class OverviewPage extends Page {
  private static final long serialVersionUID = 1L;

  private static final List<Metric> HEADLINES =
      List.of(
          Metric.SELECTION_RATE,
          Metric.ACCURACY,
          Metric.AUC,
          Metric.TRUE_POSITIVE_RATE,
          Metric.FALSE_POSITIVE_RATE,
          Metric.MEAN_ABSOLUTE_ERROR,
          Metric.ROOT_MEAN_SQUARED_ERROR,
          Metric.R_SQUARED);

  private final Div rows = new Div();
  private final Div models = new Div();
  private final Div findings = new Div();
  private final Div groups = new Div();
  private final transient PreparedAudits prepared = new PreparedAudits();

  OverviewPage() {
    super("Overview", "What is in this workspace, and where is a look worth most?");
    for (Div card : List.of(rows, models, findings, groups)) {
      card.addClassName("card");
    }
    body.add(rows, findings, models, groups);
  }

  @Override
  void load(Context coming, Progress progress) {
    coming.models().forEach(model -> prepared.prepare(coming, model, attributes(coming), progress));
  }

  private static List<List<String>> attributes(Context context) {
    return context.workspace().protectedAttributes().stream().map(List::of).toList();
  }

  @Override
  void show(Context now) {
    List<List<String>> by = attributes(now);
    Map<LoadedModel, Audit> audits = new LinkedHashMap<>();
    for (LoadedModel model : now.models()) {
      audits.put(model, prepared.audit(now, model, by));
    }
    Audit current = audits.get(now.model());
    if (current != null) {
      showRows(now, current);
      showFindings(now, current);
      showModels(now, audits);
      showGroups(now, current);
    }
  }

  private void showRows(Context now, Audit audit) {
    rows.removeAll();
    rows.add(new H2("Rows"), new Paragraph(Sentences.counts(audit.data())));
    Measure base = audit.overall().metrics().get(Metric.BASE_RATE);
    var target = now.workspace().target();
    if (base != null && target != null) {
      rows.add(
          new Paragraph(
              "Base rate (truly positive in “%s”): %s."
                  .formatted(target.column(), Words.brief(Metric.BASE_RATE, base))));
    }
    if (target == null) {
      rows.add(
          new Paragraph("There are no labels, so only measures that need no truth are shown."));
    }
  }

  private void showFindings(Context now, Audit audit) {
    findings.removeAll();
    findings.add(new H2("Where to look first"));
    List<Findings.Finding> found = Findings.of(audit);
    if (found.isEmpty()) {
      findings.add(
          new Paragraph(
              audit.groups().isEmpty()
                  ? "Nothing to compare: the workspace names no protected attributes."
                  : "No gap between the groups is estimable."));
      return;
    }
    OrderedList list = new OrderedList();
    list.addClassName("findings");
    for (Findings.Finding finding : found) {
      RouterLink link = new RouterLink("Show the groups", FairnessPage.class);
      link.getElement().setAttribute("aria-label", "Show the groups: " + finding.sentence());
      link.setQueryParameters(
          now.state()
              .shared()
              .with(FairnessChoice.OPEN, FairnessChoice.text(finding.by()))
              .with(FairnessChoice.MEASURE, finding.measure().key())
              .toParameters());
      list.add(new ListItem(new Span(finding.sentence() + " "), link));
    }
    findings.add(list);
  }

  private void showModels(Context now, Map<LoadedModel, Audit> audits) {
    models.removeAll();
    models.add(new H2("Models"));
    Table table = new Table();
    table.setCaptionText("Headline measures with 95 % intervals");
    TableRow head = table.getHead().addRow();
    head.addHeaderCell().setText("Model");
    List<Metric> shown = new ArrayList<>();
    for (Metric metric : HEADLINES) {
      if (audits.values().stream()
          .anyMatch(audit -> audit.overall().metrics().containsKey(metric))) {
        shown.add(metric);
        TableHeaderCell cell = head.addHeaderCell();
        cell.setText(metric.label());
        cell.setTitle(metric.explanation().definition());
      }
    }
    audits.forEach(
        (model, audit) -> {
          TableRow row = table.getBody().addRow();
          row.addHeaderCell()
              .setText(model == now.model() ? model.name() + " (current)" : model.name());
          for (Metric metric : shown) {
            fill(row.addDataCell(), metric, audit.overall().metrics().get(metric));
          }
        });
    models.add(scroll("Headline measures", table));
  }

  private static void fill(TableDataCell cell, Metric metric, @Nullable Measure measure) {
    if (measure == null) {
      cell.setText("–");
      return;
    }
    Span under = new Span(Words.underCell(metric, measure));
    under.addClassName("cell-interval");
    cell.add(new Div(new Span(Words.cell(metric, measure))), new Div(under));
    cell.setTitle(Words.tooltip(metric, measure));
  }

  private void showGroups(Context now, Audit audit) {
    groups.removeAll();
    groups.add(new H2("Groups"));
    if (audit.groups().isEmpty()) {
      groups.add(
          new Paragraph(
              "No protected attributes: add `protected: [column]` to the workspace file."));
      return;
    }
    Metric first = audit.overall().metrics().keySet().iterator().next();
    Table table = new Table();
    table.setCaptionText("Sizes of the groups of each protected attribute, " + now.model().name());
    TableRow head = table.getHead().addRow();
    List.of("Attribute", "Group", "Rows", first.label())
        .forEach(title -> head.addHeaderCell().setText(title));
    for (GroupResult result : audit.groups()) {
      TableRow row = table.getBody().addRow();
      row.addDataCell().setText(String.join(" × ", result.group().by()));
      row.addDataCell().setText(result.group().label());
      row.addDataCell().setText(Words.count(result.rows()));
      fill(row.addDataCell(), first, result.measure(first));
    }
    groups.add(scroll("Sizes of the groups", table));
  }

  private static Div scroll(String label, Component content) {
    Div scroll = new Div(content);
    scroll.addClassName("scroll");
    scroll.getElement().setAttribute("tabindex", "0");
    scroll.getElement().setAttribute("role", "region");
    scroll.getElement().setAttribute("aria-label", label);
    return scroll;
  }
}
