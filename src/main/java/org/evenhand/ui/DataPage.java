package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.evenhand.data.Column;
import org.evenhand.job.Progress;
import org.evenhand.workspace.ClassTarget;
import org.jspecify.annotations.Nullable;

/** Every column: its summary and its histogram, split by the label or by an attribute. */
@Route("data")
class DataPage extends Page {
  private static final long serialVersionUID = 1L;

  /** What histograms are split by, in the address. */
  static final String SPLIT = "split";

  /** How many columns are shown, in the address. */
  static final String SHOWN = "columns";

  /** The part of a name that the shown columns have, in the address. */
  static final String NAMED = "named";

  private static final String NOTHING = "nothing";
  private static final int STEP = 12;

  private final Select<String> split = new Select<>();
  private final TextField named = new TextField("Only columns named");
  private final Paragraph counts = new Paragraph();
  private final Div cards = new Div();
  private final Button more = new Button();
  private transient volatile List<ColumnCard.Content> loaded = List.of();
  private transient @Nullable Context context;
  private boolean showing;

  DataPage() {
    super("Data", "What is in each column, and does it differ with the label?");
    split.setLabel("Split by");
    split.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            go(SPLIT, change.getValue());
          }
        });
    named.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    named.setClearButtonVisible(true);
    named.addValueChangeListener(change -> go(NAMED, change.getValue()));
    more.addClickListener(click -> go(SHOWN, Integer.toString(cards.getComponentCount() + STEP)));
    counts.addClassName("quiet");
    cards.addClassName("cards");
    Div tools = new Div(split, named);
    tools.addClassName("tools");
    body.add(tools, counts, cards, more);
  }

  @Override
  void load(Context coming, Progress progress) {
    List<Column> columns = columns(coming);
    List<Column> wanted = columns.subList(0, Math.min(shown(coming), columns.size()));
    Column by = splitColumn(coming);
    List<ColumnCard.Content> contents = new ArrayList<>();
    for (Column column : wanted) {
      progress.report("Summarising " + column.name(), contents.size(), wanted.size());
      contents.add(
          ColumnCard.Content.of(
              column, coming.rows(), by != null && by.name().equals(column.name()) ? null : by));
    }
    loaded = contents;
  }

  @Override
  void show(Context now) {
    boolean onlyThreshold = context != null && sameButThreshold(context, now);
    context = now;
    if (onlyThreshold) {
      return;
    }
    int all = columns(now).size();
    showing = true;
    try {
      split.setItems(offeredSplits(now));
      split.setValue(splitName(now));
      named.setValue(now.state().get(NAMED).orElse(""));
    } finally {
      showing = false;
    }
    counts.setText(
        String.format(
            Locale.ROOT,
            "%,d rows, %,d of %,d columns.",
            now.rows().count(),
            loaded.size(),
            now.workspace().table().columns().size()));
    cards.removeAll();
    loaded.forEach(content -> cards.add(new ColumnCard(content)));
    more.setText("Show " + Math.min(STEP, Math.max(0, all - loaded.size())) + " more columns");
    more.setVisible(loaded.size() < all);
  }

  private static boolean sameButThreshold(Context before, Context now) {
    return before.workspace() == now.workspace()
        && before.rows().equals(now.rows())
        && before
            .state()
            .with(State.THRESHOLD, null)
            .equals(now.state().with(State.THRESHOLD, null));
  }

  private static int shown(Context context) {
    return context.state().get(SHOWN).map(DataPage::number).orElse(STEP);
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Math.max(1, Integer.parseInt(text)) : STEP;
  }

  private static List<Column> columns(Context context) {
    String part = context.state().get(NAMED).orElse("").toLowerCase(Locale.ROOT);
    return context.workspace().table().columns().stream()
        .filter(column -> column.name().toLowerCase(Locale.ROOT).contains(part))
        .toList();
  }

  /** The label if it is a class, then the protected attributes, then nothing. */
  private static List<String> offeredSplits(Context context) {
    Set<String> offered = new LinkedHashSet<>();
    if (context.workspace().target() instanceof ClassTarget target) {
      offered.add(target.column());
    }
    offered.addAll(context.workspace().protectedAttributes());
    offered.add(NOTHING);
    return List.copyOf(offered);
  }

  private static String splitName(Context context) {
    List<String> offered = offeredSplits(context);
    String first = context.workspace().target() instanceof ClassTarget ? offered.get(0) : NOTHING;
    return context.state().get(SPLIT).filter(offered::contains).orElse(first);
  }

  private static @Nullable Column splitColumn(Context context) {
    String name = splitName(context);
    if (name.equals(NOTHING)) {
      return null;
    }
    return context.workspace().protectedAttributes().contains(name)
        ? context.workspace().attribute(name)
        : context.workspace().table().column(name);
  }

  private void go(String key, String value) {
    if (!showing && context != null) {
      UI.getCurrent().navigate(DataPage.class, context.state().with(key, value).toParameters());
    }
  }
}
