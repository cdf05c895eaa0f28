package org.evenhand.report;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.counterfactual.Recourse;
import org.evenhand.metric.Measures;
import org.evenhand.workspace.RecourseAudit;

/** What must be said with the recourse of groups, the same on the page and on the command line. */
public final class RecourseWords {
  private RecourseWords() {}

  /** Whom the numbers are about, and what was left out. */
  public static List<String> sentences(RecourseAudit audit) {
    Recourse recourse = audit.recourse();
    List<String> sentences = new ArrayList<>();
    int scored = recourse.overall().rows();
    sentences.add(
        "%s of %s rows have not %s; only they need recourse, the others are left alone."
            .formatted(Words.count(recourse.needing()), Words.count(scored), audit.wanted()));
    if (recourse.sampled()) {
      sentences.add(
          "A random sample of %s of them was searched for (seed %d)."
              .formatted(Words.count(recourse.searched()), audit.request().seed()));
    }
    if (recourse.searched() > 0) {
      sentences.add(
          "Cost is the smallest distance found, over the rows with an answer: the mean over the"
              + " model's columns of the share of the range by which a number, and 1 if a"
              + " category, is changed.");
    }
    if (recourse.overall().cutShort() > 0) {
      sentences.add(
          "The budget or the clock ended the search of %s early; there may be better answers."
              .formatted(Measures.rows(recourse.overall().cutShort())));
    }
    return List.copyOf(sentences);
  }
}
