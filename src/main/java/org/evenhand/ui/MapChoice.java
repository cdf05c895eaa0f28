package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.InputException;
import org.evenhand.workspace.ClassTarget;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Target;
import org.jspecify.annotations.Nullable;

/**
 * What the address says of the map.
 *
 * @param x null to spread the points out; so is {@code y}
 * @param color null for one colour
 * @param across what has a column of pictures each, null for one; so is {@code down} for rows
 * @param bins how many intervals numbers are cut into for pictures
 */
record MapChoice(
    @Nullable MapSource x,
    @Nullable MapSource y,
    @Nullable MapSource color,
    @Nullable MapSource across,
    @Nullable MapSource down,
    int bins) {

  static final String X = "x";
  static final String Y = "y";
  static final String COLOR = "color";
  static final String ACROSS = "across";
  static final String DOWN = "down";
  static final String BINS = "bins";

  /** In the address: on purpose nothing, where there would be something by default. */
  static final String NOTHING = ":none";

  private static final List<String> KEYS = List.of(X, Y, COLOR, ACROSS, DOWN, BINS);
  private static final int USUAL_BINS = 4;
  private static final int MOST_BINS = 10;

  /** A view worth a look, one click away. */
  record Preset(String label, State state) {}

  /**
   * Reads the address.
   *
   * @throws InputException if it names something that is not there
   */
  static MapChoice of(Context context, List<MapSource> offered) {
    State state = context.state();
    return new MapChoice(
        read(state, X, offered, usualX(context)),
        read(state, Y, offered, usualY(context)),
        read(state, COLOR, offered, usualColor(context, offered)),
        read(state, ACROSS, offered, null),
        read(state, DOWN, offered, null),
        state.get(BINS).map(MapChoice::bins).orElse(USUAL_BINS));
  }

  private static @Nullable MapSource read(
      State state, String key, List<MapSource> offered, @Nullable MapSource usual) {
    String asked = state.get(key).orElse(null);
    return asked == null ? usual : asked.equals(NOTHING) ? null : MapSource.read(asked, offered);
  }

  private static int bins(String text) {
    if (text.matches("\\d{1,2}")) {
      int bins = Integer.parseInt(text);
      if (bins >= 2 && bins <= MOST_BINS) {
        return bins;
      }
    }
    throw new InputException(
        "the address asks for '%s' bins; expected 2 to %d".formatted(text, MOST_BINS));
  }

  /** The truth of a regression, else the current model's score. */
  private static MapSource usualX(Context context) {
    Target target = context.workspace().target();
    return new MapSource.Named(
        context.model().classes().isEmpty() && target != null
            ? target.column()
            : context.judged().score().name());
  }

  /** The prediction of a regression, else the score of another model if there is one. */
  private static @Nullable MapSource usualY(Context context) {
    if (context.model().classes().isEmpty()) {
      return new MapSource.Named(context.judged().score().name());
    }
    return context.models().stream()
        .filter(model -> model != context.model())
        .findFirst()
        .map(model -> new MapSource.Score(model.name()))
        .orElse(null);
  }

  private static @Nullable MapSource usualColor(Context context, List<MapSource> offered) {
    if (offered.contains(new MapSource.Cell())) {
      return new MapSource.Cell();
    }
    Judged judged = context.judged();
    return Stream.of(judged.outcome(), judged.prediction(), judged.error())
        .filter(column -> column != null)
        .findFirst()
        .<MapSource>map(column -> new MapSource.Named(column.name()))
        .orElse(null);
  }

  /** Views worth a look with what there is. */
  static List<Preset> presets(Context context) {
    State plain = context.state();
    for (String key : KEYS) {
      plain = plain.with(key, null);
    }
    List<Preset> presets = new ArrayList<>();
    presets.add(new Preset("Scores", plain));
    String score = context.judged().score().name();
    State spread = plain.with(X, new MapSource.Named(score).key()).with(Y, NOTHING);
    CategoricalColumn prediction = context.judged().prediction();
    if (prediction != null && context.workspace().target() instanceof ClassTarget target) {
      presets.add(
          new Preset(
              "Confusion matrix",
              spread
                  .with(DOWN, new MapSource.Named(target.column()).key())
                  .with(ACROSS, new MapSource.Named(prediction.name()).key())));
    }
    List<LoadedModel> models = context.models();
    if (prediction != null && models.size() > 1) {
      LoadedModel other = models.get(models.get(0) == context.model() ? 1 : 0);
      presets.add(
          new Preset(
              "Where two models disagree",
              plain
                  .with(DOWN, new MapSource.Prediction(context.model().name()).key())
                  .with(ACROSS, new MapSource.Prediction(other.name()).key())));
    }
    for (String attribute : context.workspace().protectedAttributes()) {
      if (presets.size() < 6 && context.workspace().table().has(attribute)) {
        State by = context.model().classes().isEmpty() ? plain : spread;
        presets.add(
            new Preset("By " + attribute, by.with(ACROSS, new MapSource.Named(attribute).key())));
      }
    }
    return presets;
  }

  /** All that is chosen. */
  List<MapSource> sources() {
    return Stream.of(x, y, color, across, down).filter(source -> source != null).toList();
  }
}
