package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Share;
import org.evenhand.report.Words;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.Workspace;
import org.evenhand.workspace.WorkspaceFile;

/** What the thresholds mean in people: "of 100 who would repay, 71 are approved". */
final class PeoplePanel extends Div {
  private static final long serialVersionUID = 1L;

  /** A sentence per group is read for so many groups; the tables hold the others. */
  private static final int TOLD = 12;

  private final UnorderedList list = new UnorderedList();
  private final List<LiveText> sentences = new ArrayList<>();
  private final Paragraph more = new Paragraph();

  PeoplePanel() {
    addClassName("people");
    more.addClassName("quiet");
    add(new H2("What it means in people"), list, more);
  }

  void show(Context now, ThresholdLab lab, PolicyOutcome outcome) {
    int told = Math.min(TOLD, lab.groups().size());
    while (sentences.size() < told) {
      LiveText sentence = new LiveText();
      sentences.add(sentence);
      list.add(new ListItem(sentence));
    }
    for (int i = 0; i < sentences.size(); i++) {
      list.getComponentAt(i).setVisible(i < told);
      if (i < told) {
        sentences
            .get(i)
            .say(
                sentence(
                    now.workspace(),
                    lab.groups().get(i),
                    outcome.decisions().get(i),
                    lab.overall().labelled()));
      }
    }
    int left = lab.groups().size() - told;
    more.setVisible(left > 0);
    more.setText("%,d more groups are in the tables below.".formatted(left));
  }

  /** Of 100 who truly are of the favorable class, and of 100 who are not, how many are given it. */
  static String sentence(Workspace workspace, Group group, Confusion decisions, boolean labelled) {
    boolean positive = workspace.favorablePositive();
    WorkspaceFile.TargetKey key = workspace.file().target();
    String favorable = favorable(key);
    String column = key == null || key.column() == null ? "predicted" : key.column();
    String who = group.by().isEmpty() ? "" : " with " + Words.group(group);
    Share selected = decisions.share(Metric.SELECTION_RATE, positive);
    String all =
        "Of 100 rows%s, %s get “%s” (%s)."
            .formatted(who, of100(selected), favorable, counts(selected));
    if (!labelled) {
      return all;
    }
    Share deserving =
        decisions.share(positive ? Metric.TRUE_POSITIVE_RATE : Metric.TRUE_NEGATIVE_RATE, positive);
    Share others =
        decisions.share(
            positive ? Metric.FALSE_POSITIVE_RATE : Metric.FALSE_NEGATIVE_RATE, positive);
    return all
        + " Of 100 that truly have %s = %s, %s do (%s); of 100 that do not, %s do (%s)."
            .formatted(
                column,
                favorable,
                of100(deserving),
                counts(deserving),
                of100(others),
                counts(others));
  }

  private static String favorable(WorkspaceFile.@org.jspecify.annotations.Nullable TargetKey key) {
    if (key == null || key.positive() == null) {
      return "positive";
    }
    return key.favorable() == null ? key.positive() : key.favorable();
  }

  private static String of100(Share share) {
    return share.absence() == null
        ? String.format(Locale.ROOT, "%.0f", 100 * share.value())
        : "an unknown number";
  }

  private static String counts(Share share) {
    return share.absence() == null
        ? Words.count(share.part().weight()) + " of " + Words.count(share.whole().weight())
        : share.absence();
  }
}
