package org.evenhand.model.tribuo;

import java.util.Comparator;
import java.util.List;
import org.evenhand.data.Column;
import org.evenhand.model.Model;
import org.evenhand.model.Output;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.Scores;
import org.evenhand.model.Signature;
import org.jspecify.annotations.Nullable;

/** A Tribuo model behind Evenhand's interface; stateless but for caches, so safe to share. */
final class TribuoModel implements Model {
  private final org.tribuo.Model<?> model;
  private final List<ColumnEncoder> encoders;
  private final Signature signature;
  private final Predictor predictor;

  TribuoModel(
      org.tribuo.Model<?> model, List<ColumnEncoder> encoders, Output output, Predictor predictor) {
    this.model = model;
    this.encoders = List.copyOf(encoders);
    this.signature = new Signature(encoders.stream().map(ColumnEncoder::input).toList(), output);
    this.predictor = predictor;
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
    EncodedRows rows = EncodedRows.of(encoders, inputs);
    double[][] scores = new double[signature.output().width()][rows.count()];
    predictor.predict(rows, scores);
    return new Scores(scores);
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
