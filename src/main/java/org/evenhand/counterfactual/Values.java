package org.evenhand.counterfactual;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values that a rule lets a feature get, whatever it has now. */
sealed interface Values {

  /** Whether a value is one of them. */
  boolean contains(double value);

  /** The nearest of them, NaN if there is none. */
  double nearest(double value);

  /** Those that a search tries: numbers in ascending order, categories most frequent first. */
  double[] tried();

  /** Whether {@link #tried} has all of those that the data has. */
  boolean all();

  /** How they are to be named: "from 10 to 15", "b, c". */
  String described();

  /** The smallest number of them that is no smaller, NaN if there is none. */
  double atLeast(double value);

  /** The largest number of them that is no larger, NaN if there is none. */
  double atMost(double value);

  /** The values that a rule, which must not contradict itself, lets a feature get. */
  static Values of(Feature feature, FeatureRule rule) {
    if (!rule.allowed().isEmpty()) {
      return Listed.of(feature, rule);
    }
    return feature.isNumber() ? Span.of(feature, rule) : Listed.all(feature);
  }

  /**
   * Single values.
   *
   * @param grid those that are tried
   */
  record Listed(Set<Double> values, List<Double> grid, String described) implements Values {
    static Listed all(Feature feature) {
      return new Listed(
          Arrays.stream(feature.values()).boxed().collect(Collectors.toSet()),
          Arrays.stream(feature.tried()).boxed().toList(),
          "those of the data");
    }

    static Listed of(Feature feature, FeatureRule rule) {
      DoubleStream values =
          rule.allowed().stream()
              .mapToDouble(
                  text ->
                      feature.isNumber()
                          ? Double.parseDouble(text) + 0.0
                          : feature.dictionary().indexOf(text));
      List<Double> listed =
          values.boxed().distinct().filter(value -> inBounds(value, feature, rule)).toList();
      return new Listed(
          Set.copyOf(listed),
          feature.isNumber() ? listed.stream().sorted().toList() : listed,
          String.join(", ", rule.allowed()));
    }

    @Override
    public boolean all() {
      return grid.size() == values.size();
    }

    private static boolean inBounds(double value, Feature feature, FeatureRule rule) {
      Double min = rule.min();
      Double max = rule.max();
      return !feature.isNumber()
          || ((min == null || value >= min)
              && (max == null || value <= max)
              && (!rule.whole() || value == Math.rint(value)));
    }

    @Override
    public boolean contains(double value) {
      return values.contains(value + 0.0);
    }

    @Override
    public double nearest(double value) {
      return contains(value) ? value : Double.NaN;
    }

    @Override
    public double atLeast(double value) {
      return grid.stream().filter(one -> one >= value).findFirst().orElse(Double.NaN);
    }

    @Override
    public double atMost(double value) {
      return grid.reversed().stream().filter(one -> one <= value).findFirst().orElse(Double.NaN);
    }

    @Override
    public double[] tried() {
      return grid.stream().mapToDouble(value -> value).toArray();
    }
  }

  /**
   * The multiples of {@code quantum}, counted from {@code base}, from {@code low} to {@code high}.
   */
  record Span(
      double low,
      double high,
      double base,
      double quantum,
      int decimals,
      boolean stepped,
      List<Double> grid,
      boolean all)
      implements Values {
    /** With at most so many values in the range all are tried. */
    private static final int ALL = 64;

    /** So many at equal distances where the data has few or none. */
    private static final int BETWEEN = 9;

    /** What the division of two decimals may be off by. */
    private static final double SLACK = 1e-9;

    static Span of(Feature feature, FeatureRule rule) {
      double[] known = feature.values();
      double low = bound(rule.min(), known.length == 0 ? Double.NaN : known[0]);
      double high = bound(rule.max(), known.length == 0 ? Double.NaN : known[known.length - 1]);
      boolean whole = rule.whole() || feature.isWhole();
      Double step = rule.step();
      Double min = rule.min();
      double base = step == null || min == null ? 0 : min;
      int decimals =
          step != null
              ? Math.max(Decimals.of(step), Decimals.of(base))
              : whole ? 0 : feature.decimals();
      double quantum = step != null ? step : whole ? 1 : Math.pow(10, -decimals);
      Span empty =
          new Span(low, high, base, quantum, decimals, step != null || whole, List.of(), true);
      return empty.filled(feature, rule);
    }

    private static double bound(@Nullable Double given, double data) {
      return given == null ? data : given;
    }

    private Span filled(Feature feature, FeatureRule rule) {
      double[] inside =
          Arrays.stream(feature.tried()).filter(value -> value >= low && value <= high).toArray();
      double first = first();
      double last = last();
      double count = Math.floor((last - first) / quantum + 0.5) + 1;
      DoubleStream more = DoubleStream.empty();
      boolean all =
          feature.tried().length == feature.values().length
              && (stepped || Arrays.stream(inside).allMatch(value -> nearest(value) == value));
      if (stepped && rule.step() != null && count <= ALL) {
        more = IntStream.range(0, (int) Math.max(0, count)).mapToDouble(i -> first + i * quantum);
      } else if (rule.min() != null || rule.max() != null) {
        boolean few = inside.length < BETWEEN;
        more =
            few
                ? IntStream.range(0, BETWEEN)
                    .mapToDouble(i -> first + (last - first) * i / (BETWEEN - 1))
                : DoubleStream.of(
                    rule.min() == null ? last : first, rule.max() == null ? first : last);
      }
      double[] grid =
          DoubleStream.concat(Arrays.stream(inside), more)
              .map(this::nearest)
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      return new Span(
          low,
          high,
          base,
          quantum,
          decimals,
          stepped,
          Arrays.stream(Feature.distinct(grid)).boxed().toList(),
          all);
    }

    private double first() {
      return multiple(Math.ceil((low - base) / quantum - SLACK));
    }

    private double last() {
      return multiple(Math.floor((high - base) / quantum + SLACK));
    }

    private double multiple(double count) {
      return Decimals.round(base + count * quantum, decimals);
    }

    @Override
    public boolean contains(double value) {
      return value >= low && value <= high && (!stepped || nearest(value) == value);
    }

    @Override
    public double nearest(double value) {
      double rounded = multiple(Math.rint((value - base) / quantum));
      double nearest = rounded < low ? first() : rounded > high ? last() : rounded;
      return nearest >= low && nearest <= high ? nearest : Double.NaN;
    }

    @Override
    public double atLeast(double value) {
      double least = multiple(Math.ceil((Math.max(low, value) - base) / quantum - SLACK));
      return least <= high ? least : Double.NaN;
    }

    @Override
    public double atMost(double value) {
      double most = multiple(Math.floor((Math.min(high, value) - base) / quantum + SLACK));
      return most >= low ? most : Double.NaN;
    }

    @Override
    public double[] tried() {
      return grid.stream().mapToDouble(value -> value).toArray();
    }

    @Override
    public String described() {
      String range = "%s to %s".formatted(Decimals.shown(low), Decimals.shown(high));
      return stepped && quantum != 1 ? range + " in steps of " + Decimals.shown(quantum) : range;
    }
  }
}
