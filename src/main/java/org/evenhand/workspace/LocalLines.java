package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.effect.AccumulatedLocalEffects;
import org.evenhand.effect.Grid;
import org.evenhand.effect.Sample;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.workspace.EffectLines.Line;

/** Accumulated local effects of models or groups, brought to the same points. */
record LocalLines(Grid values, Sample sample, DrawnGroups groups) {

  EffectLines of(List<LoadedModel> models, Progress progress) {
    AccumulatedLocalEffects first = effects(models.getFirst(), sample, progress);
    List<Integer> points = points(first);
    List<Line> lines = new ArrayList<>();
    if (groups.isEmpty()) {
      lines.add(line(models.getFirst(), -1, first, points));
      for (LoadedModel other : models.subList(1, models.size())) {
        try {
          lines.add(line(other, -1, effects(other, sample, progress), points));
        } catch (InputException refused) {
          lines.add(new Line(other, null, 0, List.of(), refused.getMessage()));
        }
      }
    }
    for (int i = 0; i < groups.size(); i++) {
      lines.add(
          line(
              models.getFirst(), i, effects(models.getFirst(), sample.group(i), progress), points));
    }
    return new EffectLines(
        values,
        points,
        sample,
        lines,
        List.of(),
        List.of(),
        null,
        null,
        groups.notDrawn(),
        first.leftOut());
  }

  private AccumulatedLocalEffects effects(LoadedModel model, Sample of, Progress progress) {
    return AccumulatedLocalEffects.of(values, of, RowEffects.scores(model), progress);
  }

  /** Numbers from the lowest; categories in the order that the effects go along. */
  private List<Integer> points(AccumulatedLocalEffects effects) {
    if (values.isNumeric()) {
      return EffectLines.drawn(values);
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    EffectLines.drawn(values).forEach(point -> places.put(values.label(point), point));
    return effects.points().stream()
        .map(point -> Objects.requireNonNull(places.get(point.value())))
        .toList();
  }

  private Line line(
      LoadedModel model, int group, AccumulatedLocalEffects effects, List<Integer> points) {
    List<Measure> at =
        effects.reason() == null
            ? points.stream().map(point -> at(effects.points(), point)).toList()
            : List.of();
    return new Line(
        model,
        group < 0 ? null : groups.group(group),
        group < 0 ? sample.size() : sample.group(group).size(),
        at,
        effects.reason());
  }

  /**
   * The effect at a value; between two that bins without rows were joined from, on the straight
   * line that joins them.
   */
  private Measure at(List<AccumulatedLocalEffects.Point> effects, int point) {
    if (!values.isNumeric()) {
      return effects.stream()
          .filter(effect -> effect.value().equals(values.label(point)))
          .map(AccumulatedLocalEffects.Point::effect)
          .findFirst()
          .orElseGet(() -> Measures.none("no row has this value"));
    }
    double number = values.number(point);
    int after =
        IntStream.range(0, effects.size())
            .filter(i -> effects.get(i).number() >= number)
            .findFirst()
            .orElse(-1);
    if (after >= 0 && effects.get(after).number() == number) {
      return effects.get(after).effect();
    }
    Double low = after < 1 ? null : effects.get(after - 1).effect().valueOrNull();
    Double high = after < 1 ? null : effects.get(after).effect().valueOrNull();
    if (low == null || high == null) {
      return Measures.none("no rows near this value");
    }
    double from = effects.get(after - 1).number();
    double share = (number - from) / (effects.get(after).number() - from);
    return Measures.number(low + share * (high - low), null, false);
  }
}
