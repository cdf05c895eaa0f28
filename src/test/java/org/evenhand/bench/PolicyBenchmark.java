package org.evenhand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.evenhand.policy.Policy;
import org.evenhand.policy.PolicyKind;
import org.evenhand.policy.PolicySearch;
import org.evenhand.policy.RandomisedPolicy;

/**
 * Finds the policies of a file of scored rows; {@code bench/policies.sh} makes the file and says
 * how long fairlearn took.
 */
public final class PolicyBenchmark {
  private static final double TOLERANCE = 0.05;

  private PolicyBenchmark() {}

  /**
   * Arguments: the file; fairlearn's "seconds accuracy" for demographic parity; the same for
   * equalized odds.
   */
  public static void main(String[] arguments) throws IOException {
    List<String[]> lines;
    try (Stream<String> text = Files.lines(Path.of(arguments[0]))) {
      lines = text.skip(1).map(line -> line.split(",", -1)).toList();
    }
    double[] scores = lines.stream().mapToDouble(line -> Double.parseDouble(line[0])).toArray();
    byte[] labels = new byte[scores.length];
    int[] groupOf = new int[scores.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = Byte.parseByte(lines.get(row)[1]);
      groupOf[row] = Integer.parseInt(lines.get(row)[2]);
    }
    int groups = Arrays.stream(groupOf).max().orElse(0) + 1;
    int[] rows = IntStream.range(0, scores.length).toArray();
    List<ScoredGroup> split = ScoredRows.of(scores, labels, null, rows).split(groupOf, groups);
    System.out.printf("%d rows, %d groups%n", rows.length, groups);

    for (double tolerance : new double[] {0, 0.01, 0.05, 0.2}) {
      PolicySearch odds = new PolicySearch(split, Payoff.ACCURACY, tolerance, true);
      Policy policy =
          Timed.of(
                  "equalized odds within " + tolerance,
                  () -> odds.find(PolicyKind.EQUALIZED_ODDS, Progress.NONE))
              .value();
      print(policy);
    }
    PolicySearch search = new PolicySearch(split, Payoff.ACCURACY, TOLERANCE, true);
    for (PolicyKind kind : PolicyKind.values()) {
      Policy policy = Timed.of(kind.label(), () -> search.find(kind, Progress.NONE)).value();
      print(policy);
    }
    double all =
        Timed.of(
                "all eight policies",
                () -> new PolicySearch(split, Payoff.ACCURACY, TOLERANCE, true).all(Progress.NONE))
            .milliseconds();
    PolicySearch exact = new PolicySearch(split, Payoff.ACCURACY, 0, true);
    compare(exact, PolicyKind.EQUAL_SELECTION_RATE, arguments[1], rows.length);
    compare(exact, PolicyKind.EQUALIZED_ODDS, arguments[2], rows.length);
    double one = fairlearn(arguments[1])[0] * 1000;
    System.out.printf(
        Locale.ROOT,
        "fairlearn takes %.0f times as long for one policy as all eight take here%n",
        one / all);
    Timed.of(
        "frontier, equal selection rate",
        () -> search.frontier(PolicyKind.EQUAL_SELECTION_RATE, Progress.NONE));
    Timed.of(
        "frontier, equalized odds",
        () -> search.frontier(PolicyKind.EQUALIZED_ODDS, Progress.NONE));
  }

  private static void print(Policy policy) {
    System.out.printf(
        Locale.ROOT,
        "  gain %.0f, gap %s, resolution %.0f%n",
        policy.gain(),
        policy.gap(),
        policy.resolution());
  }

  private static void compare(PolicySearch search, PolicyKind kind, String text, int rows) {
    double[] fairlearn = fairlearn(text);
    Timed<RandomisedPolicy> here =
        Timed.of("randomised, " + kind.label(), () -> search.randomised(kind));
    System.out.printf(
        Locale.ROOT,
        "  fairlearn %.0f ms, %.0f times as long; accuracy there %.6f, here %.6f%n",
        fairlearn[0] * 1000,
        fairlearn[0] * 1000 / here.milliseconds(),
        fairlearn[1],
        here.value().gain() / rows);
    if (here.value().gain() / rows < fairlearn[1] - 1e-9) {
      throw new IllegalStateException("fairlearn's policy is better");
    }
  }

  private static double[] fairlearn(String text) {
    return Arrays.stream(text.trim().split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
