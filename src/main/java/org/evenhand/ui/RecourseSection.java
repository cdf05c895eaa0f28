package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.TableRow;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.counterfactual.Burden;
import org.evenhand.counterfactual.BurdenGap;
import org.evenhand.counterfactual.SearchOptions;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.RecourseWords;
import org.evenhand.report.Words;
import org.evenhand.workspace.CounterfactualRequest;
import org.evenhand.workspace.Counterfactuals;
import org.evenhand.workspace.RecourseAudit;
import org.evenhand.workspace.RecourseRequest;
import org.jspecify.annotations.Nullable;

/** What it takes the groups' rows to get the favorable outcome: the burden of recourse. */
final class RecourseSection extends Div {
  private static final long serialVersionUID = 1L;

  private static final int ROWS = 1000;
  private static final long SEED = 1;

  /** The columns that change most are told, at most so many. */
  private static final int TOLD = 3;

  private final Page page;
  private final Button search = new Button("Search for recourse");
  private final IntegerField most = new IntegerField("Rows at most");
  private final Div results = new Div();
  private transient @Nullable Context context;
  private transient List<String> by = List.of();

  RecourseSection(Page page) {
    this.page = page;
    addClassName("card");
    most.setValue(ROWS);
    most.setMin(1);
    most.setWidth("8rem");
    most.setHelperText("of more, a sample (seed %d)".formatted(SEED));
    search.addClickListener(click -> search());
    Div tools = new Div(most, search);
    tools.addClassName("tools");
    results.addClassName("sections");
    Paragraph lead =
        new Paragraph(
            "For each row without the favorable outcome the fewest and nearest permitted changes"
                + " that would give it are searched for, and what that takes is compared between"
                + " the groups.");
    lead.addClassName("quiet");
    add(new H2("Recourse"), lead, tools, results);
  }

  void show(Context now, @Nullable List<String> opened) {
    boolean same = context != null && context.state().equals(now.state());
    context = now;
    by = opened == null ? List.of() : opened;
    search.setText(
        by.isEmpty() ? "Search for recourse" : "Search for recourse by " + String.join(" × ", by));
    setVisible(now.model().editable() && !now.model().classes().isEmpty());
    if (!same) {
      results.removeAll();
    }
  }

  private void search() {
    Context now = context;
    Integer rows = most.getValue();
    if (now == null || rows == null || rows < 1) {
      return;
    }
    List<String> attributes = by;
    page.work(
        "Searching for recourse",
        progress -> {
          Counterfactuals searches = Counterfactuals.of(now.workspace(), now.model(), progress);
          CounterfactualRequest request =
              new CounterfactualRequest(
                  null, now.threshold(), searches.constraints(), SearchOptions.STANDARD);
          return RecourseAudit.run(
              searches,
              new RecourseRequest(request, now.rows(), attributes, null, rows, SEED),
              progress);
        },
        this::draw,
        this::say);
  }

  private void say(String message) {
    results.removeAll();
    Paragraph said = new Paragraph(message);
    said.getElement().setAttribute("role", "alert");
    results.add(said);
  }

  private void draw(RecourseAudit audit) {
    results.removeAll();
    RecourseWords.sentences(audit).forEach(sentence -> results.add(new Paragraph(sentence)));
    List<Measure> within = audit.recourse().overall().within();
    String[] heads =
        Stream.of(
                List.of("Group", "Rows", "Need it", "Searched", "With an answer"),
                IntStream.rangeClosed(1, within.size())
                    .mapToObj(k -> k == 1 ? "Within 1 change" : "Within %d changes".formatted(k))
                    .toList(),
                List.of("Mean cost", "Median cost", "Changed most"))
            .flatMap(List::stream)
            .toArray(String[]::new);
    Scrolled table = new Scrolled("What recourse takes, by group", heads);
    line(table, "all rows", audit.recourse().overall());
    List<Burden> groups = audit.recourse().groups();
    for (int i = 0; i < groups.size() && groups.size() > 1; i++) {
      line(table, Words.group(audit.groups().get(i)), groups.get(i));
    }
    results.add(table);
    if (!audit.recourse().gaps().isEmpty()) {
      results.add(gaps(audit));
    }
  }

  private static void line(Scrolled table, String name, Burden burden) {
    TableRow row = table.line();
    row.addHeaderCell().setText(name);
    row.addDataCell().setText(Words.count(burden.rows()));
    MeasureCell.add(row, Metric.SELECTION_RATE, burden.needing());
    row.addDataCell().setText(Words.count(burden.searched()));
    MeasureCell.add(row, Metric.SELECTION_RATE, burden.answered());
    burden.within().forEach(share -> MeasureCell.add(row, Metric.SELECTION_RATE, share));
    MeasureCell.add(row, Metric.MEAN_SCORE, burden.cost());
    MeasureCell.add(row, Metric.MEAN_SCORE, burden.median());
    row.addDataCell()
        .setText(
            burden.columns().entrySet().stream()
                .limit(TOLD)
                .map(RecourseSection::column)
                .collect(Collectors.joining(", ")));
  }

  private static String column(Map.Entry<String, Measure> column) {
    return column.getKey() + " " + Words.brief(Metric.SELECTION_RATE, column.getValue());
  }

  private static Scrolled gaps(RecourseAudit audit) {
    List<BurdenGap> gaps = audit.recourse().gaps();
    Group reference = audit.groups().get(gaps.get(0).reference());
    Scrolled table =
        new Scrolled(
            "Compared with " + Words.group(reference),
            "Group",
            "With an answer: difference",
            "ratio",
            "Mean cost: difference",
            "ratio",
            "Mean number of changes: difference");
    for (BurdenGap gap : gaps) {
      TableRow row = table.line();
      row.addHeaderCell().setText(Words.group(audit.groups().get(gap.group())));
      MeasureCell.add(row, Metric.MEAN_SCORE, gap.answeredDifference());
      MeasureCell.add(row, Metric.MEAN_SCORE, gap.answeredRatio());
      MeasureCell.add(row, Metric.MEAN_SCORE, gap.costDifference());
      MeasureCell.add(row, Metric.MEAN_SCORE, gap.costRatio());
      MeasureCell.add(row, Metric.MEAN_SCORE, gap.changesDifference());
    }
    return table;
  }
}
