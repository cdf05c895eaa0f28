package org.evenhand.workspace;

import static org.evenhand.workspace.WorkspaceReader.names;
import static org.evenhand.workspace.WorkspaceReader.optional;
import static org.evenhand.workspace.WorkspaceReader.or;
import static org.evenhand.workspace.WorkspaceReader.required;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evenhand.data.InputException;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.School;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Limit.Bound;
import org.evenhand.workspace.Limit.Compare;
import org.evenhand.workspace.Limit.OfMeasure;
import org.evenhand.workspace.Limit.OfMetric;
import org.evenhand.workspace.Limit.Subject;
import org.jspecify.annotations.Nullable;

/** Turns one entry of {@code limits} into a {@link Limit}. */
final class LimitReader {
  private static final Set<String> KEYS =
      Set.of(
          "metric",
          "measure",
          "school",
          "by",
          "group",
          "compare",
          "bound",
          "min",
          "max",
          "model",
          "min_rows");

  private final YamlNode node;
  private final Map<String, YamlNode> keys;
  private final List<String> by;
  private final List<String> group;

  private LimitReader(YamlNode node) {
    this.node = node;
    keys = node.map(KEYS);
    by = or(optional(keys, "by", YamlNode::texts), List.of());
    group = or(optional(keys, "group", YamlNode::texts), List.of());
  }

  static Limit limit(YamlNode node) {
    return new LimitReader(node).read();
  }

  private Limit read() {
    if (keys.containsKey("metric") == keys.containsKey("measure")) {
      throw node.error(
          "give either 'metric', a number of each group, or 'measure', how far groups are apart");
    }
    Subject subject = keys.containsKey("metric") ? ofMetric() : ofMeasure();
    YamlNode named = keys.get("group");
    if (named != null && group.size() != by.size()) {
      throw named.error(
          "expected one value for each attribute of 'by', found %d for %d"
              .formatted(group.size(), by.size()));
    }
    Limit limit =
        new Limit(
            subject,
            by,
            group,
            or(optional(keys, "bound", choice -> choice.oneOf(names(Bound.values()))), Bound.VALUE),
            optional(keys, "min", YamlNode::number),
            optional(keys, "max", YamlNode::number),
            optional(keys, "model", YamlNode::text),
            or(optional(keys, "min_rows", rows -> rows.integer(0)), 0));
    if (limit.min() == null && limit.max() == null) {
      throw node.error("a limit needs 'min' or 'max'");
    }
    if (limit.min() != null && limit.max() != null && limit.min() > limit.max()) {
      throw node.error("min is above max");
    }
    return limit;
  }

  private Subject ofMetric() {
    refuse("school", "'school' goes with 'measure'; a metric has 'compare'");
    Metric metric = found(required(node, keys, "metric"), Metric::of);
    @Nullable Compare named =
        optional(keys, "compare", choice -> choice.oneOf(names(Compare.values())));
    if (named == null && group.isEmpty()) {
      throw node.error("the key 'compare' is missing");
    }
    Compare compare = named == null ? Compare.VALUE : named;
    if (by.isEmpty() && compare != Compare.VALUE) {
      throw node.error("to compare groups a limit needs 'by'; 'compare: value' needs none");
    }
    if (compare != Compare.VALUE) {
      refuse("group", "one group's metric has a value only; leave 'compare' out");
    }
    return new OfMetric(metric, compare);
  }

  private Subject ofMeasure() {
    refuse("compare", "'compare' goes with 'metric'; a measure compares already");
    DisparityMeasure measure = found(required(node, keys, "measure"), DisparityMeasure::of);
    if (by.isEmpty()) {
      throw node.error("to compare groups a limit needs 'by'");
    }
    List<School> schools =
        Arrays.stream(School.values()).filter(measure.schools()::contains).toList();
    YamlNode named = keys.get("school");
    School school =
        named != null
            ? named.oneOf(names(School.values()))
            : group.isEmpty() ? schools.getFirst() : School.REFERENCE;
    if (!schools.contains(school)) {
      throw (named == null ? node : named)
          .error(
              "'%s' has no school '%s'; there are: %s"
                  .formatted(
                      measure.key(),
                      school.key(),
                      schools.stream().map(School::key).collect(Collectors.joining(", "))));
    }
    if (school != School.REFERENCE) {
      refuse(
          "group",
          "'group' needs 'school: reference', as '%s' is over all groups".formatted(school.key()));
    }
    return new OfMeasure(measure, school);
  }

  private void refuse(String key, String problem) {
    YamlNode unwanted = keys.get(key);
    if (unwanted != null) {
      throw unwanted.error(problem);
    }
  }

  private static <T> T found(YamlNode node, Function<String, T> find) {
    try {
      return find.apply(node.text());
    } catch (InputException e) {
      throw node.error(String.valueOf(e.getMessage()));
    }
  }
}
