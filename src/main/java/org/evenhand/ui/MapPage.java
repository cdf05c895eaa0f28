package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Condition;
import org.evenhand.data.RowFilter;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.ui.chart.PointMap;
import org.jspecify.annotations.Nullable;

/** Every row as a point: where one lies among all others, and a way to pick some of them. */
@Route("map")
class MapPage extends Page {
  private static final long serialVersionUID = 1L;

  private final Map<String, ComboBox<MapSource>> choices = new LinkedHashMap<>();
  private final Select<Integer> bins = new Select<>();
  private final Div presets = new Div();
  private final PointMap map = new PointMap();
  private final Paragraph chosen = new Paragraph();
  private final transient Selections selections = Selections.of(VaadinSession.getCurrent());
  private final transient MapChannels channels =
      new MapChannels(ColumnStore.of(VaadinSession.getCurrent()));
  private transient @Nullable Context context;
  private transient @Nullable MapChoice choice;
  private boolean showing;

  MapPage() {
    super("Map", "Where does a row lie among all others?");
    choice(MapChoice.X, "Across: x");
    choice(MapChoice.Y, "Up: y");
    choice(MapChoice.COLOR, "Colour");
    choice(MapChoice.ACROSS, "Pictures side by side");
    choice(MapChoice.DOWN, "Pictures in rows");
    bins.setLabel("Bins");
    bins.setItems(IntStream.rangeClosed(2, 10).boxed().toList());
    bins.setWidth("6rem");
    bins.addValueChangeListener(change -> go(MapChoice.BINS, Integer.toString(change.getValue())));
    presets.addClassName("tools");
    presets.getElement().setAttribute("role", "group");
    presets.getElement().setAttribute("aria-label", "Views");
    Div tools = new Div();
    tools.addClassNames("tools", "choices");
    choices.values().forEach(tools::add);
    tools.add(bins);
    Div card = new Div(map);
    card.addClassName("card");
    map.addHoverListener(this::hover);
    map.addRowListener(row -> go(State.ROW, Integer.toString(row)));
    map.addRowsListener(
        () -> context == null ? 0 : context.workspace().table().rows(), this::select);
    map.addClearListener(
        () -> {
          if (context != null) {
            navigate(context.state().unselected());
          }
        });
    body.add(presets, tools, card, chosen);
  }

  private void choice(String key, String label) {
    ComboBox<MapSource> box = new ComboBox<>(label);
    box.setItemLabelGenerator(MapSource::label);
    box.setClearButtonVisible(true);
    box.setWidth("13rem");
    box.addValueChangeListener(
        change -> go(key, change.getValue() == null ? MapChoice.NOTHING : change.getValue().key()));
    choices.put(key, box);
  }

  @Override
  void load(Context coming, Progress progress) {
    for (MapSource source : MapChoice.of(coming, MapSource.offered(coming)).sources()) {
      source.models().forEach(name -> coming.workspace().model(name).scores(progress));
    }
  }

  @Override
  void show(Context now) {
    List<MapSource> offered = MapSource.offered(now);
    MapChoice wanted = MapChoice.of(now, offered);
    context = now;
    choice = wanted;
    showChoices(now, offered, wanted);
    RowSet selection = now.selection();
    map.show(
        new PointMap.Data(
            title(now),
            now.workspace().table().rows(),
            channels.axis(now, wanted.x()),
            channels.axis(now, wanted.y()),
            channels.color(now, wanted.color()),
            channels.pictures(now, wanted.across(), wanted.bins()),
            channels.pictures(now, wanted.down(), wanted.bins()),
            channels.rows(now.workspace().part(now.part())),
            selection == null ? null : channels.rows(selection),
            now.row().orElse(null),
            null));
    showRow(now);
  }

  private static String title(Context now) {
    return "%s: %,d rows of %s"
        .formatted(
            now.workspace().name(),
            now.workspace().part(now.part()).count(),
            now.part().equals("all") ? "all parts" : "part " + now.part());
  }

  private void showChoices(Context now, List<MapSource> offered, MapChoice wanted) {
    showing = true;
    try {
      choices.forEach((key, box) -> box.setItems(offered));
      box(MapChoice.X).setValue(wanted.x());
      box(MapChoice.Y).setValue(wanted.y());
      box(MapChoice.COLOR).setValue(wanted.color());
      box(MapChoice.ACROSS).setValue(wanted.across());
      box(MapChoice.DOWN).setValue(wanted.down());
      bins.setValue(wanted.bins());
      bins.setEnabled(wanted.across() != null || wanted.down() != null);
    } finally {
      showing = false;
    }
    presets.removeAll();
    for (MapChoice.Preset preset : MapChoice.presets(now)) {
      Button button = new Button(preset.label(), click -> navigate(preset.state()));
      button.addThemeVariants(ButtonVariant.SMALL);
      presets.add(button);
    }
  }

  private ComboBox<MapSource> box(String key) {
    ComboBox<MapSource> box = choices.get(key);
    if (box == null) {
      throw new IllegalArgumentException(key);
    }
    return box;
  }

  private void showRow(Context now) {
    chosen.removeAll();
    now.row()
        .ifPresentOrElse(
            row -> {
              RouterLink link = new RouterLink("see it in Probe", ProbePage.class);
              link.setQueryParameters(now.state().shared().toParameters());
              chosen.add("Row " + row + " is chosen: ");
              chosen.add(link);
            },
            () -> chosen.add("Click a point to choose its row on every page."));
    chosen.addClassName("quiet");
  }

  private void hover(int row) {
    Context now = context;
    if (now == null || row < 0 || row >= now.workspace().table().rows()) {
      return;
    }
    map.show(RowCard.of(now, row));
  }

  private void select(RowSet rows, PointMap.How how, PointMap.@Nullable Range range) {
    Context now = context;
    if (now == null) {
      return;
    }
    State plain = now.state().unselected();
    RowFilter condition =
        how == PointMap.How.REPLACE && range != null ? condition(now, range) : null;
    if (condition != null) {
      navigate(plain.with(State.WHERE, condition.text()));
      return;
    }
    selections.select(now, rows, how).ifPresent(MapPage::navigate);
  }

  /** A rectangle as a condition; null where its columns or pictures are not the data's own. */
  private @Nullable RowFilter condition(Context now, PointMap.Range range) {
    MapChoice current = choice;
    if (current == null
        || !(current.x() instanceof MapSource.Named(String x))
        || !(current.y() instanceof MapSource.Named(String y))) {
      return null;
    }
    List<Condition> conditions = new ArrayList<>();
    conditions.add(new Condition.Between(x, range.x().get(0), range.x().get(1)));
    conditions.add(new Condition.Between(y, range.y().get(0), range.y().get(1)));
    boolean said =
        add(conditions, now, current.across(), current.bins(), range.across())
            && add(conditions, now, current.down(), current.bins(), range.down());
    return said ? RowFilter.of(conditions) : null;
  }

  private boolean add(
      List<Condition> conditions,
      Context now,
      @Nullable MapSource source,
      int count,
      @Nullable Integer picture) {
    PointMap.Channel channel = channels.pictures(now, source, count);
    if (channel == null || picture == null) {
      return channel == null;
    }
    List<String> names = channel.categories();
    Table table = now.judged().table();
    if (names == null
        || !(source instanceof MapSource.Named(String column))
        || !(table.column(column) instanceof CategoricalColumn values)
        || !values.dictionary().contains(names.get(picture))) {
      return false;
    }
    conditions.add(new Condition.OneOf(column, List.of(names.get(picture)), false));
    return true;
  }

  private void go(String key, String value) {
    if (!showing && context != null) {
      navigate(context.state().with(key, value));
    }
  }

  private static void navigate(State state) {
    UI.getCurrent().navigate(MapPage.class, state.toParameters());
  }
}
