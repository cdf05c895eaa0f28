package org.evenhand.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.MetricFormula.OfClasses;
import org.jspecify.annotations.Nullable;

/** The rows of a group by true class and predicted class, for any number of classes. */
public final class ConfusionMatrix {
  private final List<String> classes;
  private final Tally[][] cells;

  private ConfusionMatrix(List<String> classes) {
    this.classes = List.copyOf(classes);
    cells = new Tally[classes.size()][classes.size()];
    for (Tally[] row : cells) {
      Arrays.fill(row, Tally.NONE);
    }
  }

  /**
   * One matrix per group. {@code truth}, {@code predicted}, {@code weights} and {@code groupOf}
   * hold one value per row of the table.
   *
   * @param truth the index of the true class
   * @param predicted the index of the predicted class; rows without either class must have been
   *     left out of {@code rows} by the caller, who counts them
   * @param weights finite and not negative; null when all rows weigh 1
   * @param rows the rows to count, each once
   * @param groupOf the group, from 0; below 0 for none
   */
  public static List<ConfusionMatrix> byGroup(
      List<String> classes,
      int[] truth,
      int[] predicted,
      double @Nullable [] weights,
      int[] rows,
      int[] groupOf,
      int groups) {
    List<ConfusionMatrix> matrices = new ArrayList<>(groups);
    for (int group = 0; group < groups; group++) {
      matrices.add(new ConfusionMatrix(classes));
    }
    for (int row : rows) {
      if (groupOf[row] >= 0) {
        double weight = weights == null ? 1 : weights[row];
        matrices.get(groupOf[row]).add(truth[row], predicted[row], weight);
      }
    }
    return matrices;
  }

  private void add(int truth, int predicted, double weight) {
    cells[truth][predicted] = cells[truth][predicted].plus(new Tally(1, weight, weight * weight));
  }

  public List<String> classes() {
    return classes;
  }

  /** A copy of the sums of weights: {@code [true class][predicted class]}. */
  public double[][] cells() {
    double[][] weights = new double[cells.length][cells.length];
    for (int truth = 0; truth < cells.length; truth++) {
      for (int predicted = 0; predicted < cells.length; predicted++) {
        weights[truth][predicted] = cells[truth][predicted].weight();
      }
    }
    return weights;
  }

  public Tally cell(int truth, int predicted) {
    return cells[truth][predicted];
  }

  /** One class against the rest: it is the positive one. */
  public Confusion against(int positive) {
    return against(Set.of(positive));
  }

  /**
   * Some classes against the rest: rows are positive that are of any of them, so that mistaking one
   * for another is none.
   */
  public Confusion against(Set<Integer> positives) {
    Tally tp = Tally.NONE;
    Tally fp = Tally.NONE;
    Tally fn = Tally.NONE;
    Tally tn = Tally.NONE;
    for (int truth = 0; truth < cells.length; truth++) {
      for (int predicted = 0; predicted < cells.length; predicted++) {
        Tally cell = cells[truth][predicted];
        if (positives.contains(predicted)) {
          boolean right = positives.contains(truth);
          tp = right ? tp.plus(cell) : tp;
          fp = right ? fp : fp.plus(cell);
        } else {
          boolean missed = positives.contains(truth);
          fn = missed ? fn.plus(cell) : fn;
          tn = missed ? tn : tn.plus(cell);
        }
      }
    }
    return new Confusion(tp, fp, fn, tn);
  }

  /**
   * The sum of some classes, each against the rest: the counts behind micro averages. Its
   * precision, true positive rate and F1 mean something; of all classes together each is the
   * accuracy. What involves true negatives does not, since a row is one for several classes.
   */
  public Confusion micro(Set<Integer> averaged) {
    Confusion sum = Confusion.of(0, 0, 0, 0);
    for (int each : averaged) {
      Confusion one = against(each);
      sum =
          new Confusion(
              sum.tp().plus(one.tp()),
              sum.fp().plus(one.fp()),
              sum.fn().plus(one.fn()),
              sum.tn().plus(one.tn()));
    }
    return sum;
  }

  /** The classes that no row of the group is of or predicted to be: they are in no average. */
  public List<String> absent() {
    return IntStream.range(0, cells.length)
        .filter(each -> row(each).weight() <= 0 && column(each).weight() <= 0)
        .mapToObj(classes::get)
        .toList();
  }

  /**
   * A metric of all classes together.
   *
   * @param minGroup an estimate that rests on fewer rows is small: a mean over classes rests on the
   *     rows of the smallest one in it
   * @throws IllegalArgumentException for a metric of another family
   */
  public Measure measure(Metric metric, int minGroup) {
    if (!(metric.formula() instanceof OfClasses formula)) {
      throw new IllegalArgumentException(metric.key() + " is not of many classes");
    }
    return switch (formula) {
      case ACCURACY -> accuracy(minGroup);
      case MACRO_PRECISION -> mean(Metric.PRECISION, minGroup);
      case MACRO_RECALL -> mean(Metric.TRUE_POSITIVE_RATE, minGroup);
      case MACRO_F1 -> macroF1(minGroup);
    };
  }

  /** The mean of a metric of each class against the rest, over the classes that have one. */
  private Measure mean(Metric metric, int minGroup) {
    List<Estimate> ofClasses = new ArrayList<>();
    for (int each = 0; each < cells.length; each++) {
      if (against(each).measure(metric, true, minGroup) instanceof Estimate estimate) {
        ofClasses.add(estimate);
      }
    }
    if (ofClasses.isEmpty()) {
      return Measures.none(absence());
    }
    double mean = ofClasses.stream().mapToDouble(Estimate::value).average().orElseThrow();
    boolean small = ofClasses.stream().anyMatch(Estimate::small);
    return Measures.number(mean, meanOfIndependent(ofClasses, mean), small);
  }

  /**
   * The F1 of classes are not independent, as rows of one are mistaken for another: the interval is
   * by the delta method over all cells (Takahashi et al. 2022, Confidence Interval for
   * Micro-Averaged F1 and Macro-Averaged F1 Scores).
   */
  private Measure macroF1(int minGroup) {
    if (!(mean(Metric.F1, minGroup) instanceof Estimate mean)) {
      return mean(Metric.F1, minGroup);
    }
    double[] f1 = new double[cells.length];
    double[] sizes = new double[cells.length];
    int classesOccurring = cells.length - absent().size();
    Tally all = Tally.NONE;
    for (int each = 0; each < cells.length; each++) {
      sizes[each] = row(each).weight() + column(each).weight();
      f1[each] = sizes[each] > 0 ? 2 * cells[each][each].weight() / sizes[each] : 0;
      all = all.plus(row(each));
    }
    double squares = 0;
    for (int truth = 0; truth < cells.length; truth++) {
      for (int predicted = 0; predicted < cells.length; predicted++) {
        double weight = cells[truth][predicted].weight();
        if (weight > 0) {
          double right = truth == predicted ? 2 / sizes[truth] : 0;
          double moves = right - f1[truth] / sizes[truth] - f1[predicted] / sizes[predicted];
          squares += weight * Math.pow(moves / classesOccurring, 2);
        }
      }
    }
    double variance = squares * all.weight() / all.effectiveRows();
    return Measures.number(
        mean.value(),
        Intervals.within(Intervals.normal(mean.value(), variance), 0, 1),
        mean.small());
  }

  /** The interval of a mean of independent estimates, from theirs (Zou and Donner 2008). */
  private static @Nullable Interval meanOfIndependent(List<Estimate> estimates, double mean) {
    double below = 0;
    double above = 0;
    for (Estimate estimate : estimates) {
      Interval interval = estimate.interval();
      if (interval == null) {
        return null;
      }
      below += Math.pow(estimate.value() - interval.low(), 2);
      above += Math.pow(interval.high() - estimate.value(), 2);
    }
    return new Interval(
        mean - Math.sqrt(below) / estimates.size(), mean + Math.sqrt(above) / estimates.size());
  }

  /** The share of rows whose predicted class is the true one. */
  public Measure accuracy(int minGroup) {
    Tally right = Tally.NONE;
    Tally all = Tally.NONE;
    for (int truth = 0; truth < cells.length; truth++) {
      right = right.plus(cells[truth][truth]);
      all = all.plus(row(truth));
    }
    return new Share(right, all, all.weight() > 0 ? null : absence()).measure(minGroup);
  }

  private String absence() {
    return Arrays.stream(cells).flatMap(Arrays::stream).allMatch(cell -> cell.rows() == 0)
        ? "no rows"
        : "the weights of all rows are 0";
  }

  /** The rows truly of a class. */
  private Tally row(int truth) {
    return Arrays.stream(cells[truth]).reduce(Tally.NONE, Tally::plus);
  }

  /** The rows predicted to be of a class. */
  private Tally column(int predicted) {
    return Arrays.stream(cells).map(row -> row[predicted]).reduce(Tally.NONE, Tally::plus);
  }
}
