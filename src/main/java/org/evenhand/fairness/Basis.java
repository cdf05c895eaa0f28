package org.evenhand.fairness;

import java.util.List;
import org.evenhand.metric.Metric;

/** What of two groups is compared. */
public sealed interface Basis {

  /**
   * The metrics it is made of, in terms of the class that the score predicts.
   *
   * @param favorablePositive whether that class is the outcome people want
   */
  List<Metric> metrics(boolean favorablePositive);

  /**
   * One metric.
   *
   * @param metric where the positive class is favorable
   * @param mirrored the same with the classes exchanged, where the negative class is favorable
   */
  record One(Metric metric, Metric mirrored) implements Basis {
    static One of(Metric metric) {
      return new One(metric, metric);
    }

    Metric of(boolean favorablePositive) {
      return favorablePositive ? metric : mirrored;
    }

    @Override
    public List<Metric> metrics(boolean favorablePositive) {
      return List.of(of(favorablePositive));
    }
  }

  /** The one of two with the wider gap. */
  record WorseOf(One first, One second) implements Basis {
    @Override
    public List<Metric> metrics(boolean favorablePositive) {
      return List.of(first.of(favorablePositive), second.of(favorablePositive));
    }
  }

  /**
   * The mean of two differences.
   *
   * @param absolute whether of their sizes: else one can make up for the other
   */
  record MeanOf(One first, One second, boolean absolute) implements Basis {
    @Override
    public List<Metric> metrics(boolean favorablePositive) {
      return List.of(first.of(favorablePositive), second.of(favorablePositive));
    }
  }
}
