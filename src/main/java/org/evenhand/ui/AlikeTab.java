package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.TableDataCell;
import com.vaadin.flow.component.html.TableRow;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.counterfactual.DistanceOptions;
import org.evenhand.counterfactual.Neighbor;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.report.Words;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.Answer;
import org.evenhand.workspace.NeighborRequest;
import org.evenhand.workspace.NeighborRequest.Which;
import org.evenhand.workspace.Neighborhood;
import org.evenhand.workspace.RowNeighbors;
import org.jspecify.annotations.Nullable;

/** The rows of the data nearest to this one, by default those with another answer. */
final class AlikeTab extends RowTab {
  private static final long serialVersionUID = 1L;

  private static final int USUAL = 5;

  /** The choices, in the address. */
  private static final String WHICH = "which";

  private static final String DISTANCE = "distance";
  private static final String COUNT = "count";
  private static final String EXCLUDED = "excluded";
  private static final String WEIGHTS = "weights";

  /** So many of the columns in which a neighbor differs are told, the most different first. */
  private static final int TOLD = 4;

  private final Select<Which> which = new Select<>();
  private final Select<DistanceOptions.Kind> kind = new Select<>();
  private final IntegerField count = new IntegerField("How many");
  private final MultiSelectComboBox<String> excluded = new MultiSelectComboBox<>("Do not compare");
  private final TextField weights = new TextField("Weights");
  private final Paragraph lead = new Paragraph();
  private final JobBar looking = new JobBar(false);
  private final Div results = new Div();
  private final Settle settle = new Settle();
  private final transient RowEditor editor;
  private transient @Nullable Context context;
  private transient @Nullable EditedRow row;
  private boolean showing;

  AlikeTab(RowEditor editor) {
    super("alike", "Alike");
    this.editor = editor;
    which.setLabel("Rows with");
    which.setItems(Which.values());
    which.setItemLabelGenerator(
        wanted ->
            switch (wanted) {
              case UNLIKE -> "another answer";
              case LIKE -> "the same answer";
              case ALL -> "any answer";
            });
    kind.setLabel("Distance");
    kind.setItems(DistanceOptions.Kind.values());
    kind.setItemLabelGenerator(
        shown ->
            switch (shown) {
              case L1 -> "L1, in standard deviations";
              case L2 -> "L2, in standard deviations";
              case GOWER -> "Gower, in ranges";
            });
    count.setMin(1);
    count.setMax(100);
    count.setStepButtonsVisible(true);
    count.setWidth("7rem");
    weights.setPlaceholder("lvrat=2, chist=0.5");
    weights.setHelperText("1 where nothing is said");
    which.addValueChangeListener(change -> choose(WHICH, change.getValue().name()));
    kind.addValueChangeListener(change -> choose(DISTANCE, change.getValue().name()));
    count.addValueChangeListener(
        change ->
            choose(COUNT, change.getValue() == null ? null : Integer.toString(change.getValue())));
    excluded.addValueChangeListener(
        change -> choose(EXCLUDED, String.join(",", change.getValue())));
    weights.addValueChangeListener(change -> choose(WEIGHTS, change.getValue()));
    Div tools = new Div(which, count);
    tools.addClassName("tools");
    Div how = new Div(kind, excluded, weights);
    how.addClassNames("tools", "choices");
    lead.addClassName("quiet");
    lead.getElement().setAttribute("role", "status");
    add(tools, lead, looking, new Details("How rows are compared", how), results);
  }

  private void choose(String key, @Nullable String value) {
    if (!showing) {
      editor.choose(key, value);
    }
  }

  @Override
  void show(Context now, EditedRow edited) {
    boolean edit = context != null && row != null && context.state().equals(now.state());
    context = now;
    row = edited;
    try {
      showChoices(now);
    } catch (InputException e) {
      looking.drop();
      say(String.valueOf(e.getMessage()));
      return;
    }
    if (edit) {
      settle.then(UI.getCurrent(), this::look);
    } else {
      look();
    }
  }

  private void showChoices(Context now) {
    State state = now.state();
    List<String> columns = now.model().binding().columns();
    showing = true;
    try {
      which.setValue(chosen(Which.class, state, WHICH, Which.UNLIKE));
      kind.setValue(
          chosen(DistanceOptions.Kind.class, state, DISTANCE, DistanceOptions.Kind.GOWER));
      count.setValue(state.get(COUNT).map(AlikeTab::number).orElse(USUAL));
      weights.setValue(state.get(WEIGHTS).orElse(""));
      excluded.setItems(columns);
      Set<String> left =
          state
              .get(EXCLUDED)
              .map(text -> new LinkedHashSet<>(List.of(text.split(",", -1))))
              .orElseGet(LinkedHashSet::new);
      left.retainAll(columns); // another model may read other columns
      excluded.setValue(left);
    } finally {
      showing = false;
    }
  }

  private static <E extends Enum<E>> E chosen(Class<E> type, State state, String key, E usual) {
    String text = state.get(key).orElse(usual.name());
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "the address has %s=%s; expected one of %s"
                        .formatted(
                            key,
                            text,
                            Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT))));
  }

  private static Integer number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new InputException(
          "the address asks for '%s' rows alike; expected a number".formatted(text), e);
    }
  }

  private void look() {
    Context now = context;
    EditedRow asked = row;
    if (now == null || asked == null) {
      return;
    }
    NeighborRequest request;
    try {
      request = request(now);
    } catch (InputException e) {
      looking.drop();
      say(String.valueOf(e.getMessage()));
      return;
    }
    looking.run(
        UI.getCurrent(),
        "Looking for rows alike",
        progress ->
            Neighborhood.of(now.workspace(), now.model(), request, progress)
                .nearest(asked.row(), asked.values()),
        found -> draw(now, asked, found),
        this::say);
  }

  private NeighborRequest request(Context now) {
    return new NeighborRequest(
        which.getValue(),
        Math.clamp(Objects.requireNonNullElse(count.getValue(), USUAL), 1, 100),
        DistanceOptions.of(
            kind.getValue(),
            NeighborRequest.weights(List.of(weights.getValue().split(",", -1))),
            new ArrayList<>(excluded.getValue())),
        now.threshold(),
        null);
  }

  private void say(String message) {
    lead.setText(message);
    results.removeAll();
  }

  private void draw(Context now, EditedRow asked, RowNeighbors found) {
    results.removeAll();
    if (found.neighbors().isEmpty()) {
      say("No row of the data has such an answer.");
      return;
    }
    lead.setText(
        "The %d nearest of all parts of the data, compared by %d columns that the model reads."
            .formatted(found.neighbors().size(), found.columns().size()));
    Scrolled table =
        new Scrolled("Nearest rows", "Row", "Distance", "Answer", "Differs in", "Compare");
    for (int i = 0; i < found.neighbors().size(); i++) {
      Neighbor neighbor = found.neighbors().get(i);
      TableRow line = table.line();
      Button open = new Button(Integer.toString(neighbor.row()), c -> editor.open(neighbor.row()));
      open.setAriaLabel("Go to row " + neighbor.row());
      open.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
      line.addHeaderCell().add(open);
      line.addDataCell().setText(Words.digits(neighbor.distance()));
      line.addDataCell().setText(answer(found.answers().get(i)));
      line.addDataCell().setText(differences(now.workspace().table(), asked, neighbor));
      TableDataCell last = line.addDataCell();
      Button compare = new Button("Compare", c -> editor.compare(neighbor.row()));
      compare.setAriaLabel("Compare with row " + neighbor.row());
      compare.addThemeVariants(ButtonVariant.SMALL);
      last.add(compare);
    }
    results.add(table);
  }

  private static String answer(Answer answer) {
    Double score = answer.score();
    String prediction = answer.prediction();
    return score == null
        ? "no score"
        : (prediction == null ? "" : prediction + ", ") + Words.score(score);
  }

  private static String differences(Table data, EditedRow asked, Neighbor neighbor) {
    List<Map.Entry<String, Double>> parts =
        neighbor.parts().entrySet().stream()
            .filter(part -> part.getValue() > 0)
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .toList();
    String told =
        parts.stream()
            .limit(TOLD)
            .map(Map.Entry::getKey)
            .map(
                column ->
                    "%s %s → %s"
                        .formatted(
                            column,
                            text(asked.values().column(column), 0),
                            text(data.column(column), neighbor.row())))
            .collect(Collectors.joining("; "));
    return parts.isEmpty()
        ? "nothing that the model reads"
        : told + (parts.size() > TOLD ? "; %d more".formatted(parts.size() - TOLD) : "");
  }

  private static String text(Column column, int at) {
    return Objects.requireNonNullElse(column.text(at), "missing");
  }
}
