package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.Relation.Implication;
import org.evenhand.counterfactual.Relation.Together;
import org.jspecify.annotations.Nullable;

/** The constraints in terms of features by their indices, whatever the row. */
final class Rules {
  /** Features that change together. */
  static final class Joint {
    private final List<String> names;
    private final int[] features;
    private final Background.Tuples tuples;

    Joint(List<String> names, int[] features, Background.Tuples tuples) {
      this.names = names;
      this.features = features;
      this.tuples = tuples;
    }

    List<String> names() {
      return names;
    }

    int[] features() {
      return features;
    }

    /** What real rows have in them. */
    Background.Tuples tuples() {
      return tuples;
    }
  }

  private final Background background;
  private final Constraints constraints;
  private final List<Values> values = new ArrayList<>();
  private final List<FeatureRule> rules = new ArrayList<>();
  private final List<Joint> joints = new ArrayList<>();
  private final List<Implied> implications = new ArrayList<>();
  private final @Nullable Distance changeable;

  /**
   * @throws org.evenhand.data.InputException if the constraints are wrong whatever the row
   */
  Rules(Background background, Constraints constraints) {
    ConstraintCheck.check(background, constraints);
    this.background = background;
    this.constraints = constraints;
    for (Feature feature : background.features()) {
      FeatureRule rule = constraints.rule(feature.name());
      rules.add(rule);
      values.add(Values.of(feature, rule));
    }
    List<String> frozen = frozen();
    changeable =
        frozen.size() == rules.size()
            ? null
            : Distance.of(
                background.rows(),
                background.distance().columns(),
                DistanceOptions.of(DistanceOptions.Kind.GOWER, Map.of(), frozen));
    for (Relation relation : constraints.relations()) {
      switch (relation) {
        case Together together -> joints.add(joint(together));
        case Implication it ->
            implications.add(
                new Implied(
                    background.index(it.cause()),
                    it.when(),
                    background.index(it.effect()),
                    it.then(),
                    it.least()));
      }
    }
  }

  private List<String> frozen() {
    return IntStream.range(0, rules.size())
        .filter(feature -> rules.get(feature).immutable())
        .mapToObj(feature -> background.features().get(feature).name())
        .toList();
  }

  /** How far a point is from every real row over the features that may change. */
  double[] distances(double[] point) {
    return changeable == null
        ? new double[background.rows().rows()]
        : changeable.toAll(
            changeable.columns().stream()
                .mapToDouble(name -> point[background.index(name)])
                .toArray());
  }

  private Joint joint(Together together) {
    int[] features = together.columns().stream().mapToInt(background::index).toArray();
    return new Joint(together.columns(), features, background.tuples(features));
  }

  FeatureRule rule(int feature) {
    return rules.get(feature);
  }

  /** The values that the rule of a feature permits, frozen or not. */
  Values values(int feature) {
    return values.get(feature);
  }

  List<Joint> joints() {
    return joints;
  }

  List<Implied> implications() {
    return implications;
  }

  @Nullable Integer maxChanges() {
    return constraints.maxChanges();
  }
}
