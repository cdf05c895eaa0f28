package org.evenhand.counterfactual;

import java.util.List;
import java.util.function.Function;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/**
 * Looks for the fewest, nearest, permitted changes of a row that give it another answer. The same
 * question has the same answer on any machine, unless the clock ends the search. Immutable: it may
 * be used for many rows, and for several at once.
 */
public final class Search {
  private final Background background;
  private final Function<Table, Scores> model;
  private final Target target;
  private final Rules rules;
  private final RealRows real;
  private final SearchOptions options;

  private Search(
      Background background,
      Function<Table, Scores> model,
      Target target,
      Rules rules,
      RealRows real,
      SearchOptions options) {
    this.background = background;
    this.model = model;
    this.target = target;
    this.rules = rules;
    this.real = real;
    this.options = options;
  }

  /**
   * A search.
   *
   * @param background the real rows
   * @param model the scores of any rows with all columns of the data; safe to call at once from
   *     several threads if searches are
   * @throws org.evenhand.data.InputException if the constraints name an unknown column or value, or
   *     contradict themselves: all of it, in one line
   */
  public static Search of(
      Background background,
      Function<Table, Scores> model,
      Target target,
      Constraints constraints,
      SearchOptions options) {
    return new Search(
        background,
        model,
        target,
        new Rules(background, constraints),
        new RealRows(background, target),
        options);
  }

  /**
   * Sentences about what the constraints make impossible for a row, found without the model; empty
   * if nothing stands against a search.
   *
   * @param row a table of one row with all columns of the data
   */
  public List<String> obstacles(Table row) {
    return List.copyOf(new Permit(new Frame(background.features(), row), rules).obstacles());
  }

  /**
   * Searches. A demand that cannot be met by this row, or a row that has the wanted answer already,
   * is named in the findings' reason without a search.
   *
   * @param row a table of one row with all columns of the data, edited or not
   * @throws org.evenhand.job.CancelledException if the progress says so between two batches
   */
  public Findings find(Table row, Progress progress) {
    Frame frame = new Frame(background.features(), row);
    Oracle oracle = new Oracle(frame, model, target, options, progress);
    return new Question(
            background, rules, real, target, options, frame, new Permit(frame, rules), oracle)
        .answer();
  }
}
