package org.evenhand.importance;

import java.util.Arrays;
import java.util.List;
import org.evenhand.importance.Contrasts.Answer;

/**
 * The weighted mean of the answers to some contrasts.
 *
 * @param amounts one per feature
 * @param errors the standard errors of the amounts, 0 if exact
 * @param freedoms the degrees of freedom of the errors, 0 if exact: of a feature those of the
 *     contrasts in which it differs, of one whose error is taken from the others those of all
 * @param from the mean score of the references
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
record MeanAnswer(double[] amounts, double[] errors, int[] freedoms, double from) {

  /**
   * The mean.
   *
   * @param answers one or more
   * @param weights of the first answers one each, above 0; what is beyond them is not used
   * @param features how many there are in all
   */
  static MeanAnswer of(List<Answer> answers, double[] weights, int features) {
    double[] amounts = new double[features];
    Variances[] variances = new Variances[features];
    Variances together = new Variances();
    int all = answers.stream().mapToInt(answer -> answer.values().freedom()).sum();
    for (int feature = 0; feature < features; feature++) {
      variances[feature] = new Variances();
    }
    double total = Arrays.stream(weights, 0, answers.size()).sum();
    double from = 0;
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      Coalitions.Values values = answer.values();
      double share = weights[i] / total;
      for (int player = 0; player < answer.features().length; player++) {
        int feature = answer.features()[player];
        amounts[feature] += share * values.amounts()[player];
        variances[feature].add(values, player, share);
        together.add(values, player, share);
      }
      from += share * answer.from();
    }
    double[] errors = new double[features];
    int[] freedoms = new int[features];
    for (int feature = 0; feature < features; feature++) {
      errors[feature] = Math.sqrt(variances[feature].sum(together));
      freedoms[feature] = variances[feature].freedom(all);
    }
    return new MeanAnswer(amounts, errors, freedoms, from);
  }

  /** Variances of a feature's amounts in contrasts, some of which do not show theirs. */
  private static final class Variances {
    private double shown;
    private double hidden;
    private double ofOnePair;
    private int pairs;
    private int freedom;

    void add(Coalitions.Values values, int player, double share) {
      double variance = values.variances()[player];
      double square = share * share;
      if (Double.isNaN(variance)) {
        hidden += square;
        return;
      }
      shown += square * variance;
      freedom += values.freedom();
      if (values.draws() > 0) {
        ofOnePair += variance * values.draws();
        pairs++;
      }
    }

    int freedom(int ofAll) {
      return freedom > 0 ? freedom : hidden > 0 ? ofAll : 0;
    }

    /** Those that are hidden are taken to be as the others are, of this feature or else of all. */
    double sum(Variances all) {
      Variances known = pairs > 0 ? this : all;
      return shown + (hidden == 0 ? 0 : hidden * known.ofOnePair / Math.max(1, known.pairs));
    }
  }
}
