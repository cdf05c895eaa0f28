package org.evenhand.metric;

/** The formulas of metrics, apart by what they are made of, so that each is asked for its own. */
sealed interface MetricFormula {

  /** Made of the four cells of a confusion matrix: see {@link CountFormula}. */
  enum OfDecisions implements MetricFormula {
    SELECTION_RATE,
    POSITIVE_RATE,
    BASE_RATE,
    TRUE_POSITIVE_RATE,
    FALSE_POSITIVE_RATE,
    TRUE_NEGATIVE_RATE,
    FALSE_NEGATIVE_RATE,
    PRECISION,
    NEGATIVE_PREDICTIVE_VALUE,
    FALSE_DISCOVERY_RATE,
    FALSE_OMISSION_RATE,
    ACCURACY,
    ERROR_RATE,
    BALANCED_ACCURACY,
    F1,
    MATTHEWS_CORRELATION,
    FALSE_NEGATIVES_PER_FALSE_POSITIVE
  }

  /** Made of scores and labels: see {@link ScoreMeasures}. */
  enum OfScores implements MetricFormula {
    AUC,
    AVERAGE_PRECISION,
    LOG_LOSS,
    BRIER,
    CALIBRATION_ERROR,
    MEAN_SCORE,
    GENERALIZED_TRUE_POSITIVE_RATE,
    GENERALIZED_FALSE_POSITIVE_RATE
  }

  /** Made of the confusion matrix of many classes: see {@link ConfusionMatrix}. */
  enum OfClasses implements MetricFormula {
    ACCURACY,
    MACRO_PRECISION,
    MACRO_RECALL,
    MACRO_F1
  }

  /** Made of numeric predictions and targets: see {@link RegressionGroup}. */
  enum OfRegression implements MetricFormula {
    MEAN_ERROR,
    MEDIAN_ERROR,
    MEAN_ABSOLUTE_ERROR,
    MEDIAN_ABSOLUTE_ERROR,
    ROOT_MEAN_SQUARED_ERROR,
    R_SQUARED,
    BEYOND_TOLERANCE,
    MEAN_PREDICTION
  }
}
