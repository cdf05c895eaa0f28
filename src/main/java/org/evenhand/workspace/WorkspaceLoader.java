package org.evenhand.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.WorkspaceFile.ProtectedKey;
import org.jspecify.annotations.Nullable;

/** Opens what a workspace file names, and checks one against the other. */
final class WorkspaceLoader {
  private final WorkspaceFile file;
  private final Table table;

  private WorkspaceLoader(WorkspaceFile file, Table table) {
    this.file = file;
    this.table = table;
  }

  /** Opens everything that the file names; on failure nothing stays open. */
  static Workspace load(WorkspaceFile file, Progress progress) {
    Path data = file.resolve(file.data());
    if (!Files.exists(data)) {
      throw file.error("data.file", "no file '" + file.data() + "'" + NearFiles.hint(data));
    }
    String sha256 = Files.isRegularFile(data) ? Sha256.of(data) : "";
    Table table = TableReader.read(data, file.types(), progress);
    return new WorkspaceLoader(file, table).load(sha256, progress);
  }

  private Workspace load(String sha256, Progress progress) {
    FeatureCheck.check(file, table);
    Target target = Targets.of(file, table);
    double[] weights = weights();
    Map<String, RowSet> parts = Parts.of(file, table);
    List<LoadedModel> models = models(target, progress);
    Workspace workspace = new Workspace(file, sha256, table, target, weights, parts, models);
    try {
      checkAttributes(workspace);
      checkThreshold(workspace);
      checkLimits(workspace);
      return workspace;
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  private double @Nullable [] weights() {
    String name = file.weight();
    if (name == null) {
      return null;
    }
    Column column = file.locate("weight", () -> table.column(name));
    if (!(column instanceof NumericColumn numbers)) {
      throw file.error("weight", "column '" + name + "' has no numbers");
    }
    double sum = 0;
    for (int row = 0; row < numbers.size(); row++) {
      double weight = numbers.get(row);
      if (weight < 0 || Double.isInfinite(weight)) {
        throw file.error(
            "weight",
            "column '%s', row %d: %s is no weight; expected a number of at least 0"
                .formatted(name, row, NumericColumn.format(weight)));
      }
      sum += Double.isNaN(weight) ? 0 : weight;
    }
    if (sum == 0) {
      throw file.error("weight", "column '" + name + "' has no weight above 0");
    }
    return numbers.toArray();
  }

  private List<LoadedModel> models(@Nullable Target target, Progress progress) {
    List<LoadedModel> models = new ArrayList<>();
    try {
      for (int i = 0; i < file.models().size(); i++) {
        progress.report("Opening the models of " + file.name(), i, file.models().size());
        models.add(new ModelOpener(file, table, target, i).open());
      }
      return models;
    } catch (RuntimeException e) {
      models.forEach(LoadedModel::close);
      throw e;
    }
  }

  private void checkAttributes(Workspace workspace) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < file.protectedAttributes().size(); i++) {
      ProtectedKey attribute = file.protectedAttributes().get(i);
      String key = "protected[" + i + "]";
      List<String> groups =
          file.locate(key, () -> workspace.attribute(attribute.column()).dictionary());
      String reference = attribute.reference();
      if (reference != null && !groups.contains(reference)) {
        throw file.error(
            key + ".reference",
            "no value '%s' in column '%s'%s"
                .formatted(reference, attribute.column(), Names.hint(reference, groups)));
      }
      if (!names.add(attribute.column())) {
        throw file.error(key, "'" + attribute.column() + "' is there twice");
      }
    }
  }

  private void checkThreshold(Workspace workspace) {
    Threshold threshold = file.threshold();
    List<String> by = threshold.by();
    by.forEach(name -> file.locate("threshold.by", () -> workspace.attribute(name)));
    for (List<String> values : threshold.groups().keySet()) {
      try {
        workspace.checkGroup(by, values);
      } catch (InputException e) {
        throw file.error(
            "threshold.groups." + Product.joinValues(values), String.valueOf(e.getMessage()));
      }
    }
  }

  private void checkLimits(Workspace workspace) {
    for (int i = 0; i < file.limits().size(); i++) {
      Limit limit = file.limits().get(i);
      String key = "limits[" + i + "]";
      limit.by().forEach(by -> file.locate(key + ".by", () -> workspace.attribute(by)));
      String model = limit.model();
      if (model != null) {
        file.locate(key + ".model", () -> workspace.model(model));
      }
      for (LoadedModel judged : workspace.models()) {
        if (model == null || model.equals(judged.name())) {
          switch (limit.subject()) {
            case Limit.OfMetric of -> {
              checkTask(key + ".metric", of.key(), of.metric(), judged);
              checkClasses(key + ".metric", of.metric(), judged, workspace.target());
            }
            case Limit.OfMeasure of ->
                checkTask(
                    key + ".measure",
                    of.key(),
                    of.measure().basis().metrics(workspace.favorablePositive()).getFirst(),
                    judged);
          }
        }
      }
    }
  }

  private void checkTask(String key, String name, Metric metric, LoadedModel judged) {
    boolean regression = judged.classes().isEmpty();
    if (regression != (metric.family() == Metric.Family.REGRESSION)) {
      throw file.error(
          key,
          "%s is a %s of %s and '%s' is a %s"
              .formatted(
                  name,
                  key.endsWith("metric") ? "metric" : "measure",
                  regression ? "classifiers" : "regressions",
                  judged.name(),
                  regression ? "regression" : "classifier"));
    }
  }

  private void checkClasses(
      String key, Metric metric, LoadedModel judged, @Nullable Target target) {
    boolean two = judged.classes().size() == 2;
    if (metric.family() == Metric.Family.CLASSES && (two || target == null)) {
      throw file.error(
          key,
          "%s needs labels of more than two classes, and '%s' has %s"
              .formatted(metric.key(), judged.name(), two ? "two classes" : "no labels"));
    }
  }
}
