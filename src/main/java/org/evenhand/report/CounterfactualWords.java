package org.evenhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evenhand.counterfactual.Change;
import org.evenhand.counterfactual.Counterfactual;
import org.evenhand.counterfactual.Findings;
import org.evenhand.counterfactual.Proof;
import org.jspecify.annotations.Nullable;

/** Counterfactuals in words, the same on the page and on the command line. */
public final class CounterfactualWords {
  private CounterfactualWords() {}

  /**
   * Whether a single change is enough; null if that is not known, because not all of them were
   * tried and none that was is.
   */
  public static @Nullable Boolean singleChangePossible(Proof proof) {
    return proof.singlesReaching() > 0 ? Boolean.TRUE : proof.allSingles() ? Boolean.FALSE : null;
  }

  /** What was tried of the smallest changes, claiming no more than that; empty if nothing was. */
  public static List<String> proof(Proof proof) {
    List<String> sentences = new ArrayList<>();
    if (proof.singles() > 0) {
      sentences.add(
          sentence(
              "single change",
              "single changes",
              proof.singles(),
              proof.singlesReaching(),
              proof.allSingles()));
      sentences.add(
          proof.everyValue()
              ? "The values tried are all that the data has and the constraints permit."
              : "The values tried are some of those that the constraints permit.");
    }
    if (proof.pairs() > 0) {
      sentences.add(
          sentence(
              "pair of changes",
              "pairs of changes",
              proof.pairs(),
              proof.pairsReaching(),
              proof.allPairs()));
    }
    return List.copyOf(sentences);
  }

  private static String sentence(String one, String many, int tried, int reaching, boolean all) {
    String count = Words.count(tried);
    String rest = all ? "." : "; not all were tried.";
    return reaching == 0
        ? (all ? "No %s reaches it: %s tried%s" : "No %s that was tried reaches it: %s%s")
            .formatted(one, count, rest)
        : "%s of %s %s tried reach%s it%s"
            .formatted(Words.count(reaching), count, many, reaching == 1 ? "es" : "", rest);
  }

  /** What ended the search early, or null if nothing did. */
  public static @Nullable String cut(Findings findings) {
    return findings.stoppedEarly()
        ? "The clock ended the search: another run may find more."
        : findings.budgetSpent()
            ? "The budget of %s model rows ended a part of the search."
                .formatted(Words.count(findings.evaluations()))
            : null;
  }

  /** {@code lvrat: 0.9 to 0.62; chist: 5 to 1}. */
  public static String changes(Counterfactual found) {
    return found.changes().entrySet().stream()
        .map(CounterfactualWords::change)
        .collect(Collectors.joining("; "));
  }

  private static String change(Map.Entry<String, Change> change) {
    String from = change.getValue().from();
    return "%s: %s to %s"
        .formatted(change.getKey(), from == null ? "(missing)" : from, change.getValue().to());
  }
}
