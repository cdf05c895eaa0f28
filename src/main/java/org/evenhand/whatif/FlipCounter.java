package org.evenhand.whatif;

import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Moments;
import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** Adds up what becomes of rows. */
final class FlipCounter {
  private final @Nullable String from;
  private final @Nullable String to;
  private Tally toFavorable = Tally.NONE;
  private Tally toUnfavorable = Tally.NONE;
  private Tally staysFavorable = Tally.NONE;
  private Tally staysUnfavorable = Tally.NONE;
  private final Moments scoreChange = new Moments();

  FlipCounter(@Nullable String from, @Nullable String to) {
    this.from = from;
    this.to = to;
  }

  void add(boolean favorable, boolean flips, double moved, double weight) {
    Tally row = new Tally(1, weight, weight * weight);
    if (flips) {
      toUnfavorable = favorable ? toUnfavorable.plus(row) : toUnfavorable;
      toFavorable = favorable ? toFavorable : toFavorable.plus(row);
    } else {
      staysFavorable = favorable ? staysFavorable.plus(row) : staysFavorable;
      staysUnfavorable = favorable ? staysUnfavorable : staysUnfavorable.plus(row);
    }
    scoreChange.add(moved, weight);
  }

  Flips flips(FlipSubjects subjects) {
    Tally flipped = toFavorable.plus(toUnfavorable);
    Tally all = flipped.plus(staysFavorable).plus(staysUnfavorable);
    String absence =
        all.weight() > 0 ? null : all.rows() == 0 ? "no rows" : "the weights of all rows are 0";
    String undecided = subjects.cut() == null ? "a regression makes no decisions" : absence;
    int least = subjects.minGroup();
    Measure moved =
        absence == null
            ? Measures.number(
                scoreChange.mean(), scoreChange.interval(all.effectiveRows()), all.rows() < least)
            : Measures.none(absence);
    return new Flips(
        from,
        to,
        all.rows(),
        share(flipped, all, undecided, least),
        share(toFavorable, all, undecided, least),
        share(toUnfavorable, all, undecided, least),
        share(staysFavorable, all, undecided, least),
        share(staysUnfavorable, all, undecided, least),
        moved);
  }

  private static Measure share(Tally part, Tally all, @Nullable String absence, int least) {
    return absence == null ? new Share(part, all, null).measure(least) : Measures.none(absence);
  }
}
