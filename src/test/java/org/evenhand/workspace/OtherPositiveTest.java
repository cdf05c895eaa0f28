package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherPositiveTest {
  private static final Path PLEBISCITE = Path.of("sample-data/plebiscite/plebiscite.yaml");

  @TempDir private Path folder;

  private static Audit audit(Workspace workspace, int model) {
    return Audits.run(
        workspace, AuditRequest.of(workspace, workspace.models().get(model)), Progress.NONE);
  }

  /** Positives and negatives change places; who is selected does not. */
  @Test
  void theOtherOfTwoClassesMirrorsTheMatrix() {
    String yaml =
        TinyWorkspace.YAML
            + "threshold: {default: 0.45, by: who, groups: {b: 0.35}}\n"
            + "limits: [{metric: accuracy, by: [who], compare: value, min: 0.9}]\n";
    try (Workspace yes = TinyWorkspace.open(folder, yaml)) {
      Workspace no = yes.withPositive("no");
      assertThat(no.positive()).isEqualTo("no");
      assertThat(no.favorablePositive()).isFalse();
      assertThat(no.threshold()).isEqualTo(Threshold.by(0.55, "who", Map.of("b", 0.65)));
      Audit of = audit(yes, 0);
      Audit against = audit(no, 0);
      for (int i = 0; i < 2; i++) {
        Confusion c = of.groups().get(i).confusion();
        assertThat(c).isNotNull();
        Confusion turned = against.groups().get(i).confusion();
        assertThat(turned).isNotNull();
        assertThat(turned.truePositives()).isEqualTo(c.trueNegatives());
        assertThat(turned.falsePositives()).isEqualTo(c.falseNegatives());
        assertThat(turned.falseNegatives()).isEqualTo(c.falsePositives());
        assertThat(turned.trueNegatives()).isEqualTo(c.truePositives());
        assertThat(value(against.groups().get(i), Metric.SELECTION_RATE))
            .isEqualTo(value(of.groups().get(i), Metric.SELECTION_RATE));
        assertThat(value(against.groups().get(i), Metric.AUC))
            .isCloseTo(value(of.groups().get(i), Metric.AUC), within(1e-12));
      }
      assertThat(of.limits()).hasSize(1);
      assertThat(against.limits()).isEmpty();
    }
  }

  /** Everybody at 0 is nobody of the other class; nobody is everybody. */
  @Test
  void thresholdsThatAllOrNoneReachTurn() {
    assertThat(Threshold.of(0).turned()).isEqualTo(Threshold.of(Threshold.NOBODY));
    assertThat(Threshold.of(Threshold.NOBODY).turned()).isEqualTo(Threshold.of(0));
    assertThat(Threshold.of(0.9).turned()).isEqualTo(Threshold.of(0.1));
  }

  /** Counted by hand: rows of the class, and rows whose score of it is at least a half. */
  @Test
  void everyClassOfManyIsHeldAgainstTheRest() {
    try (Workspace plebiscite = Workspace.open(PLEBISCITE, Progress.NONE)) {
      ClassTarget labels = (ClassTarget) plebiscite.target();
      assertThat(labels).isNotNull();
      for (String name : plebiscite.classes()) {
        Workspace held = plebiscite.withPositive(name);
        LoadedModel model = held.models().getFirst();
        assertThat(model.classes().get(model.positiveIndex())).isEqualTo(name);
        assertThat(model.scores(Progress.NONE))
            .isSameAs(plebiscite.models().getFirst().scores(Progress.NONE));
        int column = plebiscite.models().getFirst().classes().indexOf(name);
        int label = labels.classes().indexOf(name);
        int truly = 0;
        int predicted = 0;
        for (int row : held.part(held.defaultPart()).toArray()) {
          if (!labels.isMissing(row)) {
            truly += labels.codes()[row] == label ? 1 : 0;
            predicted +=
                model.scores(Progress.NONE).get(column, row) >= held.threshold().standard() ? 1 : 0;
          }
        }
        Confusion all = audit(held, 0).overall().confusion();
        assertThat(all).isNotNull();
        assertThat(all.truePositives() + all.falseNegatives()).isEqualTo((double) truly);
        assertThat(all.truePositives() + all.falsePositives()).isEqualTo((double) predicted);
        assertThat(held.favorablePositive()).isTrue();
      }
    }
  }

  @Test
  void aViewIsTheSameEachTimeAndLeadsBack() {
    try (Workspace yes = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      Workspace no = yes.withPositive("no");
      assertThat(yes.withPositive("no")).isSameAs(no);
      assertThat(no.withPositive("yes")).isSameAs(yes).isSameAs(no.whole());
      no.close();
      assertThat(audit(yes, 0).overall().rows()).isEqualTo(10);
    }
  }

  @Test
  void aClassThatIsNotThereIsNamed() {
    try (Workspace yes = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      assertThatThrownBy(() -> yes.withPositive("nope"))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("no class 'nope'");
    }
    try (Workspace wages = Workspace.open(Path.of("sample-data/wages/wages.yaml"), Progress.NONE)) {
      assertThatThrownBy(() -> wages.withPositive("1"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("the models predict a number");
    }
  }

  @Test
  void withoutLabelsTheClassesAreTheModels() {
    String yaml = TinyWorkspace.YAML.replace("{column: y, positive: yes}", "{positive: yes}");
    try (Workspace plain = TinyWorkspace.open(folder, yaml)) {
      Workspace rest = plain.withPositive("not yes");
      assertThat(value(audit(rest, 0).overall(), Metric.POSITIVE_RATE)).isEqualTo(.6);
      assertThat(rest.favorablePositive()).isFalse();
    }
  }

  private static double value(GroupResult group, Metric metric) {
    return ((Estimate) group.measure(metric)).value();
  }
}
