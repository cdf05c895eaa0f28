package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.Table;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** One search for one row, from its parts to its findings. */
final class Question {
  /** Points that are looked at more closely: of the fewest changes, near ones, from real rows. */
  private static final int FEWEST = 14;

  private static final int NEAR = 4;
  private static final int FROM_REAL_ROWS = 6;

  private final Background background;
  private final Rules rules;
  private final RealRows real;
  private final Target target;
  private final SearchOptions options;
  private final Frame frame;
  private final Permit permit;
  private final Oracle oracle;

  Question(
      Background background,
      Rules rules,
      RealRows real,
      Target target,
      SearchOptions options,
      Frame frame,
      Permit permit,
      Oracle oracle) {
    this.background = background;
    this.rules = rules;
    this.real = real;
    this.target = target;
    this.options = options;
    this.frame = frame;
    this.permit = permit;
    this.oracle = oracle;
  }

  Findings answer() {
    Scores own = oracle.scores(Batch.of(frame.origin()));
    String wanted = target.wanted(frame.row());
    boolean already = target.shortfalls(frame.row(), own)[0] <= 0;
    String refused =
        already
            ? "the row already has " + wanted
            : permit.obstacles().isEmpty() ? null : String.join("; ", permit.obstacles());
    Proof proof = Proof.NONE;
    List<Counterfactual> found = List.of();
    if (refused == null) {
      Sweep sweep = new Sweep(permit, oracle, new Pool(permit, background));
      found = describe(Choice.of(frame.origin(), search(sweep), options.count()));
      proof = sweep.proof();
    }
    double score = own.get(target.output(), 0);
    String reason =
        refused != null
            ? refused
            : found.isEmpty() ? new NotFound(frame, oracle, real).reason(wanted, score) : null;
    return new Findings(
        frame.row(),
        Oracle.scoresOf(own, 0),
        score,
        wanted,
        found,
        proof,
        oracle.evaluations(),
        permit.notes(),
        reason,
        oracle.stopped(),
        oracle.budgetSpent());
  }

  private List<Choice.Option> search(Sweep sweep) {
    sweep.singles();
    sweep.pairs(Climb.WIDTH);
    Pool swept = sweep.pool();
    Pool fromReal = new Pool(permit, background);
    new Seeds(background, rules, real, permit, oracle, fromReal).walk();
    if (swept.size() < options.count()) {
      List<double[]> nearly = sweep.nearly();
      List<double[]> start = nearly.isEmpty() ? List.of(frame.origin()) : nearly;
      new Climb(permit, oracle, swept, sweep).from(start, options.count());
    }
    oracle.finish();
    List<double[]> rough = new ArrayList<>(swept.best(FEWEST, NEAR));
    rough.addAll(fromReal.best(FROM_REAL_ROWS, 0));
    Pool finished = new Pool(permit, background);
    new Polish(permit, oracle, background).finish(rough).forEach(finished::add);
    int most = finished.fewest() + Choice.MORE_CHANGES;
    return finished.entries().stream()
        .filter(entry -> entry.changed() <= most)
        .map(entry -> new Choice.Option(entry, real.place(entry.point())))
        .toList();
  }

  /** Asks for the chosen ones once more; what is not the wanted answer then is left out. */
  private List<Counterfactual> describe(List<Choice.Option> chosen) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    Batch batch = Batch.of(chosen.stream().map(Choice.Option::point).toArray(double[][]::new));
    Table rows = frame.table(batch, 0, batch.size());
    Scores scores = oracle.scores(batch);
    double[] shortfalls = target.shortfalls(rows, scores);
    List<Counterfactual> found = new ArrayList<>();
    for (int i = 0; i < shortfalls.length; i++) {
      if (shortfalls[i] <= 0) {
        Choice.Option option = chosen.get(i);
        found.add(
            new Counterfactual(
                rows.slice(i, i + 1),
                changes(option.point()),
                Oracle.scoresOf(scores, i),
                scores.get(target.output(), i),
                option.distance(),
                option.place().agreeing(),
                option.place().nearest(),
                real.outside(frame, option.point(), option.place())));
      }
    }
    return found;
  }

  private Map<String, Change> changes(double[] point) {
    Map<String, Change> changes = new LinkedHashMap<>();
    for (int feature = 0; feature < point.length; feature++) {
      @Nullable String to = frame.text(feature, point[feature]);
      double from = frame.origin()[feature];
      if (to != null && !Feature.same(from, point[feature])) {
        String name = frame.features().get(feature).name();
        changes.put(name, new Change(frame.text(feature, from), to));
      }
    }
    return changes;
  }
}
