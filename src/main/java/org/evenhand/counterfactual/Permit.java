package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.Names;
import org.jspecify.annotations.Nullable;

/** What the constraints permit one row: its units with their alternatives, and the relations. */
final class Permit {
  private final Frame frame;
  private final Rules rules;
  private final boolean[] fixed;
  private final boolean[] joint;
  private final List<Unit> units = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();

  Permit(Frame frame, Rules rules) {
    this.frame = frame;
    this.rules = rules;
    this.fixed = new boolean[frame.features().size()];
    this.joint = new boolean[fixed.length];
    for (int feature = 0; feature < fixed.length; feature++) {
      fixed[feature] = rules.rule(feature).immutable();
      if (fixed[feature]) {
        checkFrozen(feature);
      }
    }
    rules.joints().forEach(this::addJoint);
    for (int feature = 0; feature < fixed.length; feature++) {
      if (!fixed[feature] && !joint[feature]) {
        addSingle(feature);
      }
    }
    if (units.isEmpty()) {
      obstacles.add("nothing can change: " + blocked());
    }
  }

  private String blocked() {
    List<String> frozen =
        IntStream.range(0, fixed.length).filter(i -> fixed[i]).mapToObj(this::name).toList();
    List<String> reasons = new ArrayList<>();
    if (!frozen.isEmpty()) {
      reasons.add(
          frozen.size() == fixed.length
              ? "all features that the model reads are immutable"
              : Names.list(frozen) + " may not change");
    }
    reasons.addAll(notes);
    return String.join("; ", reasons);
  }

  private void checkFrozen(int feature) {
    FeatureRule rule = rules.rule(feature);
    double now = frame.origin()[feature];
    boolean limited = rule.min() != null || rule.max() != null || !rule.allowed().isEmpty();
    if (limited && !Double.isNaN(now) && !keeps(rules.values(feature), now)) {
      obstacles.add(
          "'%s' may not change, but its value %s is not among those permitted: %s"
              .formatted(
                  name(feature), frame.shown(feature, now), rules.values(feature).described()));
    }
  }

  /** Whether a value may stay: it need not be one that a step leads to. */
  private static boolean keeps(Values permitted, double now) {
    return switch (permitted) {
      case Values.Listed listed -> listed.contains(now);
      case Values.Span span -> now >= span.low() && now <= span.high();
    };
  }

  private void addSingle(int feature) {
    Values permitted = rules.values(feature);
    double[][] alternatives =
        Arrays.stream(permitted.tried())
            .filter(value -> gives(feature, value))
            .mapToObj(value -> new double[] {value})
            .toArray(double[][]::new);
    if (alternatives.length == 0) {
      notes.add(Notes.cannotChange(frame, feature, rules.rule(feature), permitted));
    } else {
      units.add(new Unit(new int[] {feature}, alternatives, permitted.all()));
    }
  }

  private void addJoint(Rules.Joint together) {
    int[] features = together.features();
    double[][] alternatives =
        together.tuples().mostFrequent().stream()
            .filter(tuple -> permitsTuple(features, tuple))
            .toArray(double[][]::new);
    for (int feature : features) {
      joint[feature] = true;
    }
    if (alternatives.length == 0) {
      notes.add(
          "%s cannot change together: no real row has permitted values of all of them"
              .formatted(String.join(", ", together.names())));
    } else {
      units.add(new Unit(features, alternatives, together.tuples().all()));
    }
  }

  private boolean permitsTuple(int[] features, double[] tuple) {
    boolean changes = false;
    for (int i = 0; i < features.length; i++) {
      boolean same = Feature.same(tuple[i], frame.origin()[features[i]]);
      if (!same && !gives(features[i], tuple[i])) {
        return false;
      }
      changes |= !same;
    }
    return changes;
  }

  private String name(int feature) {
    return frame.features().get(feature).name();
  }

  /** Whether a feature may be changed to a value, which is not the one it has. */
  boolean gives(int feature, double value) {
    double now = frame.origin()[feature];
    if (fixed[feature]
        || Double.isNaN(value)
        || value == now
        || !rules.values(feature).contains(value)) {
      return false;
    }
    return switch (rules.rule(feature).direction()) {
      case ANY -> true;
      case INCREASE -> !(value < now);
      case DECREASE -> !(value > now);
    };
  }

  /** The value nearest to a given one that a feature may be changed to, NaN if none is near. */
  double nearest(int feature, double value) {
    double nearest = rules.values(feature).nearest(value);
    return gives(feature, nearest) ? nearest : Double.NaN;
  }

  /** Whether the relations hold in a point and not too much of it is changed. */
  boolean permits(double[] point) {
    Integer most = rules.maxChanges();
    return (most == null || changes(point) <= most) && relationsHold(point);
  }

  boolean relationsHold(double[] point) {
    for (Implied implication : rules.implications()) {
      if (!implication.holds(frame.origin(), point)) {
        return false;
      }
    }
    return true;
  }

  /** Whether features that change together have what a real row has in them. */
  boolean jointsHold(double[] point) {
    for (Unit unit : units) {
      if (unit.joint() && !unit.same(point, frame.origin()) && !unit.offers(point)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Changes the effects of implications that do not hold, as little as they demand.
   *
   * @return whether all of them hold then
   */
  boolean complete(double[] point) {
    for (int round = 0; round < rules.implications().size(); round++) {
      for (Implied implication : rules.implications()) {
        int effect = implication.effect();
        if (!joint[effect] && !implication.holds(frame.origin(), point)) {
          double value = implication.smallest(frame.origin()[effect], rules.values(effect));
          if (gives(effect, value)) {
            point[effect] = value;
          }
        }
      }
    }
    return relationsHold(point);
  }

  /** How many features differ from the row's. */
  int changes(double[] point) {
    int changes = 0;
    for (int feature = 0; feature < point.length; feature++) {
      changes += Feature.same(point[feature], frame.origin()[feature]) ? 0 : 1;
    }
    return changes;
  }

  /** What may change at once; each has an alternative. */
  List<Unit> units() {
    return units;
  }

  /** Whether a number may be moved by itself. */
  boolean movable(int feature) {
    return !fixed[feature]
        && !joint[feature]
        && frame.features().get(feature).isNumber()
        && !Double.isNaN(frame.origin()[feature]);
  }

  double[] origin() {
    return frame.origin();
  }

  @Nullable Integer maxChanges() {
    return rules.maxChanges();
  }

  /** Sentences about features that cannot change in this row. */
  List<String> notes() {
    return notes;
  }

  /** Sentences about what makes a search pointless; empty if nothing does. */
  List<String> obstacles() {
    return obstacles;
  }
}
