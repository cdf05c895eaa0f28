package org.evenhand.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.server.VaadinSession;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /** One value of so many may lie beyond each end of the colours. */
  private static final int MOST = 20;

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
    addClassName("stacked");
    feature.addValueChangeListener(change -> choose(ImportancePage.FEATURE, change.getValue()));
    color.setClearButtonVisible(true);
    color.setPlaceholder("nothing");
    color.addValueChangeListener(
        change -> choose(COLOR, change.getValue() == null ? MapChoice.NOTHING : change.getValue()));
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
    add(new H2("One feature, value by value"), tools, map);
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
    Set<String> colors = new LinkedHashSet<>(features);
    colors.addAll(now.workspace().protectedAttributes());
    String colored = colored(now, colors, picked);
    showing = true;
    try {
      feature.setItems(features);
      feature.setValue(picked);
      color.setItems(colors);
      color.setValue(colored);
    } finally {
      showing = false;
    }
    int total = now.workspace().table().rows();
    RowSet explained =
        RowSet.of(total, answer.found().numbers().stream().mapToInt(i -> i).toArray());
    map.show(
        new PointMap.Data(
            "What %s adds to the %s".formatted(picked, answer.what()),
            total,
            channels.axis(now, new MapSource.Named(picked)),
            amounts(answer, picked, total),
            colored == null ? null : color(now, answer, colored),
            null,
            null,
            channels.rows(explained),
            null,
            now.row().orElse(null),
            null));
  }

  /** The feature that colours: the one in the address, else the strongest other one. */
  private static @Nullable String colored(Context now, Set<String> colors, String picked) {
    String asked = now.state().get(COLOR).orElse(null);
    if (MapChoice.NOTHING.equals(asked)) {
      return null;
    }
    return asked != null && colors.contains(asked)
        ? asked
        : colors.stream().filter(other -> !other.equals(picked)).findFirst().orElse(null);
  }

  /** The colours of most values reach from end to end, whatever few lie outside. */
  private PointMap.@Nullable Channel color(
      Context now, ContributionsView.Answer answer, String colored) {
    PointMap.Channel channel = channels.color(now, new MapSource.Named(colored));
    if (channel == null
        || channel.categories() != null
        || !(answer.found().rows().column(colored) instanceof NumericColumn numbers)) {
      return channel;
    }
    double[] known = Arrays.stream(numbers.toArray()).filter(Double::isFinite).sorted().toArray();
    int cut = known.length / MOST;
    return known.length == 0 || known[cut] == known[known.length - 1 - cut]
        ? channel
        : new PointMap.Channel(
            channel.label(),
            channel.unit(),
            channel.src(),
            null,
            null,
            List.of(known[cut], known[known.length - 1 - cut]),
            null);
  }

  private PointMap.Channel amounts(ContributionsView.Answer answer, String picked, int total) {
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
      return other instanceof Same(Object same) && same == answer;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(answer);
    }
  }

  private static NumericColumn column(ContributionsView.Answer answer, String picked, int total) {
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
