package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.ui.chart.ColumnFile;
import org.evenhand.ui.chart.PointMap.Channel;
import org.jspecify.annotations.Nullable;

/** Makes the map's sources into columns that its element can fetch. */
final class MapChannels {
  /** More categories than these are drawn as one, on an axis, as colours, and as pictures. */
  private static final int PLACES = 200;

  private static final int COLORS = 8;
  private static final int PICTURES = 10;

  private final ColumnStore store;

  MapChannels(ColumnStore store) {
    this.store = store;
  }

  @Nullable Channel axis(Context context, @Nullable MapSource source) {
    return channel(
        context,
        source,
        "axis",
        column -> {
          CategoricalColumn names = MapCategories.of(column);
          return names == null ? column : MapCategories.most(names, PLACES);
        });
  }

  @Nullable Channel color(Context context, @Nullable MapSource source) {
    return channel(
        context,
        source,
        "color",
        column -> {
          CategoricalColumn names = MapCategories.of(column);
          return names == null ? column : MapCategories.most(names, COLORS);
        });
  }

  @Nullable Channel pictures(Context context, @Nullable MapSource source, int bins) {
    return channel(
        context,
        source,
        "pictures " + bins,
        column ->
            MapCategories.whole(MapCategories.most(MapCategories.binned(column, bins), PICTURES)));
  }

  /** Where a set of rows is. */
  String rows(RowSet rows) {
    return store
        .get(
            List.of("rows", rows),
            RowSet.class,
            () -> new ColumnStore.Served<>(rows, ColumnFile.of(rows)))
        .src();
  }

  /** How a column is made into one that can be drawn. */
  @FunctionalInterface
  private interface Shape {
    Column of(Column column);
  }

  private @Nullable Channel channel(
      Context context, @Nullable MapSource source, String use, Shape shape) {
    if (source == null) {
      return null;
    }
    List<Object> key = new ArrayList<>(source.basis(context));
    key.add(use);
    Supplier<ColumnStore.Served<Channel>> maker =
        () -> served(context, source, shape.of(source.values(context)));
    ColumnStore.Address<Channel> at = store.get(key, Channel.class, maker);
    Channel channel = at.column();
    return new Channel(
        channel.label(),
        channel.unit(),
        at.src(),
        channel.categories(),
        channel.colors(),
        channel.domain(),
        channel.middle());
  }

  private static ColumnStore.Served<Channel> served(
      Context context, MapSource source, Column column) {
    return switch (column) {
      case NumericColumn numbers ->
          new ColumnStore.Served<>(
              new Channel(
                  source.label(),
                  "",
                  "",
                  null,
                  null,
                  isScore(context, source) ? List.of(0.0, 1.0) : null,
                  isDifference(context, source) ? 0.0 : null),
              ColumnFile.of(numbers));
      case CategoricalColumn names ->
          new ColumnStore.Served<>(
              new Channel(
                  source.label(), "", "", names.dictionary(), colors(source, names), null, null),
              ColumnFile.of(names));
    };
  }

  /** The palette in its order; grey for what is left over. */
  private static @Nullable List<@Nullable Integer> colors(
      MapSource source, CategoricalColumn names) {
    if (source instanceof MapSource.Cell) {
      return List.of(0, 1, 3, 2);
    }
    int values = names.dictionary().size();
    if (values != COLORS || !names.dictionary().get(values - 1).endsWith(" others")) {
      return null;
    }
    List<@Nullable Integer> colors = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      colors.add(i == values - 1 ? null : i);
    }
    return colors;
  }

  private static boolean isScore(Context context, MapSource source) {
    return !context.model().classes().isEmpty()
        && (source instanceof MapSource.Score
            || source.equals(new MapSource.Named(context.judged().score().name())));
  }

  private static boolean isDifference(Context context, MapSource source) {
    NumericColumn error = context.judged().error();
    return source instanceof MapSource.Difference
        || (error != null && source.equals(new MapSource.Named(error.name())));
  }
}
