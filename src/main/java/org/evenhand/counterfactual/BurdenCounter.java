package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Median;
import org.evenhand.metric.Moments;
import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** Adds up the recourse of rows. */
final class BurdenCounter {
  private static final double QUARTER = 0.25;

  /** Of a sum of weights, relative to it. */
  private static final double ROUNDING = 1e-12;

  private final int minGroup;
  private Tally all = Tally.NONE;
  private Tally needing = Tally.NONE;
  private Tally searched = Tally.NONE;
  private Tally answered = Tally.NONE;
  private final List<Tally> within = new ArrayList<>();
  private final Moments changes = new Moments();
  private final Moments cost = new Moments();
  private final List<RowRecourse> found = new ArrayList<>();
  private final Map<String, Tally> columns = new HashMap<>();
  private int cutShort;

  BurdenCounter(int minGroup) {
    this.minGroup = minGroup;
  }

  /** Counts a row with a score, whether it needs recourse or not. */
  void add(double weight, boolean needs) {
    Tally row = tally(weight);
    all = all.plus(row);
    needing = needs ? needing.plus(row) : needing;
  }

  /** Counts a row that was searched for. */
  void add(RowRecourse row) {
    Tally one = tally(row.weight());
    searched = searched.plus(one);
    cutShort += row.cutShort() ? 1 : 0;
    if (!row.answered()) {
      return;
    }
    answered = answered.plus(one);
    found.add(row);
    while (within.size() < row.changes()) {
      within.add(Tally.NONE);
    }
    within.set(row.changes() - 1, within.get(row.changes() - 1).plus(one));
    changes.add(row.changes(), row.weight());
    cost.add(row.cost(), row.weight());
    row.columns().forEach(column -> columns.merge(column, one, Tally::plus));
  }

  private static Tally tally(double weight) {
    return new Tally(1, weight, weight * weight);
  }

  /**
   * What was counted.
   *
   * @param most up to how many changes {@link Burden#within} goes
   */
  Burden burden(int most) {
    Median median = answered.weight() > 0 ? median() : null;
    return new Burden(
        all.rows(),
        share(needing, all, "no rows").measure(minGroup),
        searched.rows(),
        answeredShare().measure(minGroup),
        within(most).stream().map(share -> share.measure(minGroup)).toList(),
        mean(changes),
        mean(cost),
        number(median == null ? null : median.value(), interval(median)),
        number(median == null ? null : median.quantile(QUARTER), null),
        number(median == null ? null : median.quantile(1 - QUARTER), null),
        columns(),
        cutShort);
  }

  private List<Share> within(int most) {
    List<Share> upTo = new ArrayList<>();
    Tally reached = Tally.NONE;
    for (int i = 0; i < most; i++) {
      reached = i < within.size() ? reached.plus(within.get(i)) : reached;
      upTo.add(share(reached, searched, notSearched()));
    }
    return upTo;
  }

  private Median median() {
    return Median.of(
        found.stream().mapToDouble(RowRecourse::cost).toArray(),
        found.stream().mapToDouble(RowRecourse::weight).toArray());
  }

  private Measure.@Nullable Interval interval(@Nullable Median median) {
    return median == null ? null : median.interval(answered.effectiveRows());
  }

  private Map<String, Measure> columns() {
    Map<String, Measure> shares = new LinkedHashMap<>();
    columns.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<String, Tally> entry) -> -entry.getValue().weight())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            entry ->
                shares.put(
                    entry.getKey(),
                    share(entry.getValue(), answered, notAnswered()).measure(minGroup)));
    return shares;
  }

  private Measure mean(Moments moments) {
    return number(
        answered.weight() > 0 ? moments.mean() : null, moments.interval(answered.effectiveRows()));
  }

  private Measure number(@Nullable Double value, Measure.@Nullable Interval interval) {
    return value == null
        ? Measures.none(notAnswered())
        : Measures.number(value, interval, answered.rows() < minGroup);
  }

  private Share answeredShare() {
    return share(answered, searched, notSearched());
  }

  private static Share share(Tally part, Tally whole, String absence) {
    return new Share(
        settled(part),
        settled(whole),
        whole.weight() > 0 ? null : whole.rows() == 0 ? absence : "the weights of all rows are 0");
  }

  /** Of 114 rows 50 drawn ones stand for 2.28 each, and 50 times 2.28 is 114 but for rounding. */
  private static Tally settled(Tally sum) {
    double whole = Math.rint(sum.weight());
    return Math.abs(sum.weight() - whole) <= ROUNDING * whole
        ? new Tally(sum.rows(), whole, sum.squares())
        : sum;
  }

  private String notSearched() {
    return needing.rows() == 0
        ? "none of " + Measures.rows(all.rows()) + " needs recourse"
        : "none of " + Measures.rows(needing.rows()) + " that need it is in the sample";
  }

  private String notAnswered() {
    return searched.rows() == 0
        ? notSearched()
        : "no answer for any of " + Measures.rows(searched.rows());
  }

  /**
   * How this burden compares with another's.
   *
   * @param most as {@link #burden} takes it
   */
  BurdenGap against(BurdenCounter other, int index, int otherIndex, int most) {
    List<Measure> within = new ArrayList<>();
    List<Share> own = within(most);
    List<Share> others = other.within(most);
    for (int i = 0; i < most; i++) {
      within.add(difference(own.get(i), others.get(i)));
    }
    return new BurdenGap(
        index,
        otherIndex,
        difference(answeredShare(), other.answeredShare()),
        ratio(answeredShare(), other.answeredShare()),
        within,
        difference(cost, other.cost, other),
        ratio(mean(cost), other.mean(other.cost)),
        difference(changes, other.changes, other));
  }

  private Measure difference(Share own, Share other) {
    String absence = own.absence() == null ? other.absence() : own.absence();
    return absence == null
        ? Measures.number(
            own.value() - other.value(), Intervals.newcombe(own, other), small(own, other))
        : Measures.none(absence);
  }

  private Measure ratio(Share own, Share other) {
    String absence = own.absence() == null ? other.absence() : own.absence();
    return absence != null
        ? Measures.none(absence)
        : other.value() > 0
            ? Measures.number(
                own.value() / other.value(), Intervals.katz(own, other), small(own, other))
            : Measures.none("no row of the reference has an answer");
  }

  private boolean small(Share own, Share other) {
    return Math.min(own.whole().rows(), other.whole().rows()) < minGroup;
  }

  private Measure difference(Moments own, Moments others, BurdenCounter other) {
    if (answered.weight() <= 0 || other.answered.weight() <= 0) {
      return Measures.none(answered.weight() <= 0 ? notAnswered() : other.notAnswered());
    }
    double rows = answered.effectiveRows();
    double otherRows = other.answered.effectiveRows();
    return Measures.number(
        own.mean() - others.mean(),
        Intervals.welch(
            own.mean(),
            own.variance(rows),
            rows,
            others.mean(),
            others.variance(otherRows),
            otherRows),
        Math.min(answered.rows(), other.answered.rows()) < minGroup);
  }

  private static Measure ratio(Measure own, Measure other) {
    return own instanceof Estimate one && other instanceof Estimate reference
        ? reference.value() > 0
            ? Measures.number(
                one.value() / reference.value(),
                Intervals.ratio(one, reference),
                one.small() || reference.small())
            : Measures.none("the reference's mean cost is 0")
        : own instanceof Estimate ? other : own;
  }

  int mostChanges() {
    return within.size();
  }
}
