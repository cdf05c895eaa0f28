package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.evenhand.data.InputException;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.importance.Contrasts.Answer;
import org.evenhand.importance.Contrasts.Contrast;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Explains scores of rows by holding them against the rows of a background. Every set of features
 * is counted where the budget allows it, and sets are drawn where it does not.
 *
 * <p>The answer depends on the background, the budget and the seed, and on no clock: the same
 * everywhere. Safe to use from several threads.
 */
public final class Explainer {
  /** Of an interval of 95 %. */
  private static final double UPPER = 0.975;

  private final Table background;
  private final double[] weights;
  private final List<String> features;
  private final Function<Table, double[]> score;
  private final Scale scale;
  private final long budget;
  private final long seed;

  /** An explainer whose background rows all count alike. */
  public Explainer(
      Table background,
      List<String> features,
      Function<Table, double[]> score,
      Scale scale,
      long budget,
      long seed) {
    this(background, ones(background.rows()), features, score, scale, budget, seed);
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * An explainer.
   *
   * @param background one row or more, in random order: where the budget does not reach for all,
   *     the first ones are used
   * @param weights one for each row of the background, above 0
   * @param features the columns that the score reads, each of them one player
   * @param score one score for each row of a table with these columns; NaN where there is none
   * @param budget model rows for each explained row
   * @throws InputException if the background is empty, or the budget is too small for one row of it
   */
  public Explainer(
      Table background,
      double[] weights,
      List<String> features,
      Function<Table, double[]> score,
      Scale scale,
      long budget,
      long seed) {
    if (background.rows() == 0) {
      throw new InputException("the background has no rows: choose another one");
    }
    long least = Plan.least(features.size(), 2);
    if (budget < least) {
      throw new InputException(
          "a budget of %,d model rows is too small for %,d features: it takes at least %,d"
              .formatted(budget, features.size(), least));
    }
    this.background = background;
    this.weights = weights.clone();
    this.features = List.copyOf(features);
    this.score = score;
    this.scale = scale;
    this.budget = budget;
    this.seed = seed;
  }

  public List<String> features() {
    return features;
  }

  /**
   * Explains one row, on all cores.
   *
   * @param row a table of one row
   * @throws org.evenhand.job.CancelledException if the progress says so
   */
  public Attribution explain(Table row, Progress progress) {
    return explained(row, progress);
  }

  /**
   * Explains every row of a table, on all cores; each answer is what {@link #explain} gives.
   *
   * @throws org.evenhand.job.CancelledException if the progress says so
   */
  public List<Attribution> explainAll(Table rows, Progress progress) {
    List<Callable<Attribution>> work = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      Table one = rows.slice(row, row + 1);
      work.add(() -> explained(one, null));
    }
    return work.isEmpty() ? List.of() : Parallel.run("Explaining rows", work, progress, () -> {});
  }

  /**
   * @param progress null to stay on this thread
   */
  private Attribution explained(Table row, @Nullable Progress progress) {
    ScaledScores scores = new ScaledScores(score, scale);
    Contrasts all = contrasts(row, background.rows(), scores);
    int used = Math.max(1, Plan.affordable(all.players(), budget));
    Contrasts contrasts = used == background.rows() ? all : contrasts(row, used, scores);
    Plan plan = Plan.of(contrasts.players(), budget, seed);
    List<Answer> answers =
        progress == null
            ? contrasts.answers(plan)
            : contrasts.answers(plan, "Explaining the row", progress);
    boolean exact = plan.coalitions().stream().allMatch(Coalitions::exact);
    Attribution.Used usedRows = new Attribution.Used(background.rows(), used);
    if (!answers.stream().allMatch(Answer::known)) {
      return unknown(row, scores, exact, usedRows);
    }
    return known(row, answers, exact, scores.asked(), usedRows);
  }

  private Contrasts contrasts(Table row, int references, Function<Table, double[]> scores) {
    List<Contrast> contrasts =
        IntStream.range(0, references).mapToObj(i -> new Contrast(0, i)).toList();
    return new Contrasts(row, background, features, scores, contrasts);
  }

  private Attribution known(
      Table row, List<Answer> answers, boolean exact, long evaluations, Attribution.Used used) {
    MeanAnswer mean = MeanAnswer.of(answers, weights, features.size());
    Map<Integer, Double> quantiles = new HashMap<>();
    List<Contribution> contributions = new ArrayList<>();
    for (int feature = 0; feature < features.size(); feature++) {
      double error = mean.errors()[feature];
      double quantile = quantiles.computeIfAbsent(mean.freedoms()[feature], Explainer::quantile);
      Measure amount = amount(mean.amounts()[feature], exact, quantile * error);
      contributions.add(contribution(row, feature, amount, error));
    }
    double score = answers.getFirst().to();
    double residual = score - mean.from() - Arrays.stream(mean.amounts()).sum();
    return new Attribution(
        scale,
        plain(mean.from()),
        plain(score),
        contributions,
        exact,
        evaluations,
        plain(residual),
        used,
        seed);
  }

  private static double quantile(int freedom) {
    return freedom == 0 ? 0 : new TDistribution(freedom).inverseCumulativeProbability(UPPER);
  }

  private Attribution unknown(
      Table row, ScaledScores scores, boolean exact, Attribution.Used used) {
    Measure none = new Measure.NotEstimable(scores.reason(), null);
    List<Contribution> contributions =
        IntStream.range(0, features.size())
            .mapToObj(feature -> contribution(row, feature, none, Double.NaN))
            .toList();
    double own = scores.apply(row)[0];
    return new Attribution(
        scale,
        none,
        Double.isNaN(own) ? none : plain(own),
        contributions,
        exact,
        scores.asked(),
        none,
        used,
        seed);
  }

  private Contribution contribution(Table row, int feature, Measure amount, double error) {
    String name = features.get(feature);
    return new Contribution(name, row.column(name).text(0), amount, error);
  }

  private static Measure amount(double value, boolean exact, double margin) {
    return new Measure.Estimate(
        value, null, exact ? null : new Measure.Interval(value - margin, value + margin), false);
  }

  private static Measure plain(double value) {
    return new Measure.Estimate(value, null, null, false);
  }
}
