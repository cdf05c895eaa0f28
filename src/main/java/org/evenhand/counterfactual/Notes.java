package org.evenhand.counterfactual;

/** Sentences on why a feature cannot change. */
final class Notes {
  private Notes() {}

  static String cannotChange(Frame frame, int index, FeatureRule rule, Values permitted) {
    Feature feature = frame.features().get(index);
    double now = frame.origin()[index];
    String place = "'" + feature.name() + "' cannot change: ";
    if (feature.values().length == 0) {
      return place + "no real row has a value";
    }
    if (permitted.tried().length == 0) {
      return place + "no value is permitted";
    }
    if (permitted.tried().length == 1 && permitted.tried()[0] == now) {
      String only = frame.shown(index, now);
      return place
          + (feature.values().length == 1
              ? "all real rows have " + only
              : "only " + only + " is permitted");
    }
    return place
        + switch (rule.direction()) {
          case ANY -> "no value is permitted";
          case INCREASE ->
              "it may only increase, and none of the permitted values is above "
                  + frame.shown(index, now)
                  + ": "
                  + permitted.described();
          case DECREASE ->
              "it may only decrease, and none of the permitted values is below "
                  + frame.shown(index, now)
                  + ": "
                  + permitted.described();
        };
  }
}
