package org.evenhand.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evenhand.counterfactual.Distance;
import org.evenhand.counterfactual.DistanceOptions;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.workspace.ClassTarget;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Target;

/** What an axis, the colours or the pictures of the map can be made from. */
sealed interface MapSource {
  /** What the address calls it. */
  String key();

  /** What people call it. */
  String label();

  /** A value for every row of the workspace. */
  Column values(Context context);

  /** What the values depend on: where this is equal they are. */
  List<Object> basis(Context context);

  /** A column of the data, or one of what the current model says. */
  record Named(String name) implements MapSource {
    @Override
    public String key() {
      return name.startsWith(":") ? ":column:" + name : name;
    }

    @Override
    public String label() {
      return name;
    }

    @Override
    public Column values(Context context) {
      return context.judged().table().column(name);
    }

    @Override
    public List<Object> basis(Context context) {
      return context.workspace().table().has(name)
          ? List.of(context.workspace(), name)
          : List.of(context.workspace(), name, context.model(), context.threshold());
    }
  }

  /** A model's score. */
  record Score(String model) implements MapSource {
    @Override
    public String key() {
      return ":score:" + model;
    }

    @Override
    public String label() {
      return "score of " + model;
    }

    @Override
    public Column values(Context context) {
      return NumericColumn.of(label(), ColumnType.REAL, scores(context, model));
    }

    @Override
    public List<Object> basis(Context context) {
      return List.of(context.workspace(), this);
    }

    static double[] scores(Context context, String name) {
      LoadedModel model = context.workspace().model(name);
      return model.scores(Progress.NONE).column(model.positiveIndex());
    }
  }

  /** What a model predicts at the current threshold. */
  record Prediction(String model) implements MapSource {
    @Override
    public String key() {
      return ":prediction:" + model;
    }

    @Override
    public String label() {
      return "prediction of " + model;
    }

    @Override
    public Column values(Context context) {
      CategoricalColumn prediction =
          Judged.of(context.workspace(), context.workspace().model(model), context.threshold())
              .prediction();
      if (prediction == null) {
        throw new InputException("'%s' predicts numbers, not classes".formatted(model));
      }
      return prediction;
    }

    @Override
    public List<Object> basis(Context context) {
      return List.of(context.workspace(), this, context.threshold());
    }
  }

  /** One model's score minus another's. */
  record Difference(String model, String other) implements MapSource {
    @Override
    public String key() {
      return ":difference:" + model + ":" + other;
    }

    @Override
    public String label() {
      return "score of " + model + " minus " + other;
    }

    @Override
    public Column values(Context context) {
      double[] differences = Score.scores(context, model).clone();
      double[] others = Score.scores(context, other);
      Arrays.setAll(differences, row -> differences[row] - others[row]);
      return NumericColumn.of(label(), ColumnType.REAL, differences);
    }

    @Override
    public List<Object> basis(Context context) {
      return List.of(context.workspace(), this);
    }
  }

  /** Which cell of the confusion matrix each row is in; only with two classes and a truth. */
  record Cell() implements MapSource {
    private static final List<String> CELLS =
        List.of("true positive", "false negative", "false positive", "true negative");

    @Override
    public String key() {
      return ":cell";
    }

    @Override
    public String label() {
      return "cell of the confusion matrix";
    }

    @Override
    public Column values(Context context) {
      CategoricalColumn prediction = context.judged().prediction();
      if (prediction == null || !(context.workspace().target() instanceof ClassTarget target)) {
        throw new InputException("there is no confusion matrix without classes and a truth");
      }
      String positive = context.model().classes().get(context.model().positiveIndex());
      int predicted = prediction.dictionary().indexOf(positive);
      int truly = target.classes().indexOf(positive);
      int[] codes = new int[prediction.size()];
      for (int row = 0; row < codes.length; row++) {
        int truth = target.codes()[row];
        codes[row] =
            truth == Target.MISSING || prediction.isMissing(row)
                ? CategoricalColumn.MISSING
                : (truth == truly ? 0 : 2) + (prediction.code(row) == predicted ? 0 : 1);
      }
      return CategoricalColumn.of(label(), ColumnType.CATEGORY, CELLS, codes);
    }

    @Override
    public List<Object> basis(Context context) {
      return List.of(context.workspace(), this, context.model(), context.threshold());
    }
  }

  /** How far each row is from the chosen one, over the inputs of the current model (Gower 1971). */
  record ToRow() implements MapSource {
    @Override
    public String key() {
      return ":distance";
    }

    @Override
    public String label() {
      return "distance to the chosen row";
    }

    @Override
    public Column values(Context context) {
      Table data = context.workspace().table();
      Distance distance =
          Distance.of(
              data,
              context.model().binding().columns(),
              DistanceOptions.of(DistanceOptions.Kind.GOWER));
      int row = context.row().orElseThrow(ToRow::noRow);
      return NumericColumn.of(label(), ColumnType.REAL, distance.toAll(distance.point(data, row)));
    }

    @Override
    public List<Object> basis(Context context) {
      return List.of(
          context.workspace(), this, context.model(), context.row().orElseThrow(ToRow::noRow));
    }

    static InputException noRow() {
      return new InputException(
          "the address asks for the distance to the chosen row, and there is none: choose a row");
    }
  }

  /** Everything that can be chosen: what the model says first, then the data, then other models. */
  static List<MapSource> offered(Context context) {
    List<MapSource> offered = new ArrayList<>();
    Judged judged = context.judged();
    Table data = context.workspace().table();
    judged.table().names().stream()
        .filter(name -> !data.has(name))
        .forEach(name -> offered.add(new Named(name)));
    boolean classes = !context.model().classes().isEmpty();
    if (context.scores().width() == 2 && context.workspace().target() instanceof ClassTarget) {
      offered.add(new Cell());
    }
    if (context.row().isPresent() && !context.model().binding().columns().isEmpty()) {
      offered.add(new ToRow());
    }
    data.names().forEach(name -> offered.add(new Named(name)));
    List<LoadedModel> models = context.models();
    if (models.size() > 1) {
      models.forEach(model -> offered.add(new Score(model.name())));
      if (classes) {
        models.forEach(model -> offered.add(new Prediction(model.name())));
      }
      for (int i = 0; i < models.size(); i++) {
        for (int j = i + 1; j < models.size(); j++) {
          offered.add(new Difference(models.get(i).name(), models.get(j).name()));
        }
      }
    }
    return offered;
  }

  /**
   * The source that the address means.
   *
   * @throws InputException if it is not offered
   */
  static MapSource read(String key, List<MapSource> offered) {
    for (MapSource source : offered) {
      if (source.key().equals(key)) {
        return source;
      }
    }
    if (key.equals(new ToRow().key())) {
      throw ToRow.noRow();
    }
    throw new InputException(
        "the map has no '%s' to show%s"
            .formatted(key, Names.hint(key, offered.stream().map(MapSource::key).toList())));
  }

  /** The models whose scores are needed. */
  default List<String> models() {
    return switch (this) {
      case Named named -> List.of();
      case Cell cell -> List.of();
      case ToRow row -> List.of();
      case Score(String model) -> List.of(model);
      case Prediction(String model) -> List.of(model);
      case Difference(String model, String other) -> List.of(model, other);
    };
  }
}
