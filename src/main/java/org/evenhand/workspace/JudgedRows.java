package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.Reference;
import org.evenhand.metric.RegressionRows;
import org.evenhand.metric.ScoredRows;
import org.evenhand.model.Output;
import org.evenhand.model.Scores;
import org.evenhand.workspace.DataCounts.Excluded;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one model is judged on: those of the part and selection that have what it takes.
 */
sealed interface JudgedRows {

  DataCounts counts();

  /** The rows divided into groups. */
  RowGroups by(Grouping grouping);

  /** The same rows, whose groups are compared with another reference. */
  JudgedRows against(Reference reference);

  /** All rows as one group. */
  RowGroups together();

  /** The rows for other uses than to compare groups at length. */
  static JudgedRows of(Workspace workspace, LoadedModel model, Scores scores, RowSet rows) {
    return of(
        workspace,
        model,
        scores,
        rows,
        new DisparityOptions(
            new Reference.Largest(),
            workspace.favorablePositive(),
            workspace.minGroup(),
            Bootstrap.NONE));
  }

  static JudgedRows of(
      Workspace workspace,
      LoadedModel model,
      Scores scores,
      RowSet rows,
      DisparityOptions options) {
    double[] judged = scores.column(model.positiveIndex());
    Target target = workspace.target();
    double[] weights = workspace.weights();
    Sieve sieve = sieve(workspace, scores, rows);
    int[] used = sieve.kept();
    DataCounts counts = sieve.counts();
    return switch (model.signature().output()) {
      case Output.Classes classes -> {
        ClassTarget labelled = target instanceof ClassTarget known ? known : null;
        byte[] labels = labelled == null ? null : labelled.labels();
        ScoredRows scored = ScoredRows.of(judged, labels, weights, used);
        Matrices matrices = Matrices.of(labelled, model, scores, weights, used);
        ClassGroups together = new ClassGroups(workspace, scored, null, null, matrices, options);
        yield new OfClasses(workspace, counts, scored, matrices, options, together);
      }
      case Output.Value value -> {
        double[] truth = target instanceof ValueTarget known ? known.values() : null;
        RegressionRows predicted = RegressionRows.of(judged, truth, weights, used);
        RegressionRows judgedRows = predicted.tolerating(workspace.tolerance());
        yield new OfValue(
            counts, judgedRows, options, new ValueGroups(null, null, judgedRows, options));
      }
    };
  }

  /** The rows that have what it takes: a label if the workspace has any, a score, a weight. */
  static Sieve sieve(Workspace workspace, Scores scores, RowSet rows) {
    Target target = workspace.target();
    double[] weights = workspace.weights();
    Sieve sieve = new Sieve(rows);
    if (target != null) {
      sieve.drop("label missing", target::isMissing);
    }
    sieve.drop("score missing", row -> scores.best(row) < 0);
    if (Arrays.stream(sieve.kept()).anyMatch(scores::isInfinite)) {
      sieve.drop("score infinite", scores::isInfinite);
    }
    if (weights != null) {
      sieve.drop("weight missing", row -> Double.isNaN(weights[row]));
    }
    return sieve;
  }

  /** Rows of a classifier. */
  record OfClasses(
      Workspace workspace,
      DataCounts counts,
      ScoredRows rows,
      @Nullable Matrices matrices,
      DisparityOptions options,
      ClassGroups together)
      implements JudgedRows {
    @Override
    public RowGroups by(Grouping grouping) {
      return new ClassGroups(workspace, rows, grouping, together, matrices, options);
    }

    @Override
    public JudgedRows against(Reference reference) {
      return new OfClasses(workspace, counts, rows, matrices, options.with(reference), together);
    }
  }

  /** Rows of a regression. */
  record OfValue(
      DataCounts counts, RegressionRows rows, DisparityOptions options, ValueGroups together)
      implements JudgedRows {
    @Override
    public RowGroups by(Grouping grouping) {
      return new ValueGroups(grouping, together, rows, options);
    }

    @Override
    public JudgedRows against(Reference reference) {
      return new OfValue(counts, rows, options.with(reference), together);
    }
  }

  /** Takes rows away and counts them by reason. */
  final class Sieve {
    private final int all;
    private int[] rows;
    private final List<Excluded> excluded = new ArrayList<>();

    private Sieve(RowSet rows) {
      this.rows = rows.toArray();
      this.all = rows.count();
    }

    private void drop(String reason, IntPredicate dropped) {
      int[] left = Arrays.stream(rows).filter(dropped.negate()).toArray();
      excluded.add(new Excluded(reason, rows.length - left.length));
      rows = left;
    }

    int[] kept() {
      return rows;
    }

    DataCounts counts() {
      return new DataCounts(all, rows.length, excluded);
    }
  }
}
