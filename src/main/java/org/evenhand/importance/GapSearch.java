package org.evenhand.importance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.importance.Contrasts.Answer;
import org.evenhand.importance.Contrasts.Contrast;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;

/** Takes a gap between two groups apart; see {@link GapDecomposition}. */
public final class GapSearch {
  private final GapSide first;
  private final GapSide second;
  private final List<String> features;
  private final Function<Table, double[]> score;
  private final GapOptions options;

  /**
   * A search.
   *
   * @param features the columns that the score reads
   * @param score one score for each row of a table with these columns; NaN where there is none
   */
  public GapSearch(
      GapSide first,
      GapSide second,
      List<String> features,
      Function<Table, double[]> score,
      GapOptions options) {
    this.first = first;
    this.second = second;
    this.features = List.copyOf(features);
    this.score = score;
    this.options = options;
  }

  /**
   * Takes the gap apart.
   *
   * @throws org.evenhand.job.CancelledException if the progress says so
   */
  public GapDecomposition decompose(Progress progress) {
    int rows = first.weights().length + second.weights().length;
    int rounds = Math.max(1, options.pairs() / rows);
    Coupling coupling = Coupling.of(first.weights(), second.weights(), rounds, options.seed());
    ScaledScores scores = new ScaledScores(score, Scale.SCORE);
    Contrasts contrasts = contrasts(coupling, scores);
    Plan plan = Plan.of(contrasts.players(), options.budget(), options.seed());
    List<Answer> answers = contrasts.answers(plan, "Taking the gap apart", progress);
    boolean exact = plan.coalitions().stream().allMatch(Coalitions::exact);
    if (!answers.stream().allMatch(Answer::known)) {
      return unknown(scores, exact, coupling.size());
    }
    List<double[]> byPair = new ArrayList<>(added(answers));
    double[] to = answers.stream().mapToDouble(Answer::to).toArray();
    double[] from = answers.stream().mapToDouble(Answer::from).toArray();
    byPair.add(IntStream.range(0, to.length).mapToDouble(i -> to[i] - from[i]).toArray());
    List<Measure> means =
        new GapBootstrap(coupling, first, second, options, isSmall()).means(byPair, progress);
    List<Measure> left = new Shuffled(first, second, features, scores, options).gaps(progress);
    List<Measure> proxies = new Proxies(first, second, options).of(features);
    List<GapPart> parts = new ArrayList<>();
    double sum = 0;
    for (int feature = 0; feature < features.size(); feature++) {
      Measure amount = means.get(feature);
      sum += amount instanceof Measure.Estimate estimate ? estimate.value() : 0;
      parts.add(
          new GapPart(features.get(feature), amount, left.get(feature), proxies.get(feature)));
    }
    double above = ofRows(to, coupling.first(), first);
    double below = ofRows(from, coupling.second(), second);
    double whole = above - below;
    return new GapDecomposition(
        Measures.number(above, null, first.weights().length < options.minGroup()),
        Measures.number(below, null, second.weights().length < options.minGroup()),
        at(whole, means.get(features.size())),
        parts,
        exact,
        coupling.size(),
        scores.asked(),
        Measures.number(whole - sum, null, false));
  }

  /** The mean over a group's rows, without what adding up many pairs rounds away. */
  private static double ofRows(double[] ofPairs, int[] rowOf, GapSide side) {
    double[] scores = new double[side.weights().length];
    for (int pair = 0; pair < ofPairs.length; pair++) {
      scores[rowOf[pair]] = ofPairs[pair];
    }
    return mean(scores, 0, side.weights());
  }

  private static Measure at(double value, Measure measure) {
    return measure instanceof Measure.Estimate estimate
        ? Measures.number(value, estimate.interval(), estimate.small())
        : measure;
  }

  private boolean isSmall() {
    return Math.min(first.weights().length, second.weights().length) < options.minGroup();
  }

  private Contrasts contrasts(Coupling coupling, Function<Table, double[]> scores) {
    List<Contrast> pairs =
        IntStream.range(0, coupling.size())
            .mapToObj(i -> new Contrast(coupling.first()[i], coupling.second()[i]))
            .toList();
    return new Contrasts(first.rows(), second.rows(), features, scores, pairs);
  }

  /** For each feature what it adds in each pair. */
  private List<double[]> added(List<Answer> answers) {
    double[][] added = new double[features.size()][answers.size()];
    for (int pair = 0; pair < answers.size(); pair++) {
      Answer answer = answers.get(pair);
      for (int player = 0; player < answer.features().length; player++) {
        added[answer.features()[player]][pair] = answer.values().amounts()[player];
      }
    }
    return List.of(added);
  }

  private GapDecomposition unknown(ScaledScores scores, boolean exact, int pairs) {
    Measure none = Measures.none(scores.reason());
    return new GapDecomposition(
        none,
        none,
        none,
        features.stream().map(feature -> new GapPart(feature, none, none, none)).toList(),
        exact,
        pairs,
        scores.asked(),
        none);
  }

  /** The weighted mean of some scores. */
  static double mean(double[] scores, int from, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int row = 0; row < weights.length; row++) {
      sum += weights[row] * scores[from + row];
      total += weights[row];
    }
    return sum / total;
  }
}
