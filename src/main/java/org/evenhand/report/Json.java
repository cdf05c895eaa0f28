package org.evenhand.report;

import java.util.Collection;
import java.util.Locale;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.evenhand.metric.Measure.NotEstimable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts that all JSON answers are made of. Numbers are finite or null. */
final class Json {
  private static final double EXACT = 1L << 53;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static String indented(JsonNode node) {
    return INDENTED.writeValueAsString(node) + "\n";
  }

  static String line(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** A number, whole ones without a point; null unless finite. */
  static JsonNode number(@Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return JsonNodeFactory.instance.nullNode();
    }
    return value == Math.rint(value) && Math.abs(value) < EXACT
        ? JsonNodeFactory.instance.numberNode(value.longValue())
        : JsonNodeFactory.instance.numberNode(value);
  }

  static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  /** {@code {"by": ["afam"], "value": ["yes"]}}. */
  static ObjectNode group(Group group) {
    ObjectNode json = object();
    json.set("by", texts(group.by()));
    json.set("value", texts(group.values()));
    return json;
  }

  /** {@code {"value": 0.75, "numerator": 3, "denominator": 4, "low": 0.3, ...}}. */
  static ObjectNode measure(Measure measure) {
    ObjectNode json = object();
    addMeasure(json, measure);
    return json;
  }

  static void addMeasure(ObjectNode json, Measure measure) {
    json.set("value", number(measure.valueOrNull()));
    switch (measure) {
      case Estimate estimate -> {
        addFraction(json, estimate.fraction());
        if (estimate.interval() != null) {
          json.set("low", number(estimate.interval().low()));
          json.set("high", number(estimate.interval().high()));
        }
        json.put("status", estimate.small() ? "small" : "ok");
      }
      case NotEstimable none -> {
        addFraction(json, none.fraction());
        json.put("status", "not_estimable");
        json.put("reason", none.reason());
      }
    }
  }

  private static void addFraction(ObjectNode json, @Nullable Fraction fraction) {
    if (fraction != null) {
      json.set("numerator", number(fraction.numerator()));
      json.set("denominator", number(fraction.denominator()));
    }
  }

  static String key(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
