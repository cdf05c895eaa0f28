package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.evenhand.data.InputException;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.School;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of an audit held against each other. */
class AuditComparisonsTest {
  private static final String YAML = TinyWorkspace.YAML + "min_group: 4\n";

  @TempDir private Path folder;

  /** Selected: a 4 of 5, b 2 of 5. */
  @Test
  void groupsAreHeldAgainstTheOneThatIsBestOff() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      Audit audit = audit(workspace, "all", Threshold.of(0.5), List.of(List.of("who")));
      assertThat(audit.impactsBy(List.of("who")))
          .extracting(impact -> value(impact.ratio()))
          .containsExactly(1.0, 0.5);
      assertThat(audit.impacts())
          .extracting(impact -> impact.reference().label())
          .containsOnly("a");
      assertThat(audit.bootstrap()).isEqualTo(Bootstrap.USUAL);
      assertThat(audit.firstDisparitiesBy(List.of("who"))).hasSize(6);
    }
  }

  @Test
  void theReferenceCanBeNamed() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      Audit audit = against(workspace, "a");
      assertThat(audit.disparities())
          .filteredOn(d -> d.school() == School.REFERENCE)
          .isNotEmpty()
          .allSatisfy(d -> assertThat(Objects.requireNonNull(d.to()).label()).isEqualTo("a"));
      assertThatThrownBy(() -> against(workspace, "aa"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no group 'aa' to compare the others with; did you mean 'a'?");
    }
  }

  /** What a page shows alone is what a report has among the others. */
  @Test
  void disparitiesWithinTheValuesOfAColumnAreThoseOfTheWholeAudit() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      List<String> by = List.of("who");
      PreparedAudit within = Audits.prepare(workspace, request(workspace, "part"), Progress.NONE);
      List<OutcomeFigure> alone = within.conditional(by, Threshold.of(0.5));

      assertThat(alone)
          .hasSize(4)
          .isEqualTo(
              within.at(Threshold.of(0.5)).outcomesBy(by).stream()
                  .filter(figure -> figure.within() != null)
                  .toList());
      assertThat(
              Audits.prepare(workspace, request(workspace, null), Progress.NONE)
                  .conditional(by, Threshold.of(0.5)))
          .isEmpty();
    }
  }

  private static AuditRequest request(Workspace workspace, @Nullable String within) {
    return new AuditRequest(
        workspace.models().getFirst(),
        "all",
        null,
        Threshold.of(0.5),
        List.of(List.of("who")),
        null,
        Bootstrap.USUAL,
        within);
  }

  private static Audit against(Workspace workspace, String reference) {
    return Audits.run(
        workspace,
        new AuditRequest(
            workspace.models().getFirst(),
            "all",
            null,
            Threshold.of(0.5),
            List.of(List.of("who")),
            new Reference.Named(List.of(reference)),
            Bootstrap.NONE),
        Progress.NONE);
  }

  /**
   * Positives of a score 0.9, 0.8 and 0.5, negatives of b 0.4, 0.3 and 0.5: of nine pairs the
   * positive is higher in eight and equal in one.
   */
  @Test
  void positivesOfOneGroupAreRankedAmongNegativesOfAnother() {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      Audit audit = audit(workspace, "all", Threshold.of(0.5), List.of(List.of("who")));
      assertThat(audit.rankingsBy(List.of("who"))).hasSize(4);
      Ranking pair = audit.rankings().get(1);
      assertThat(pair.ofPositives().label()).isEqualTo("a");
      assertThat(pair.ofNegatives().label()).isEqualTo("b");
      assertThat(value(pair.auc())).isCloseTo(8.5 / 9, within(1e-12));
    }
  }

  /** Of test a selects 3 of 4 and b 1 of 4, of train both 1 of 1; all rows say 0.4 apart. */
  @Test
  void strataAreTheValuesOfAnotherColumn() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      Audit audit = Audits.run(workspace, inParts(workspace), Progress.NONE);
      assertThat(audit.strata()).extracting(Stratum::value).containsExactly("test", "train");
      Stratum test = audit.strata().getFirst();
      assertThat(test.overall().rows()).isEqualTo(8);
      assertThat(test.groups()).hasSize(2);
      assertThat(value(test.disparitiesBy(List.of("who")).getFirst().value())).isEqualTo(0.5);
      assertThat(test.impacts()).hasSize(2);
      assertThat(audit.disparities()).hasSameSizeAs(test.disparities());
    }
  }

  /** The fourth row of a and the fifth of b have no value. */
  @Test
  void rowsWithoutAValueAreAStratumAndStrataMayHaveOneGroup() {
    String data = TinyWorkspace.DATA.replace("a,train", "a,").replace("b,train", "b,other");
    try (Workspace workspace = TinyWorkspace.open(folder, YAML, data)) {
      Audit audit = Audits.run(workspace, inParts(workspace), Progress.NONE);
      assertThat(audit.strata())
          .extracting(Stratum::value)
          .containsExactly("other", "test", "(missing)");
      assertThat(audit.strata().getFirst().groups()).hasSize(1);
      assertThat(audit.strata().getFirst().disparities())
          .allMatch(gap -> gap.value() instanceof NotEstimable);
    }
  }

  private static AuditRequest inParts(Workspace workspace) {
    return new AuditRequest(
        workspace.models().getFirst(),
        "all",
        null,
        Threshold.of(0.5),
        List.of(List.of("who")),
        null,
        Bootstrap.NONE,
        "part");
  }

  private static Audit audit(
      Workspace workspace, String part, Threshold threshold, List<List<String>> by) {
    return Audits.run(workspace, request(workspace, part, threshold, by), Progress.NONE);
  }

  private static AuditRequest request(
      Workspace workspace, String part, Threshold threshold, List<List<String>> by) {
    return new AuditRequest(workspace.models().getFirst(), part, null, threshold, by);
  }

  private static double value(Measure measure) {
    assertThat(measure).isInstanceOf(Estimate.class);
    return ((Estimate) measure).value();
  }
}
