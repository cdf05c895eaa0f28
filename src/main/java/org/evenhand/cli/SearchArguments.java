package org.evenhand.cli;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.SearchOptions;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.workspace.CounterfactualRequest;
import org.evenhand.workspace.Counterfactuals;
import org.evenhand.workspace.FeatureRules;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a search for counterfactuals is to find, and what it may change. */
final class SearchArguments {
  @Option(
      names = "--target",
      paramLabel = "CLASS|LOW..HIGH",
      description =
          "The class wanted, or a range of scores or values: 0.2..0.4, ..0.4, 10..%n"
              + "(default: another answer than the row has).")
  private @Nullable String target;

  @Mixin private final ThresholdArgument threshold = new ThresholdArgument();

  @Option(
      names = "--freeze",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Columns not to change, besides those that the workspace freezes.")
  private List<String> frozen = new ArrayList<>();

  @Option(
      names = "--free",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Columns to change all the same, such as a protected attribute.")
  private List<String> free = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "RULE,RULE",
      split = ",",
      hideParamSyntax = true,
      description =
          "What a column may change to: 'age increase', 'lvrat 0.2..0.8', 'term step 12',%n"
              + "'children whole', 'purpose in car|home'; of several: 'income with debt', which%n"
              + "change together, 'if education rises then age rises by 2'.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--max-changes",
      paramLabel = "K",
      description = "Change at most K columns (default: as the workspace says).")
  private @Nullable Integer maxChanges;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What random draws are made from (default: ${DEFAULT-VALUE}).")
  private long seed;

  long seed() {
    return seed;
  }

  /** Prepares the search of a model. */
  Counterfactuals prepare(Workspace workspace, LoadedModel model, Progress progress) {
    return Counterfactuals.of(workspace, model, seed, progress);
  }

  CounterfactualRequest request(Workspace workspace, Counterfactuals prepared, int count) {
    if (count < 1) {
      throw new InputException("--count: expected at least 1, found " + count);
    }
    Integer changes = maxChanges;
    if (changes != null && changes < 1) {
      throw new InputException("--max-changes: expected at least 1, found " + changes);
    }
    Constraints constraints =
        FeatureRules.apply(rules, prepared.constraints(frozen, free), prepared.model());
    return new CounterfactualRequest(
        target,
        threshold.of(workspace),
        changes == null ? constraints : constraints.atMost(changes),
        SearchOptions.STANDARD.withCount(count));
  }
}
