package org.evenhand.workspace;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.Recourse;
import org.evenhand.counterfactual.RecourseSubjects;
import org.evenhand.counterfactual.Target;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.Reference;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/**
 * What it takes the groups of a workspace to get the outcome that people want from one of its
 * models.
 *
 * @param wanted the outcome, for people to read: "the favorable outcome 'no'"
 * @param groups those of the recourse, in its order
 * @param unweighted rows left out because they have no weight
 */
public record RecourseAudit(
    LoadedModel model,
    RecourseRequest request,
    String wanted,
    List<Group> groups,
    int unweighted,
    Recourse recourse) {
  public RecourseAudit {
    groups = List.copyOf(groups);
  }

  /**
   * Searches for every row that has not the wanted outcome.
   *
   * @param counterfactuals of the model that is asked
   * @throws InputException if the request names an attribute, class or group that is not there, or
   *     no target for a regression
   * @throws CancelledException if the progress says so
   */
  public static RecourseAudit run(
      Counterfactuals counterfactuals, RecourseRequest request, Progress progress) {
    Workspace workspace = counterfactuals.workspace();
    LoadedModel model = counterfactuals.model();
    Wanted wanted = new Wanted(workspace, model, request.search().threshold());
    String named = request.search().target();
    Target common = named == null && !model.classes().isEmpty() ? null : wanted.common(named);
    Target target = common == null ? wanted.decision(workspace.favorablePositive()) : common;
    double[] weights = workspace.weights();
    RowSet rows =
        weights == null
            ? request.rows()
            : request
                .rows()
                .minus(RowSet.where(workspace.table().rows(), row -> Double.isNaN(weights[row])));
    List<CategoricalColumn> attributes = request.by().stream().map(workspace::attribute).toList();
    Grouping grouping = Grouping.by(attributes, rows);
    Scores scores = model.scores(progress);
    RecourseSubjects subjects =
        new RecourseSubjects(
            workspace.table(),
            scores,
            rows,
            row -> grouping.groupOf()[row],
            grouping.groups().size(),
            reference(workspace, request, grouping),
            row -> weights == null ? 1 : weights[row],
            request.most(),
            request.seed(),
            workspace.minGroup());
    return new RecourseAudit(
        model,
        request,
        common == null
            ? "the favorable outcome '%s'".formatted(favorable(workspace, model))
            : target.wanted(workspace.table().slice(0, Math.min(1, workspace.table().rows()))),
        grouping.groups(),
        request.rows().count() - rows.count(),
        Recourse.run(
            counterfactuals.search(
                target, request.search().constraints(), request.search().options()),
            target,
            subjects,
            progress));
  }

  private static String favorable(Workspace workspace, LoadedModel model) {
    String positive = model.classes().get(model.positiveIndex());
    if (workspace.favorablePositive()) {
      return positive;
    }
    return model.classes().size() == 2
        ? model.classes().get(1 - model.positiveIndex())
        : "not " + positive;
  }

  /** The place of the group that the others are compared with; 0 where there is only one. */
  private static int reference(Workspace workspace, RecourseRequest request, Grouping grouping) {
    Reference reference = request.reference();
    if (reference == null) {
      List<String> values =
          request.by().stream().map(workspace::reference).filter(Objects::nonNull).toList();
      reference =
          !values.isEmpty() && values.size() == request.by().size()
              ? new Reference.Named(values)
              : new Reference.Largest();
    }
    List<Group> groups = grouping.groups();
    return switch (reference) {
      case Reference.Named named -> {
        named.requireAmong(groups);
        yield groups.stream().map(Group::values).toList().indexOf(named.values());
      }
      case Reference.Largest largest ->
          IntStream.range(0, groups.size())
              .reduce((best, next) -> grouping.sizes()[next] > grouping.sizes()[best] ? next : best)
              .orElse(0);
      case Reference.BestOff bestOff ->
          throw new InputException(
              "recourse has no best-off group to compare with; name one, or 'largest'");
    };
  }
}
