package org.evenhand.model.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.impl.ListExample;
import org.tribuo.transform.TransformedModel;

/**
 * Any model, answering as Tribuo has it: an example for each row, a prediction for each example.
 */
final class ExamplePredictor<T extends Output<T>> implements Predictor {
  private final ModelSource source;
  private final Model<T> model;
  private final List<String> names;
  private final T unknown;
  private final Reader<T> reader;
  private final boolean takesEmptyRows;

  /** Takes the scores out of a prediction. */
  @FunctionalInterface
  interface Reader<T extends Output<T>> {
    double score(Prediction<T> prediction, int output);
  }

  /**
   * @param unknown the output to give to examples, of which the model takes no notice
   */
  ExamplePredictor(ModelSource source, Model<T> model, T unknown, Reader<T> reader) {
    this.source = source;
    this.model = model;
    this.names =
        IntStream.range(0, model.getFeatureIDMap().size())
            .mapToObj(id -> model.getFeatureIDMap().get(id).getName())
            .toList();
    this.unknown = unknown;
    this.reader = reader;
    this.takesEmptyRows = model instanceof TransformedModel<T> scaled && scaled.getDensify();
  }

  @Override
  public void predict(EncodedRows rows, double[][] scores) {
    List<Example<T>> examples = new ArrayList<>(rows.count());
    int[] rowOf = new int[rows.count()];
    for (double[] column : scores) {
      Arrays.fill(column, Double.NaN);
    }
    for (int row = 0; row < rows.count(); row++) {
      List<Feature> features = rows.features(row, names);
      if (!features.isEmpty() || takesEmptyRows) {
        rowOf[examples.size()] = row;
        examples.add(example(features));
      }
    }
    if (!examples.isEmpty()) {
      read(predict(examples), rowOf, scores);
    }
  }

  private Example<T> example(List<Feature> features) {
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
}
