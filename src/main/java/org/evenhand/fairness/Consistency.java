package org.evenhand.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Moments;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows that are alike are decided alike: 1 minus the mean distance of a row's decision from
 * the mean decision of its nearest neighbours. From 0 to 1, and 1 where every row is decided as all
 * of its neighbours are (Zemel et al. 2013, Learning Fair Representations; where AIF360 takes each
 * row as its own neighbour and leaves features unscaled).
 *
 * <p>Rows that tie for the last places among the nearest share them evenly, so that the answer does
 * not depend on the order of the rows.
 *
 * @param overall over all rows
 * @param groups for each group over its rows, whose neighbours are of any group
 * @param neighbors how many nearest rows each is held against
 * @param ownRow whether a row is among its own neighbours
 * @param rows how many rows may be neighbours
 * @param measured how many rows were held against their neighbours: all, or a sample of them
 * @param seed what the sample was drawn with
 */
public record Consistency(
    Measure overall,
    List<Measure> groups,
    int neighbors,
    boolean ownRow,
    int rows,
    int measured,
    long seed) {
  /** Up to so many rows all are measured; of more a sample that takes about as long. */
  public static final int ALL_ROWS = 20_000;

  /** However many rows there are, so many of them are measured. */
  public static final int LEAST_SAMPLE = 1_000;

  private static final int BATCH = 32;

  public Consistency {
    groups = List.copyOf(groups);
  }

  /**
   * What to ask.
   *
   * @param neighbors 1 or more
   * @param ownRow whether a row is among its own neighbours
   * @param minGroup a measure of fewer rows is small
   */
  public record Question(int neighbors, boolean ownRow, int minGroup, long seed) {
    public Question {
      if (neighbors < 1) {
        throw new IllegalArgumentException("neighbors: " + neighbors);
      }
    }
  }

  /**
   * The consistency of decisions. All arrays hold one value per row of the table.
   *
   * @param decisions from 0 to 1
   * @param weights finite and not negative; null when all rows weigh 1. They weigh rows, not the
   *     neighbours that a row is held against.
   * @param groupOf the group, from 0; below 0 for none
   * @throws CancelledException if the progress says so
   */
  public static Consistency of(
      FeatureSpace space,
      double[] decisions,
      double @Nullable [] weights,
      int[] groupOf,
      int groups,
      Question question,
      Progress progress) {
    int needed = question.neighbors() + (question.ownRow() ? 0 : 1);
    if (space.size() < needed) {
      String reason =
          "%d neighbours take %s; there are %d"
              .formatted(question.neighbors(), Measures.rows(needed), space.size());
      return none(reason, groups, question, space.size());
    }
    int[] points = sample(space.size(), question.seed());
    double[] distances = distances(space, decisions, points, question, progress);
    Tally[] tallies = new Tally[groups + 1];
    Moments[] moments = new Moments[groups + 1];
    Arrays.fill(tallies, Tally.NONE);
    Arrays.setAll(moments, i -> new Moments());
    for (int i = 0; i < points.length; i++) {
      int row = space.row(points[i]);
      double weight = weights == null ? 1 : weights[row];
      for (int to : new int[] {groupOf[row], groups}) {
        if (to >= 0) {
          tallies[to] = tallies[to].plus(new Tally(1, weight, weight * weight));
          moments[to].add(1 - distances[i], weight);
        }
      }
    }
    List<Measure> measures =
        IntStream.rangeClosed(0, groups)
            .mapToObj(group -> measure(tallies[group], moments[group], question.minGroup()))
            .toList();
    return new Consistency(
        measures.get(groups),
        measures.subList(0, groups),
        question.neighbors(),
        question.ownRow(),
        space.size(),
        points.length,
        question.seed());
  }

  /** One that cannot be estimated, for a stated reason. */
  public static Consistency none(String reason, int groups, Question question, int rows) {
    List<Measure> none = IntStream.range(0, groups).mapToObj(i -> Measures.none(reason)).toList();
    return new Consistency(
        Measures.none(reason),
        none,
        question.neighbors(),
        question.ownRow(),
        rows,
        0,
        question.seed());
  }

  private static Measure measure(Tally rows, Moments agreement, int minGroup) {
    if (rows.weight() <= 0) {
      return Measures.none(rows.rows() == 0 ? "no rows" : "the weights of all rows are 0");
    }
    return Measures.number(
        Math.clamp(agreement.mean(), 0, 1),
        Intervals.within(agreement.interval(rows.effectiveRows()), 0, 1),
        rows.rows() < minGroup);
  }

  private static int[] sample(int size, long seed) {
    int[] all = IntStream.range(0, size).toArray();
    if (size <= ALL_ROWS) {
      return all;
    }
    int wanted = Math.max(LEAST_SAMPLE, (int) ((long) ALL_ROWS * ALL_ROWS / size));
    int[] sample = new RandomDataGenerator(new Well19937c(seed)).nextPermutation(size, wanted);
    Arrays.sort(sample);
    return sample;
  }

  /** For each point the distance of its decision from the mean of its neighbours'. */
  private static double[] distances(
      FeatureSpace space, double[] decisions, int[] points, Question question, Progress progress) {
    String task = "Comparing rows with their nearest neighbours";
    double[] given =
        IntStream.range(0, space.size()).mapToDouble(i -> decisions[space.row(i)]).toArray();
    double[] distances = new double[points.length];
    AtomicInteger done = new AtomicInteger();
    progress.report(task, 0, points.length);
    IntStream.rangeClosed(0, (points.length - 1) / BATCH)
        .parallel()
        .forEach(
            batch -> {
              Neighbors nearest = new Neighbors(question.neighbors());
              int from = batch * BATCH;
              int to = Math.min(points.length, from + BATCH);
              for (int i = from; i < to; i++) {
                find(space, given, points[i], question.ownRow(), nearest);
                distances[i] = Math.abs(given[points[i]] - nearest.mean());
              }
              progress.report(task, done.addAndGet(to - from), points.length);
            });
    return distances;
  }

  /** Goes from the point to both sides until no nearer one can follow. */
  private static void find(
      FeatureSpace space, double[] given, int point, boolean ownRow, Neighbors nearest) {
    nearest.clear();
    if (ownRow) {
      nearest.add(0, given[point]);
    }
    int loose = space.firm();
    scan(space, given, point, point - 1, -1, nearest);
    scan(space, given, point, point + 1, point < loose ? loose : given.length, nearest);
    if (point < loose) {
      scan(space, given, point, loose, given.length, nearest);
    }
  }

  private static void scan(
      FeatureSpace space, double[] given, int point, int from, int to, Neighbors nearest) {
    int step = from <= to ? 1 : -1;
    for (int other = from; other != to; other += step) {
      if (space.leastDistance(point, other) > nearest.limit()) {
        return;
      }
      nearest.add(space.squaredDistance(point, other, nearest.limit()), given[other]);
    }
  }
}
