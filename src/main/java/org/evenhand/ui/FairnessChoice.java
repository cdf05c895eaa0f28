package org.evenhand.ui;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.School;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks of the fairness page.
 *
 * @param groupings lists of attributes, each one row of the overview
 * @param opened the grouping whose groups are shown; null without any
 * @param reference the group to compare with; null: as the workspace says, else the largest
 * @param within the column within whose values the gaps are shown too; null for none
 */
record FairnessChoice(
    List<List<String>> groupings,
    @Nullable List<String> opened,
    School school,
    @Nullable Reference reference,
    List<DisparityMeasure> measures,
    DisparityMeasure measure,
    @Nullable String within) {

  /** The groupings in the address: {@code afam,afam*single}. */
  static final String BY = "by";

  /** The grouping whose groups are shown: {@code afam*single}. */
  static final String OPEN = "groups";

  /** Which groups are compared with which. */
  static final String SCHOOL = "compare";

  /** The reference: {@code largest}, {@code best}, or a group's values. */
  static final String REFERENCE = "reference";

  /** The columns of the overview. */
  static final String MEASURES = "measures";

  /** The measure that is looked at. */
  static final String MEASURE = "measure";

  /** The column within whose values groups are compared. */
  static final String WITHIN = "within";

  static final String OF_WORKSPACE = "workspace";
  static final String LARGEST = "largest";
  static final String BEST_OFF = "best";

  private static final List<DisparityMeasure> USUAL =
      List.of(
          DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE,
          DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO,
          DisparityMeasure.EQUAL_OPPORTUNITY_DIFFERENCE,
          DisparityMeasure.EQUALIZED_ODDS_DIFFERENCE,
          DisparityMeasure.AVERAGE_ODDS_DIFFERENCE,
          DisparityMeasure.PREDICTIVE_PARITY_DIFFERENCE,
          DisparityMeasure.ACCURACY_DIFFERENCE,
          DisparityMeasure.of("auc_difference"),
          DisparityMeasure.of("calibration_error_difference"));

  private static final List<DisparityMeasure> USUAL_OF_VALUES =
      List.of(
          DisparityMeasure.of("mean_prediction_difference"),
          DisparityMeasure.of("mean_error_difference"),
          DisparityMeasure.of("mean_absolute_error_difference"),
          DisparityMeasure.of("root_mean_squared_error_difference"),
          DisparityMeasure.of("r_squared_difference"));

  /**
   * @throws InputException if the address asks for something that is not there
   */
  static FairnessChoice of(Context now) {
    State state = now.state();
    List<List<String>> groupings = groupings(state.get(BY).orElseGet(() -> offered(now)));
    List<String> opened =
        state
            .get(OPEN)
            .map(FairnessChoice::attributes)
            .filter(groupings::contains)
            .orElseGet(() -> groupings.isEmpty() ? null : groupings.get(0));
    School school = school(state.get(SCHOOL).orElse(School.EXTREMES.key()));
    List<DisparityMeasure> offered = offered(now, school);
    Set<DisparityMeasure> measures =
        state
            .get(MEASURES)
            .map(
                keys ->
                    Arrays.stream(keys.split(","))
                        .map(DisparityMeasure::of)
                        .collect(Collectors.toCollection(LinkedHashSet<DisparityMeasure>::new)))
            .orElseGet(() -> new LinkedHashSet<>(usual(now)));
    measures.retainAll(offered);
    List<DisparityMeasure> shown = new ArrayList<>(measures.isEmpty() ? usual(now) : measures);
    shown.retainAll(offered);
    DisparityMeasure measure =
        state
            .get(MEASURE)
            .map(DisparityMeasure::of)
            .filter(offered::contains)
            .orElseGet(() -> (shown.isEmpty() ? offered : shown).get(0));
    return new FairnessChoice(
        groupings,
        opened,
        school,
        reference(state),
        shown,
        measure,
        state.get(WITHIN).orElse(null));
  }

  private static List<DisparityMeasure> usual(Context now) {
    return now.model().classes().isEmpty() ? USUAL_OF_VALUES : USUAL;
  }

  /** The measures that the model's kind and the school have. */
  static List<DisparityMeasure> offered(Context now, School school) {
    boolean regression = now.model().classes().isEmpty();
    boolean many = now.model().classes().size() > 2;
    return DisparityMeasure.all().stream()
        .filter(measure -> measure.schools().contains(school))
        .filter(
            measure ->
                measure.basis().metrics(true).stream()
                    .allMatch(
                        metric ->
                            switch (metric.family()) {
                              case DECISION, SCORE -> !regression;
                              case REGRESSION -> regression;
                              case CLASSES -> many;
                            }))
        .toList();
  }

  private static School school(String key) {
    return Arrays.stream(School.values())
        .filter(school -> school.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "the address compares by '%s'; expected %s"
                        .formatted(
                            key,
                            Arrays.stream(School.values())
                                .map(School::key)
                                .collect(Collectors.joining(", ")))));
  }

  /** A group's values in the address, encoded so that they may hold commas. */
  static String text(Group group) {
    return group.values().stream()
        .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }

  static List<String> values(String text) {
    try {
      return Arrays.stream(text.split(",", -1))
          .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new InputException("the address has a group that is cut off: '" + text + "'", e);
    }
  }

  private static @Nullable Reference reference(State state) {
    String asked = state.get(REFERENCE).orElse(OF_WORKSPACE);
    return switch (asked) {
      case OF_WORKSPACE -> null;
      case LARGEST -> new Reference.Largest();
      case BEST_OFF -> new Reference.BestOff();
      default -> new Reference.Named(values(asked));
    };
  }

  /** Each protected attribute, and if there are two their combinations. */
  private static String offered(Context now) {
    List<String> names = now.workspace().protectedAttributes();
    List<String> offered = new ArrayList<>(names);
    if (names.size() == 2) {
      offered.add(String.join("*", names));
    }
    return String.join(",", offered);
  }

  /** What can be compared by: the protected attributes, then every other column with few values. */
  static List<String> columns(Context now) {
    Workspace workspace = now.workspace();
    List<String> columns = new ArrayList<>(workspace.protectedAttributes());
    for (String name : workspace.table().names()) {
      ColumnType type = workspace.table().column(name).type();
      if (!columns.contains(name)) {
        switch (type) {
          case CATEGORY, BINARY -> columns.add(name);
          case INTEGER, REAL -> columns.add(name + ":4");
          default -> {
            // An identifier or a text makes no groups.
          }
        }
      }
    }
    return columns;
  }

  private static List<List<String>> groupings(String text) {
    return Arrays.stream(text.split(","))
        .filter(product -> !product.isBlank())
        .map(FairnessChoice::attributes)
        .distinct()
        .toList();
  }

  /** {@code afam*single} as a list of attributes. */
  static List<String> attributes(String product) {
    return Arrays.stream(product.split("\\*")).map(String::strip).distinct().toList();
  }

  static String text(List<String> attributes) {
    return String.join("*", attributes);
  }

  /** The metrics that the opened measure is made of. */
  Metric drawn(boolean favorablePositive) {
    return measure.basis().metrics(favorablePositive).get(0);
  }

  @Override
  public String toString() {
    return measure.key().toLowerCase(Locale.ROOT) + " by " + opened;
  }
}
