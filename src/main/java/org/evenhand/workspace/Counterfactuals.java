package org.evenhand.workspace;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.Background;
import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.Findings;
import org.evenhand.counterfactual.Proof;
import org.evenhand.counterfactual.Search;
import org.evenhand.counterfactual.SearchOptions;
import org.evenhand.counterfactual.Target;
import org.evenhand.data.InputException;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Searches for changes that give rows of a workspace another answer of one of its models: the one
 * way to them for the page and the command line. Safe to use from several threads.
 */
public final class Counterfactuals {
  private static final String TASK = "Searching for counterfactuals";

  private final Workspace workspace;
  private final LoadedModel model;
  private final Background background;

  private Counterfactuals(Workspace workspace, LoadedModel model, Background background) {
    this.workspace = workspace;
    this.model = model;
    this.background = background;
  }

  /**
   * Prepares searches of a model: scores the data and looks at it, which is kept for the next time.
   *
   * @throws InputException if the model is recorded scores, which cannot answer a changed row
   * @throws CancelledException if the progress says so
   */
  public static Counterfactuals of(Workspace workspace, LoadedModel model, Progress progress) {
    return of(workspace, model, LoadedModel.SEED, progress);
  }

  /**
   * Likewise.
   *
   * @param seed of the sample of a large table's rows that searches draw on
   */
  public static Counterfactuals of(
      Workspace workspace, LoadedModel model, long seed, Progress progress) {
    model.requireEditable();
    return new Counterfactuals(
        workspace,
        model,
        seed == LoadedModel.SEED
            ? model.background(progress)
            : model.background(model.scores(progress), seed, progress));
  }

  Workspace workspace() {
    return workspace;
  }

  /** The model that is asked. */
  public LoadedModel model() {
    return model;
  }

  /** The workspace's own threshold and constraints; another answer than each row has. */
  public CounterfactualRequest request() {
    return new CounterfactualRequest(
        null, workspace.threshold(), constraints(), SearchOptions.STANDARD);
  }

  /** What the workspace lets the model's columns change. */
  public Constraints constraints() {
    return permitted(workspace, model);
  }

  /** What a workspace lets a model's columns change, without preparing any search. */
  public static Constraints permitted(Workspace workspace, LoadedModel model) {
    return Permitted.by(workspace, model);
  }

  /**
   * The workspace's constraints with columns frozen and others, even protected ones, let go.
   *
   * @throws InputException if a column is in both lists or the model does not read it
   */
  public Constraints constraints(List<String> frozen, List<String> free) {
    return Permitted.with(constraints(), frozen, free, model);
  }

  /**
   * Searches for one row.
   *
   * @param row its number in the workspace's table
   * @param values a table of one row with the columns of the workspace's, edited or not
   * @throws InputException if the request asks for a class that is not there, for another answer of
   *     a regression, or for impossible constraints
   * @throws CancelledException if the progress says so
   */
  public RowCounterfactuals find(
      int row, Table values, CounterfactualRequest request, Progress progress) {
    return new Run(request).find(row, values, progress);
  }

  /**
   * Searches for many rows, several at once.
   *
   * @param rows their numbers
   * @param values one row for each of them
   * @return what was found for each, in their order
   * @throws InputException as {@link #find(int, Table, CounterfactualRequest, Progress)} does
   * @throws CancelledException if the progress says so
   */
  public List<RowCounterfactuals> find(
      int[] rows, Table values, CounterfactualRequest request, Progress progress) {
    if (rows.length == 0) {
      return List.of();
    }
    Run run = new Run(request);
    AtomicBoolean stopped = new AtomicBoolean();
    Progress inner =
        (task, done, total) -> {
          if (stopped.get()) {
            throw new CancelledException();
          }
        };
    List<Callable<RowCounterfactuals>> work =
        IntStream.range(0, rows.length)
            .<Callable<RowCounterfactuals>>mapToObj(
                i -> () -> run.find(rows[i], values.slice(i, i + 1), inner))
            .toList();
    return Parallel.run(TASK, work, progress, () -> stopped.set(true));
  }

  /** A search for a target, with the workspace's model. */
  Search search(Target target, Constraints constraints, SearchOptions options) {
    return Search.of(background, model::score, target, constraints, options);
  }

  /** One request: rows that want the same share a search. */
  private final class Run {
    private final CounterfactualRequest request;
    private final Wanted wanted;
    private final @Nullable Target named;
    private final Map<Target, Search> searches = new ConcurrentHashMap<>();

    Run(CounterfactualRequest request) {
      this.request = request;
      this.wanted = new Wanted(workspace, model, request.threshold());
      this.named = wanted.common(request.target());
    }

    RowCounterfactuals find(int row, Table values, Progress progress) {
      long start = System.nanoTime();
      Answer answer = answer(values);
      Target target = named == null ? wanted.other(answer) : named;
      Findings findings =
          target == null
              ? unscored(values)
              : searches
                  .computeIfAbsent(
                      target, key -> search(key, request.constraints(), request.options()))
                  .find(values, progress);
      return new RowCounterfactuals(
          row,
          values,
          answer,
          findings,
          findings.found().stream().map(found -> answer(found.row())).toList(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private Findings unscored(Table values) {
      return new Findings(
          values,
          List.of(),
          Double.NaN,
          "another answer",
          List.of(),
          Proof.NONE,
          1,
          List.of(),
          "The model gives this row no score, so there is no other answer to look for.",
          false,
          false);
    }

    private Answer answer(Table row) {
      return model.answers(row, workspace.thresholds(row, request.threshold())).getFirst();
    }
  }
}
