package org.evenhand.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.jspecify.annotations.Nullable;

/** Says what was unusual about the groups of a search. */
final class Notes {
  private final PolicySearch search;
  private final Comparison compared;

  Notes(PolicySearch search, Comparison compared) {
    this.search = search;
    this.compared = compared;
  }

  List<GroupNote> of(PolicyKind kind, Judgement here) {
    List<GroupNote> notes = new ArrayList<>();
    List<Metric> rates = kind.measures(search.favorablePositive());
    if (search.payoff().indifferent()) {
      add(notes, "every decision is worth the same, so no thresholds gain more than others");
    }
    Double gap = here.gap();
    if (kind.constrains() && gap == null) {
      add(notes, "fewer than two groups have " + names(rates) + ", so there is nothing to compare");
    }
    if (gap != null && gap > search.tolerance() + PolicySearch.ROUNDING) {
      add(
          notes,
          String.format(
              Locale.ROOT,
              "no thresholds bring the groups within the tolerance of %s; these have the smallest"
                  + " gap there is, %.4f",
              search.tolerance(),
              gap));
    }
    String alike = alike(here.decisions());
    if (alike != null) {
      add(notes, alike);
    }
    notes.addAll(ofGroups(rates, true));
    return notes;
  }

  /**
   * @param partly whether a group that has one of two rates is compared in that one
   */
  List<GroupNote> ofGroups(List<Metric> rates, boolean partly) {
    List<GroupNote> notes = new ArrayList<>();
    for (int group = 0; group < search.groups().size(); group++) {
      ofGroup(group, rates, partly, notes);
    }
    return notes;
  }

  private void ofGroup(int group, List<Metric> rates, boolean partly, List<GroupNote> notes) {
    ScoredGroup rows = search.groups().get(group);
    if (rows.rows() == 0) {
      notes.add(new GroupNote(group, "no rows: given the best threshold for all groups together"));
      return;
    }
    boolean explained = false;
    List<Metric> absent =
        rates.stream().filter(rate -> compared.absence(group, rate) != null).toList();
    for (Metric rate : absent) {
      String consequence =
          !partly || absent.size() == rates.size() ? ", and given its own best threshold" : "";
      notes.add(
          new GroupNote(
              group,
              "%s: left out of the comparison of %s%s"
                  .formatted(compared.absence(group, rate), names(List.of(rate)), consequence)));
      explained = true;
    }
    String oneClass = oneClass(rows);
    if (!explained && oneClass != null) {
      notes.add(new GroupNote(group, oneClass));
    }
    if (rows.rows() == 1) {
      notes.add(new GroupNote(group, "a single row: a threshold predicts it positive or not"));
    } else if (rows.points() == 2) {
      notes.add(
          new GroupNote(
              group,
              "all rows have the same score: a threshold predicts all of them positive or none"));
    }
  }

  /** What it means that a group's truth does not vary; null if it does. */
  private static @Nullable String oneClass(ScoredGroup rows) {
    Confusion everybody = rows.confusion(rows.points() - 1);
    if (everybody.truePositives() == 0) {
      return "no positives among " + count(rows);
    }
    return everybody.falsePositives() == 0 ? "no negatives among " + count(rows) : null;
  }

  /** That all rows of all groups are decided alike; null if they are not. */
  private static @Nullable String alike(List<Confusion> decisions) {
    if (decisions.stream().allMatch(group -> group.predictedPositives().rows() == 0)) {
      return "nobody is predicted positive";
    }
    return decisions.stream().allMatch(group -> group.predictedNegatives().rows() == 0)
        ? "everybody is predicted positive"
        : null;
  }

  private static void add(List<GroupNote> notes, String text) {
    notes.add(new GroupNote(GroupNote.ALL, text));
  }

  private static String names(List<Metric> rates) {
    return String.join(
        " and ",
        rates.stream().map(rate -> "the " + rate.label().toLowerCase(Locale.ROOT)).toList());
  }

  private static String count(ScoredGroup rows) {
    return rows.rows() == 1 ? "1 row" : rows.rows() + " rows";
  }
}
