package org.evenhand.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evenhand.data.Table;
import org.evenhand.model.Binding;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.model.ModelSource.Task;
import org.evenhand.model.Output;
import org.evenhand.model.RecordedScores;
import org.evenhand.model.load.ModelLoader;
import org.evenhand.workspace.LoadedModel.Source;
import org.evenhand.workspace.WorkspaceFile.ModelKey;
import org.evenhand.workspace.WorkspaceFile.SplitKey;
import org.evenhand.workspace.WorkspaceFile.TargetKey;
import org.jspecify.annotations.Nullable;

/** Opens one model of a workspace, binds it to the table and finds the class it is judged by. */
final class ModelOpener {
  private final WorkspaceFile file;
  private final Table table;
  private final @Nullable Target target;
  private final ModelKey key;
  private final String place;

  ModelOpener(WorkspaceFile file, Table table, @Nullable Target target, int index) {
    this.file = file;
    this.table = table;
    this.target = target;
    this.key = file.models().get(index);
    this.place = "models[" + index + "]";
  }

  LoadedModel open() {
    String score = key.score();
    String name = key.file();
    return score == null && name != null ? openFile(name) : bindScores(String.valueOf(score));
  }

  private LoadedModel openFile(String name) {
    Path path = file.resolve(name);
    if (!Files.exists(path)) {
      throw file.error(place + ".file", "no file '" + name + "'" + NearFiles.hint(path));
    }
    Model model = ModelLoader.load(source(path));
    try {
      return bind(model, new Source(name, Sha256.of(path), null));
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private ModelSource source(Path path) {
    return new ModelSource(
        key.name(), path, key.inputs(), key.activation(), task(), key.classes(), features());
  }

  private @Nullable Task task() {
    return switch (target) {
      case null -> positive() == null ? null : Task.CLASSIFICATION;
      case ClassTarget classes -> Task.CLASSIFICATION;
      case ValueTarget value -> Task.REGRESSION;
    };
  }

  /** The columns that may be inputs: neither target nor split nor weight nor recorded scores. */
  private List<String> features() {
    SplitKey split = file.split();
    Set<String> others = new HashSet<>();
    Stream.concat(
            Stream.of(
                target == null ? null : target.column(),
                split == null ? null : split.column(),
                file.weight()),
            file.models().stream().map(ModelKey::score))
        .forEach(others::add);
    return table.names().stream().filter(name -> !others.contains(name)).toList();
  }

  private LoadedModel bindScores(String column) {
    file.locate(place + ".score", () -> table.column(column));
    Output output =
        switch (target) {
          case ClassTarget known when known.classes().size() == 2 ->
              new Output.Classes(known.classes());
          case ClassTarget known -> oneAgainstRest(known.positive());
          case ValueTarget value -> new Output.Value();
          case null -> oneAgainstRest(positive() == null ? "positive" : positive());
        };
    int index =
        output instanceof Output.Classes classes && target instanceof ClassTarget known
            ? classes.names().indexOf(known.positive())
            : output.width() - 1;
    RecordedScores scores = RecordedScores.of(column, output, index);
    Model model = key.activation() == Activation.SIGMOID ? scores.ofLogits() : scores;
    return bind(model, new Source(null, null, column));
  }

  private static Output oneAgainstRest(String positive) {
    return new Output.Classes(List.of("not " + positive, positive));
  }

  private LoadedModel bind(Model model, Source source) {
    Binding binding =
        file.locate(place, () -> Binding.of(key.name(), model.signature(), table.names()));
    ModelClasses classes =
        switch (model.signature().output()) {
          case Output.Classes output ->
              ModelClasses.of(file, place, key.name(), output.names(), target, positive());
          case Output.Value value -> {
            if (target instanceof ClassTarget known) {
              throw file.error(
                  place,
                  "model '%s' answers a number but the target has the classes %s"
                      .formatted(key.name(), String.join(", ", known.classes())));
            }
            yield new ModelClasses(List.of(), 0);
          }
        };
    return new LoadedModel(key.name(), source, model, binding, classes, table);
  }

  private @Nullable String positive() {
    TargetKey named = file.target();
    return named == null ? null : named.positive();
  }
}
