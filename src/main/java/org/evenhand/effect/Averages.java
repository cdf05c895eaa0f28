package org.evenhand.effect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Median;
import org.evenhand.metric.Moments;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** Means and bands of the scores of a sample's rows. */
final class Averages {
  private final Sample sample;
  private final int[] places;

  /**
   * @param places of the rows in the sample
   */
  Averages(Sample sample, int[] places) {
    this.sample = sample;
    this.places = places;
  }

  /**
   * The curve of some lines.
   *
   * @param scores {@code [point][place]}, NaN for none
   * @param absence for each point why no row has a score there
   */
  EffectCurve curve(double[][] scores, List<String> absence) {
    List<EffectCurve.Point> points =
        IntStream.range(0, scores.length)
            .parallel()
            .mapToObj(point -> point(scores[point], absence.get(point)))
            .toList();
    return new EffectCurve(places.length, points);
  }

  private EffectCurve.Point point(double[] scores, String absence) {
    int[] known = known(scores);
    Measure mean = mean(scores, known, absence);
    return new EffectCurve.Point(
        mean,
        mean instanceof Measure.Estimate ? band(scores, known) : null,
        places.length - known.length);
  }

  /** The mean of one number per place, NaN for none. */
  Measure mean(double[] scores, String absence) {
    return mean(scores, known(scores), absence);
  }

  private int[] known(double[] scores) {
    return Arrays.stream(places).filter(place -> !Double.isNaN(scores[place])).toArray();
  }

  private Measure mean(double[] scores, int[] known, String absence) {
    Moments moments = new Moments();
    double weight = 0;
    double squares = 0;
    for (int place : known) {
      double own = sample.weight(place);
      moments.add(scores[place], own);
      weight += own;
      squares += own * own;
    }
    if (weight <= 0) {
      return Measures.none(
          places.length == 0
              ? "no rows"
              : known.length == 0 ? absence : "the weights of all rows are 0");
    }
    double effective = new Tally(known.length, weight, squares).effectiveRows();
    return Measures.number(
        moments.mean(), moments.interval(effective), places.length < sample.minGroup());
  }

  private EffectCurve.Band band(double[] scores, int[] known) {
    double[] values = Arrays.stream(known).mapToDouble(place -> scores[place]).toArray();
    double @Nullable [] weights =
        sample.isWeighted() ? Arrays.stream(known).mapToDouble(sample::weight).toArray() : null;
    Median sorted = Median.of(values, weights);
    return new EffectCurve.Band(
        sorted.quantile(0.1),
        sorted.quantile(0.25),
        sorted.quantile(0.5),
        sorted.quantile(0.75),
        sorted.quantile(0.9));
  }
}
