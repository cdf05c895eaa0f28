package org.evenhand.model.onnx;

import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Output;
import org.evenhand.model.Scores;

/**
 * Turns the numbers of a graph into scores.
 *
 * @param source the model, for messages
 * @param name the output that has the numbers, for messages
 * @param width how many numbers there are for each row
 */
record ScoreReader(ModelSource source, String name, int width, ScoreMeaning meaning) {
  /** Rounded sums stray from [0, 1] by less than this; what is further out is no probability. */
  private static final double ROUNDING = 1e-4;

  /**
   * The scores in the numbers of a batch.
   *
   * @param tensors one tensor [N, width] or [N], or {@code width} tensors [N]
   * @throws InputException if there are not as many numbers as rows, or they are no probabilities
   *     where classes are scored
   */
  Scores read(List<Buffer> tensors, int rows) {
    long size = tensors.size() == 1 ? (long) rows * width : rows;
    for (Buffer tensor : tensors) {
      if (tensor.remaining() != size) {
        throw ModelFile.problem(
            source,
            "its output '%s' has %d numbers for %d rows, not %d each; export it with a free batch size"
                .formatted(name, tensor.remaining(), rows, width));
      }
    }
    double[][] numbers = new double[width][rows];
    for (int column = 0; column < width; column++) {
      if (tensors.size() == 1) {
        copy(tensors.get(0), column, width, numbers[column]);
      } else {
        copy(tensors.get(column), 0, 1, numbers[column]);
      }
    }
    return new Scores(
        switch (meaning.output()) {
          case Output.Value value -> numbers;
          case Output.Classes classes -> probabilities(numbers);
        });
  }

  private static void copy(Buffer from, int offset, int stride, double[] column) {
    if (from instanceof FloatBuffer floats) {
      for (int row = 0; row < column.length; row++) {
        column[row] = floats.get(offset + row * stride);
      }
    } else if (from instanceof DoubleBuffer doubles) {
      for (int row = 0; row < column.length; row++) {
        column[row] = doubles.get(offset + row * stride);
      }
    }
  }

  private double[][] probabilities(double[][] numbers) {
    switch (meaning.activation()) {
      case NONE -> {}
      case SIGMOID -> sigmoid(numbers[0]);
      case SOFTMAX -> softmax(numbers);
    }
    for (double[] column : numbers) {
      clamp(column);
    }
    return width > 1 ? numbers : new double[][] {complement(numbers[0]), numbers[0]};
  }

  private static void sigmoid(double[] logits) {
    for (int row = 0; row < logits.length; row++) {
      logits[row] = 1 / (1 + Math.exp(-logits[row]));
    }
  }

  private static void softmax(double[][] logits) {
    for (int row = 0; row < logits[0].length; row++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (double[] column : logits) {
        largest = Math.max(largest, column[row]);
      }
      double sum = 0;
      for (double[] column : logits) {
        column[row] = Math.exp(column[row] - largest);
        sum += column[row];
      }
      for (double[] column : logits) {
        column[row] /= sum;
      }
    }
  }

  /** Takes rounding off; leaves NaN. */
  private void clamp(double[] column) {
    for (int row = 0; row < column.length; row++) {
      if (column[row] < 0 || column[row] > 1) {
        column[row] = clamp(column[row]);
      }
    }
  }

  private double clamp(double score) {
    if (score < -ROUNDING || score > 1 + ROUNDING) {
      throw ModelFile.problem(
          source,
          "its output '%s' gave %s, which is not a probability; say what makes one of it: `activation: %s`"
              .formatted(name, score, width == 1 ? "sigmoid" : "softmax"));
    }
    return score < 0 ? 0 : 1;
  }

  private static double[] complement(double[] probabilities) {
    double[] others = new double[probabilities.length];
    for (int row = 0; row < others.length; row++) {
      others[row] = 1 - probabilities[row];
    }
    return others;
  }
}
