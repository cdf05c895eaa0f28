package org.evenhand.model.tribuo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.evenhand.data.Column;
import org.evenhand.model.Model;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Output;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.Scores;
import org.evenhand.model.Signature;
import org.jspecify.annotations.Nullable;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Prediction;
import org.tribuo.impl.ListExample;
import org.tribuo.transform.TransformedModel;

/** A Tribuo model behind Evenhand's interface; stateless but for caches, so safe to share. */
final class TribuoModel<T extends org.tribuo.Output<T>> implements Model {
  private final ModelSource source;
  private final org.tribuo.Model<T> model;
  private final List<ColumnEncoder> encoders;
  private final Signature signature;
  private final T unknown;
  private final Reader<T> reader;
  private final boolean takesEmptyRows;

  /** Takes the scores out of a prediction. */
  @FunctionalInterface
  interface Reader<T extends org.tribuo.Output<T>> {
    double score(Prediction<T> prediction, int output);
  }

  /**
   * @param unknown the output to give to examples, of which the model takes no notice
   */
  TribuoModel(
      ModelSource source,
      org.tribuo.Model<T> model,
      List<ColumnEncoder> encoders,
      Output output,
      T unknown,
      Reader<T> reader) {
    this.source = source;
    this.model = model;
    this.encoders = List.copyOf(encoders);
    this.signature = new Signature(encoders.stream().map(ColumnEncoder::input).toList(), output);
    this.unknown = unknown;
    this.reader = reader;
    this.takesEmptyRows = model instanceof TransformedModel<T> scaled && scaled.getDensify();
  }

  @Override
  public Signature signature() {
    return signature;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A row without any value the model knows has the score NaN: Tribuo refuses to predict from
   * nothing, and what it would take for such a row (an intercept, the default branch of a tree) is
   * different for every kind of model.
   */
  @Override
  public Scores score(List<? extends Column> inputs) {
    int rows = inputs.get(0).size();
    List<IntFunction<@Nullable Feature>> columns = new ArrayList<>();
    for (int i = 0; i < encoders.size(); i++) {
      columns.add(encoders.get(i).encode(inputs.get(i)));
    }
    double[][] scores = new double[signature.output().width()][rows];
    List<Example<T>> examples = new ArrayList<>(rows);
    int[] rowOf = new int[rows];
    for (int row = 0; row < rows; row++) {
      Example<T> example = example(columns, row);
      if (example.size() > 0 || takesEmptyRows) {
        rowOf[examples.size()] = row;
        examples.add(example);
      } else {
        for (double[] column : scores) {
          column[row] = Double.NaN;
        }
      }
    }
    if (!examples.isEmpty()) {
      read(predict(examples), rowOf, scores);
    }
    return new Scores(scores);
  }

  private Example<T> example(List<IntFunction<@Nullable Feature>> columns, int row) {
    List<Feature> features = new ArrayList<>(columns.size());
    for (IntFunction<@Nullable Feature> column : columns) {
      Feature feature = column.apply(row);
      if (feature != null) {
        features.add(feature);
      }
    }
    Example<T> example = new ListExample<>(unknown);
    example.addAll(features);
    return example;
  }

  private List<Prediction<T>> predict(List<Example<T>> examples) {
    try {
      return model.predict(examples);
    } catch (RuntimeException e) {
      throw ModelFile.problem(source, "this model fails on this data; it may be damaged", e);
    }
  }

  private void read(List<Prediction<T>> predictions, int[] rowOf, double[][] scores) {
    for (int i = 0; i < predictions.size(); i++) {
      for (int output = 0; output < scores.length; output++) {
        scores[output][rowOf[i]] = reader.score(predictions.get(i), output);
      }
    }
  }

  @Override
  public List<OwnImportance> ownImportance() {
    List<String> classes =
        switch (signature.output()) {
          case Output.Classes named -> named.names();
          case Output.Value value -> List.of();
        };
    return new OwnFigures(signature.inputNames(), this::column, classes).of(model);
  }

  /** The column that a feature is made of; of two that could be, the one that says more of it. */
  private @Nullable String column(String feature) {
    return encoders.stream()
        .filter(encoder -> encoder.makes(feature))
        .map(encoder -> encoder.input().name())
        .max(Comparator.comparingInt(String::length))
        .orElse(null);
  }

  @Override
  public void close() {}
}
