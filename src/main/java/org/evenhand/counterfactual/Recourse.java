package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evenhand.data.Parallel;
import org.evenhand.data.RowSet;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;

/**
 * What it takes people to get the wanted answer, and whether it takes more from some groups than
 * from others. Only rows that have not the wanted answer need recourse; the others are counted and
 * left alone.
 *
 * <p>Burden is the mean distance to the nearest counterfactual, as in Sharma, Henderson and Ghosh
 * 2020, CERTIFAI.
 *
 * @param unscored rows left out because the model gives them no score
 * @param needing rows that have not the wanted answer
 * @param searched how many of those were searched for: all, or a sample of as many from each group
 *     as from any other, or all that it has
 * @param overall of all rows; in it each row of a sample stands for as many of its group as need
 *     recourse for each that was searched for, which widens intervals as other weights do
 * @param groups of each group
 * @param gaps of each group that is not the reference, against it
 */
public record Recourse(
    int unscored,
    int needing,
    int searched,
    Burden overall,
    List<Burden> groups,
    List<BurdenGap> gaps) {
  private static final String TASK = "Searching for recourse";

  public Recourse {
    groups = List.copyOf(groups);
    gaps = List.copyOf(gaps);
  }

  /** Whether only a sample of the rows that need recourse was searched for. */
  public boolean sampled() {
    return searched < needing;
  }

  /**
   * Searches for all rows that need it, several at once.
   *
   * @param target the wanted answer, for which the search is
   * @throws CancelledException if the progress says so
   */
  public static Recourse run(
      Search search, Target target, RecourseSubjects subjects, Progress progress) {
    double[] shortfalls = target.shortfalls(subjects.table(), subjects.scores());
    RowSet scored =
        subjects
            .rows()
            .and(RowSet.where(subjects.rows().total(), row -> subjects.scores().best(row) >= 0));
    BurdenCounter overall = new BurdenCounter(subjects.minGroup());
    List<BurdenCounter> groups = new ArrayList<>();
    for (int i = 0; i < subjects.groups(); i++) {
      groups.add(new BurdenCounter(subjects.minGroup()));
    }
    scored.forEach(
        row -> {
          double weight = subjects.weight().applyAsDouble(row);
          overall.add(weight, shortfalls[row] > 0);
          groups.get(subjects.groupOf().applyAsInt(row)).add(weight, shortfalls[row] > 0);
        });
    int[] needing = Arrays.stream(scored.toArray()).filter(row -> shortfalls[row] > 0).toArray();
    RecourseSample sample =
        RecourseSample.draw(
            needing, subjects.groupOf(), subjects.groups(), subjects.most(), subjects.seed());
    int[] chosen = sample.rows();
    List<RowRecourse> found = search(search, subjects, chosen, progress);
    for (int i = 0; i < chosen.length; i++) {
      int group = subjects.groupOf().applyAsInt(chosen[i]);
      overall.add(found.get(i).times(sample.stands(group)));
      groups.get(group).add(found.get(i));
    }
    int most = Math.max(1, overall.mostChanges());
    List<BurdenGap> gaps = new ArrayList<>();
    int reference = subjects.reference();
    for (int i = 0; i < groups.size(); i++) {
      if (i != reference) {
        gaps.add(groups.get(i).against(groups.get(reference), i, reference, most));
      }
    }
    return new Recourse(
        subjects.rows().count() - scored.count(),
        needing.length,
        chosen.length,
        overall.burden(most),
        groups.stream().map(group -> group.burden(most)).toList(),
        gaps);
  }

  private static List<RowRecourse> search(
      Search search, RecourseSubjects subjects, int[] rows, Progress progress) {
    if (rows.length == 0) {
      return List.of();
    }
    AtomicBoolean stopped = new AtomicBoolean();
    Progress inner =
        (task, done, total) -> {
          if (stopped.get()) {
            throw new CancelledException();
          }
        };
    List<Callable<RowRecourse>> work = new ArrayList<>();
    for (int row : rows) {
      work.add(
          () ->
              RowRecourse.of(
                  search.find(subjects.table().slice(row, row + 1), inner),
                  subjects.weight().applyAsDouble(row)));
    }
    return Parallel.run(TASK, work, progress, () -> stopped.set(true));
  }
}
