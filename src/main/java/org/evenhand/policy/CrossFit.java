package org.evenhand.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;

/**
 * Policies judged on rows they were not chosen on, where there is one set of rows only: the rows
 * are dealt into folds, and each fold is decided by thresholds found on the other folds.
 *
 * @param folds how many
 * @param seed of the dealing
 * @param outcomes one per kind of policy, in the order of {@link PolicyKind}
 */
public record CrossFit(int folds, long seed, List<Outcome> outcomes) {
  public CrossFit {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * What a kind of policy does to rows it has not seen.
   *
   * @param decisions the confusion matrix of each group, over all folds
   * @param gain of all groups together
   * @param gap how far apart the groups are, as in {@link Policy#gap}
   * @param thresholds for each fold, those it was decided by: one per group
   */
  public record Outcome(
      PolicyKind kind,
      List<Confusion> decisions,
      double gain,
      @Nullable Double gap,
      List<List<Double>> thresholds) {
    public Outcome {
      decisions = List.copyOf(decisions);
      thresholds = thresholds.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Finds and judges all kinds.
   *
   * @param rows with labels
   * @param groupOf for each row of the table its group, from 0; below 0 for none
   * @param groups the number of groups
   * @param folds from 2 to the number of rows
   * @param seed of the dealing; the same seed deals alike
   * @throws InputException if policies cannot be found for these
   */
  public static CrossFit of(
      ScoredRows rows,
      int[] groupOf,
      int groups,
      int folds,
      long seed,
      Payoff payoff,
      double tolerance,
      boolean favorablePositive,
      Progress progress) {
    int[] foldOf = deal(rows, groupOf, groups, folds, seed);
    PolicyKind[] kinds = PolicyKind.values();
    List<List<List<Double>>> thresholds = new ArrayList<>();
    List<Confusion[]> decisions = new ArrayList<>();
    for (int kind = 0; kind < kinds.length; kind++) {
      thresholds.add(new ArrayList<>());
      Confusion[] none = new Confusion[groups];
      Arrays.fill(none, Confusion.of(0, 0, 0, 0));
      decisions.add(none);
    }
    for (int fold = 0; fold < folds; fold++) {
      progress.report("Judging policies on rows they have not seen", fold, folds);
      List<ScoredGroup> others = rows.split(part(groupOf, foldOf, fold, false), groups);
      List<ScoredGroup> unseen = rows.split(part(groupOf, foldOf, fold, true), groups);
      PolicySearch search = new PolicySearch(others, payoff, tolerance, favorablePositive);
      for (int kind = 0; kind < kinds.length; kind++) {
        Policy policy = search.find(kinds[kind], progress);
        thresholds.get(kind).add(policy.thresholds());
        Judgement there = Judgement.of(policy, unseen, payoff, favorablePositive);
        for (int group = 0; group < groups; group++) {
          decisions.get(kind)[group] =
              sum(decisions.get(kind)[group], there.decisions().get(group));
        }
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int kind = 0; kind < kinds.length; kind++) {
      List<Confusion> all = List.of(decisions.get(kind));
      Double gap = Judgement.gap(kinds[kind], all, favorablePositive);
      outcomes.add(new Outcome(kinds[kind], all, payoff.of(all), gap, thresholds.get(kind)));
    }
    return new CrossFit(folds, seed, outcomes);
  }

  /** The fold of each row: as many of each group and class in all of them as can be. */
  static int[] deal(ScoredRows rows, int[] groupOf, int groups, int folds, long seed) {
    int[][] byClass = {rows.rows(false), rows.rows(true)};
    if (folds < 2 || folds > byClass[0].length + byClass[1].length) {
      throw new InputException(
          "%d folds for %d rows; expected from 2 folds to as many as rows"
              .formatted(folds, byClass[0].length + byClass[1].length));
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] foldOf = new int[groupOf.length];
    int dealt = 0;
    for (int[] ofClass : byClass) {
      shuffle(ofClass, random);
      // Where in the dealing each group of this class is: one after the other.
      int[] next = new int[groups + 1];
      for (int row : ofClass) {
        if (groupOf[row] >= 0) {
          next[groupOf[row] + 1]++;
        }
      }
      next[0] = dealt;
      Arrays.parallelPrefix(next, Integer::sum);
      dealt = next[groups];
      for (int row : ofClass) {
        if (groupOf[row] >= 0) {
          foldOf[row] = next[groupOf[row]]++ % folds;
        }
      }
    }
    return foldOf;
  }

  private static void shuffle(int[] rows, SplittableRandom random) {
    for (int last = rows.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int row = rows[last];
      rows[last] = rows[other];
      rows[other] = row;
    }
  }

  /** The groups of the rows in a fold, or outside of it. */
  private static int[] part(int[] groupOf, int[] foldOf, int fold, boolean inside) {
    int[] part = new int[groupOf.length];
    for (int row = 0; row < part.length; row++) {
      part[row] = (foldOf[row] == fold) == inside ? groupOf[row] : -1;
    }
    return part;
  }

  private static Confusion sum(Confusion a, Confusion b) {
    return new Confusion(
        a.tp().plus(b.tp()), a.fp().plus(b.fp()), a.fn().plus(b.fn()), a.tn().plus(b.tn()));
  }
}
