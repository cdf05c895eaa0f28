package org.evenhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.Burden;
import org.evenhand.counterfactual.Recourse;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.workspace.RecourseAudit;

/** What must be said with the recourse of groups, the same on the page and on the command line. */
public final class RecourseWords {
  /** The sample is told of so many groups. */
  private static final int TOLD = 8;

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
      if (recourse.groups().size() > 1) {
        sentences.add(byGroup(audit));
      }
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

  private static String byGroup(RecourseAudit audit) {
    List<Burden> groups = audit.recourse().groups();
    boolean each = groups.stream().allMatch(group -> group.searched() > 0 || !needsRecourse(group));
    if (!each) {
      return "It is of all groups together: it has fewer rows than there are groups.";
    }
    String told =
        IntStream.range(0, Math.min(TOLD, groups.size()))
            .mapToObj(
                i ->
                    "%s of %s"
                        .formatted(
                            Words.count(groups.get(i).searched()),
                            Words.group(audit.groups().get(i))))
            .collect(Collectors.joining("; "));
    return "It has as many rows of each group as of any other, or all that need recourse: %s%s."
            .formatted(told, groups.size() > TOLD ? "; ..." : "")
        + " What is said of all rows counts each group by how many of it need recourse.";
  }

  private static boolean needsRecourse(Burden group) {
    return group.needing() instanceof Measure.Estimate share && share.value() > 0;
  }
}
