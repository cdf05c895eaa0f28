package org.evenhand.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/** The curves of one row, edited or not: what each of its features does to its score. */
public final class Ice {
  private static final String TASK = "Changing one feature at a time";

  private final Table row;
  private final Function<Table, double[]> score;
  private final @Nullable Function<Table, double[]> thresholds;

  /**
   * Curves of a row.
   *
   * @param row a table of one row, with all columns that model and thresholds read
   * @param score one score for each row of a table like that
   * @param thresholds likewise one threshold each: a row is predicted positive if its score is not
   *     below. They see the changed value, so that the thresholds of groups go with it. Null for a
   *     regression, which makes no decisions.
   */
  public Ice(
      Table row, Function<Table, double[]> score, @Nullable Function<Table, double[]> thresholds) {
    if (row.rows() != 1) {
      throw new IllegalArgumentException("expected one row, not " + row.rows());
    }
    this.row = row;
    this.score = score;
    this.thresholds = thresholds;
  }

  /**
   * One curve for each grid, in their order; the row's own value is put into its grid. All of them
   * are scored in one go.
   *
   * @throws InputException if the model refuses every one of the values
   * @throws CancelledException if the progress says so
   */
  public List<IceCurve> curves(List<Grid> grids, Progress progress) {
    List<Grid> own =
        grids.stream().map(grid -> grid.including(row.column(grid.feature()), 0)).toList();
    List<Variant> variants =
        own.stream().flatMap(grid -> grid.columns().stream()).map(Variant::of).toList();
    Rescorer.Scored scored = Rescorer.score(row, variants, score, TASK, progress);
    double[] scores = flat(scored);
    double[] cuts = thresholds(variants);
    List<IceCurve> curves = new ArrayList<>();
    int from = 0;
    for (Grid grid : own) {
      int to = from + grid.size();
      double[] part = Arrays.copyOfRange(scores, from, to);
      double[] cut = cuts == null ? null : Arrays.copyOfRange(cuts, from, to);
      @Nullable String[] refusals = Arrays.copyOfRange(scored.refusals(), from, to);
      curves.add(new IceCurve(grid, part, refusals, cut, flips(grid, part, cut)));
      from = to;
    }
    return curves;
  }

  /**
   * The same curves with each flip narrowed by halving: of whole numbers until they are next to
   * each other, of others to a thousandth of the grid's range, by numbers of few digits. All flips
   * are scored together.
   *
   * @throws CancelledException if the progress says so
   */
  public List<IceCurve> refine(List<IceCurve> curves, Progress progress) {
    List<Bracket> brackets = new ArrayList<>();
    for (IceCurve curve : curves) {
      curve.flips().forEach(flip -> brackets.add(Bracket.of(curve.grid(), flip)));
    }
    List<Bracket> open = brackets.stream().filter(Bracket::isOpen).toList();
    while (!open.isEmpty()) {
      List<Variant> variants = open.stream().map(Bracket::variant).toList();
      double[] scores = flatOrNone(variants, progress);
      double[] cuts = thresholds(variants);
      for (int i = 0; i < scores.length; i++) {
        open.get(i).narrow(scores[i] - (cuts == null ? Double.NaN : cuts[i]));
      }
      open = open.stream().filter(Bracket::isOpen).toList();
    }
    List<IceCurve> refined = new ArrayList<>();
    int next = 0;
    for (IceCurve curve : curves) {
      int end = next + curve.flips().size();
      refined.add(
          curve.withFlips(brackets.subList(next, end).stream().map(Bracket::flip).toList()));
      next = end;
    }
    return refined;
  }

  private double[] flatOrNone(List<Variant> variants, Progress progress) {
    try {
      return flat(Rescorer.score(row, variants, score, "Narrowing", progress));
    } catch (InputException refused) {
      double[] none = new double[variants.size()];
      Arrays.fill(none, Double.NaN);
      return none;
    }
  }

  private double @Nullable [] thresholds(List<Variant> variants) {
    Function<Table, double[]> cut = thresholds;
    return cut == null ? null : flat(Rescorer.score(row, variants, cut, TASK, Progress.NONE));
  }

  private static double[] flat(Rescorer.Scored scored) {
    return Arrays.stream(scored.byVariant()).mapToDouble(scores -> scores[0]).toArray();
  }

  private static List<Flip> flips(Grid grid, double[] scores, double @Nullable [] cuts) {
    List<Margin> margins = new ArrayList<>();
    for (int point = 0; cuts != null && grid.isNumeric() && point < grid.present(); point++) {
      double over = scores[point] - cuts[point];
      if (!Double.isNaN(over)) {
        margins.add(new Margin(grid.number(point), over));
      }
    }
    return Margin.flips(margins);
  }
}
