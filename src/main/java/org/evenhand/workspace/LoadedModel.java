package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.evenhand.counterfactual.Background;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.model.Binding;
import org.evenhand.model.Flag;
import org.evenhand.model.Model;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.Scorer;
import org.evenhand.model.Scores;
import org.evenhand.model.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A model of a workspace, bound to its table. Scores the table once, when first asked, and keeps
 * the scores; safe to use from several threads.
 */
public final class LoadedModel {
  /**
   * Where a model is from.
   *
   * @param file the model file as the workspace names it, null for recorded scores
   * @param sha256 the file's SHA-256 in hexadecimal, null for recorded scores
   * @param scoreColumn the column of recorded scores, null for a file
   */
  public record Source(
      @Nullable String file, @Nullable String sha256, @Nullable String scoreColumn) {}

  /** Of the sample of a large table's rows that searches draw on, unless another is asked for. */
  static final long SEED = 1;

  private final String name;
  private final Source source;
  private final Model model;
  private final Binding binding;
  private final ModelClasses classes;
  private final Table table;
  private final @Nullable LoadedModel scored;

  private final Kept<Scores> scores = new Kept<>();
  private final Kept<Background> background = new Kept<>();

  LoadedModel(
      String name, Source source, Model model, Binding binding, ModelClasses classes, Table table) {
    this(name, source, model, binding, classes, table, null);
  }

  /**
   * @param scored the same model judged by another class, whose scores are known or will be; null
   *     if there is none
   */
  private LoadedModel(
      String name,
      Source source,
      Model model,
      Binding binding,
      ModelClasses classes,
      Table table,
      @Nullable LoadedModel scored) {
    this.scored = scored;
    this.name = name;
    this.source = source;
    this.model = model;
    this.binding = binding;
    this.classes = classes;
    this.table = table;
  }

  /** The same model, sharing its scores, judged by another of its classes. */
  LoadedModel withPositive(String positive) {
    ModelClasses held = new ModelClasses(classes(), classes().indexOf(positive));
    return new LoadedModel(name, source, model, binding, held, table, this);
  }

  public String name() {
    return name;
  }

  public Source source() {
    return source;
  }

  public Signature signature() {
    return model.signature();
  }

  public Binding binding() {
    return binding;
  }

  /** Whether rows can be changed and scored again: not for recorded scores. */
  public boolean editable() {
    return source.scoreColumn() == null;
  }

  /**
   * Checks that rows can be changed and scored again.
   *
   * @throws InputException if the model is recorded scores
   */
  void requireEditable() {
    if (!editable()) {
      throw new InputException(
          "model '%s' is a column of scores and cannot answer changed rows".formatted(name));
    }
  }

  /**
   * The names of the model's classes in its order, as the target spells them; empty for a
   * regression.
   */
  public List<String> classes() {
    return classes.names();
  }

  /**
   * The output whose scores are judged: that of the positive class, 0 for a regression. An index
   * into {@link #classes} and {@link Scores}.
   */
  public int positiveIndex() {
    return classes.positive();
  }

  /**
   * The scores of the whole table. The first call computes them; a cancelled or failed run leaves
   * nothing behind, and others that wait for it take over.
   *
   * @throws CancelledException if the progress says so
   */
  public Scores scores(Progress progress) {
    if (scored != null) {
      return scored.scores(progress);
    }
    String task = "Scoring " + name;
    return scores.get(
        task, table.rows(), progress, () -> Scorer.score(model, binding, table, task, progress));
  }

  /**
   * The real rows that searches for counterfactuals draw on, made by the first call and kept like
   * the scores.
   *
   * @throws CancelledException if the progress says so
   */
  Background background(Progress progress) {
    if (scored != null) {
      return scored.background(progress);
    }
    Scores known = scores(progress);
    return background.get(
        "Looking at the data", table.rows(), progress, () -> background(known, SEED, progress));
  }

  /** Likewise from another seed, which is not kept. */
  Background background(Scores known, long seed, Progress progress) {
    return Background.of(table, known, RowSet.all(table.rows()), binding.columns(), seed, progress);
  }

  /** The scores of other rows, of a table with the columns of the workspace's table. */
  public Scores score(Table rows) {
    return score(rows, Progress.NONE);
  }

  /**
   * Likewise, of many rows.
   *
   * @throws CancelledException if the progress says so
   */
  public Scores score(Table rows, Progress progress) {
    return Scorer.score(model, binding, rows, "Scoring " + name, progress);
  }

  /**
   * The answer to each of the rows, of a table with the columns of the workspace's table.
   *
   * @param thresholds one per row, as {@link Workspace#thresholds} gives them
   */
  public List<Answer> answers(Table rows, double[] thresholds) {
    Scores answered = score(rows);
    List<Column> inputs = binding.select(rows);
    List<Answer> answers = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      List<Flag> flags = Flag.of(signature(), inputs, row);
      answers.add(answer(answered, row, thresholds[row], flags));
    }
    return answers;
  }

  /**
   * Which rows of the workspace's table have the same predicted class.
   *
   * @param known their scores
   * @param thresholds of each of them, as {@link Workspace#thresholds} gives them
   */
  IntPredicate predicted(String prediction, Scores known, double[] thresholds) {
    int wanted = classes().indexOf(prediction);
    if (classes().size() > 2) {
      return row -> known.best(row) == wanted;
    }
    double[] judged = known.column(positiveIndex());
    return row -> judged[row] >= thresholds[row] == (wanted == positiveIndex());
  }

  private Answer answer(Scores answered, int row, double threshold, List<Flag> flags) {
    int best = answered.best(row);
    if (best < 0) {
      return new Answer(null, null, Map.of(), flags);
    }
    double score = answered.get(classes.positive(), row);
    List<String> names = classes();
    if (names.isEmpty()) {
      return new Answer(score, null, Map.of(), flags);
    }
    Map<String, Double> scoreOf = new LinkedHashMap<>();
    for (int output = 0; output < names.size(); output++) {
      scoreOf.put(names.get(output), answered.get(output, row));
    }
    int positive = classes.positive();
    int predicted = names.size() > 2 ? best : score >= threshold ? positive : 1 - positive;
    return new Answer(score, names.get(predicted), scoreOf, flags);
  }

  /**
   * What the model's file says of how much it uses its columns, of the class that is judged or of
   * all together; empty if it says nothing.
   */
  public List<OwnImportance> ownImportance() {
    List<String> inputs = signature().inputNames();
    List<String> columns = binding.columns();
    return model.ownImportance().stream()
        .filter(own -> own.output() == OwnImportance.ALL || own.output() == positiveIndex())
        .map(own -> own.renamed(input -> columns.get(inputs.indexOf(input))))
        .toList();
  }

  void close() {
    model.close();
  }
}
