package org.evenhand.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.server.VaadinSession;
import java.util.Arrays;
import java.util.List;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.importance.Summary;
import org.evenhand.ui.chart.ColumnFile;
import org.evenhand.ui.chart.PointMap;
import org.jspecify.annotations.Nullable;

/** What one feature adds to each row, over its values, coloured by another feature. */
final class DependencePanel extends Div {
  private static final long serialVersionUID = 1L;

  /** The feature that colours the points, in the address. */
  static final String COLOR = MapChoice.COLOR;

  private final H2 title = new H2();
  private final ComboBox<String> feature = new ComboBox<>("Feature");
  private final ComboBox<String> color = new ComboBox<>("Coloured by");
  private final PointMap map = new PointMap();
  private final transient ImportanceView.Address address;
  private final transient Selections selections = Selections.of(VaadinSession.getCurrent());
  private final transient ColumnStore store = ColumnStore.of(VaadinSession.getCurrent());
  private final transient MapChannels channels = new MapChannels(store);
  private transient @Nullable Context context;
  private boolean showing;

  DependencePanel(ImportanceView.Address address) {
    this.address = address;
    addClassName("row-tab");
    feature.addValueChangeListener(
        change -> choose(ImportancePage.FEATURE, change.getValue()));
    color.setClearButtonVisible(true);
    color.setPlaceholder("nothing");
    color.addValueChangeListener(
        change ->
            choose(COLOR, change.getValue() == null ? MapChoice.NOTHING : change.getValue()));
    map.addHoverListener(
        row -> {
          Context now = context;
          if (now != null && row >= 0 && row < now.workspace().table().rows()) {
            map.show(RowCard.of(now, row));
          }
        });
    map.addRowListener(row -> address.choose(State.ROW, Integer.toString(row)));
    map.addRowsListener(
        () -> context == null ? 0 : context.workspace().table().rows(),
        (rows, how, range) -> {
          Context now = context;
          if (now != null) {
            selections.select(now, rows, how).ifPresent(address::go);
          }
        });
    map.addClearListener(
        () -> {
          if (context != null) {
            address.go(context.state().unselected());
          }
        });
    Div tools = new Div(feature, color);
    tools.addClassName("tools");
    add(title, tools, map);
  }

  private void choose(String key, @Nullable String value) {
    if (!showing) {
      address.choose(key, value);
    }
  }

  /** Shows one feature of an answer. */
  void show(Context now, ContributionsView.Answer answer, String picked) {
    context = now;
    List<String> features = answer.found().features().stream().map(Summary::feature).toList();
    String colored = colored(now, features, picked);
    showing = true;
    try {
      feature.setItems(features);
      feature.setValue(picked);
      color.setItems(features);
      color.setValue(colored);
    } finally {
      showing = false;
    }
    title.setText("What %s adds, value by value".formatted(picked));
    int total = now.workspace().table().rows();
    RowSet explained =
        RowSet.of(total, answer.found().numbers().stream().mapToInt(i -> i).toArray());
    map.show(
        new PointMap.Data(
            "What %s adds to the %s".formatted(picked, answer.what()),
            total,
            channels.axis(now, new MapSource.Named(picked)),
            amounts(answer, picked, total),
            colored == null ? null : channels.color(now, new MapSource.Named(colored)),
            null,
            null,
            channels.rows(explained),
            null,
            now.row().orElse(null),
            null));
  }

  /** The feature that colours: the one in the address, else the strongest other one. */
  private static @Nullable String colored(Context now, List<String> features, String picked) {
    String asked = now.state().get(COLOR).orElse(null);
    if (MapChoice.NOTHING.equals(asked)) {
      return null;
    }
    return features.contains(asked)
        ? asked
        : features.stream().filter(other -> !other.equals(picked)).findFirst().orElse(null);
  }

  private PointMap.Channel amounts(
      ContributionsView.Answer answer, String picked, int total) {
    String label = "what %s adds".formatted(picked);
    ColumnStore.Address<String> at =
        store.get(
            List.of("contributions", new Same(answer), picked),
            String.class,
            () -> new ColumnStore.Served<>(label, ColumnFile.of(column(answer, picked, total))));
    return new PointMap.Channel(label, "", at.src(), null, null, null, null);
  }

  /** An answer that equals no other, however alike. */
  private record Same(Object answer) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && same.answer == answer;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(answer);
    }
  }

  private static NumericColumn column(
      ContributionsView.Answer answer, String picked, int total) {
    double[] amounts = new double[total];
    Arrays.fill(amounts, Double.NaN);
    List<@Nullable Double> known = ContributionsPicture.amounts(answer.found(), picked);
    for (int i = 0; i < known.size(); i++) {
      Double amount = known.get(i);
      amounts[answer.found().numbers().get(i)] = amount == null ? Double.NaN : amount;
    }
    return NumericColumn.of("amounts", ColumnType.REAL, amounts);
  }
}
