package org.evenhand.workspace;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.fairness.Grouping;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * An open workspace: its table, target, parts, protected attributes and models. Immutable but for
 * the scores that its models keep; safe to use from several threads. Two open workspaces share
 * nothing.
 */
public final class Workspace implements AutoCloseable {
  /** The name that stands for the rows of every part, and those of none. */
  public static final String ALL = "all";

  private final WorkspaceFile file;
  private final String dataSha256;
  private final Table table;
  private final @Nullable Target target;
  private final double @Nullable [] weights;
  private final Map<String, RowSet> parts;
  private final List<LoadedModel> models;
  private final Map<String, Attribute> attributes;
  private final @Nullable Workspace whole;
  private final Map<String, Workspace> others = new ConcurrentHashMap<>();

  Workspace(
      WorkspaceFile file,
      String dataSha256,
      Table table,
      @Nullable Target target,
      double @Nullable [] weights,
      Map<String, RowSet> parts,
      List<LoadedModel> models) {
    this.file = file;
    this.dataSha256 = dataSha256;
    this.table = table;
    this.target = target;
    this.weights = weights;
    this.parts = parts;
    this.models = List.copyOf(models);
    this.attributes = new ConcurrentHashMap<>();
    this.whole = null;
  }

  /** The same data judged by another class. */
  Workspace(
      Workspace whole, WorkspaceFile file, @Nullable Target target, List<LoadedModel> models) {
    this.file = file;
    this.dataSha256 = whole.dataSha256;
    this.table = whole.table;
    this.target = target;
    this.weights = whole.weights;
    this.parts = whole.parts;
    this.models = List.copyOf(models);
    this.attributes = whole.attributes;
    this.whole = whole;
  }

  /**
   * Reads a workspace file, its data and its models, and checks one against the other.
   *
   * @throws InputException if something in one of the files is wrong: one line with the place
   */
  public static Workspace open(Path yaml, Progress progress) {
    return WorkspaceLoader.load(WorkspaceFile.read(yaml), progress);
  }

  public String name() {
    return file.name();
  }

  public Path path() {
    return file.path();
  }

  public WorkspaceFile file() {
    return file;
  }

  /** The SHA-256 of the data file, in hexadecimal. */
  public String dataSha256() {
    return dataSha256;
  }

  public Table table() {
    return table;
  }

  /** What is predicted and true; null when the data has no labels. */
  public @Nullable Target target() {
    return target;
  }

  /** The classes that may be held against the rest; empty for a regression. */
  public List<String> classes() {
    return target instanceof ClassTarget known
        ? known.classes()
        : (whole == null ? this : whole).models.getFirst().classes();
  }

  /** The class that the score predicts, which is held against the rest; null for a regression. */
  public @Nullable String positive() {
    LoadedModel first = models.getFirst();
    return first.classes().isEmpty() ? null : first.classes().get(first.positiveIndex());
  }

  /** The workspace as its file says: this one unless it is judged by another class. */
  public Workspace whole() {
    return whole == null ? this : whole;
  }

  /**
   * This workspace judged by another class than its file names, the others being the rest. Shares
   * all data and scores; is closed with the whole. Of two classes the favorable one stays what the
   * file says, and thresholds are turned; of more the class counts as favorable and its threshold
   * is 0.5. The file's limits do not apply.
   *
   * @throws InputException if there is no such class, or no model has a score for it
   */
  public Workspace withPositive(String positive) {
    Workspace root = whole();
    if (positive.equals(root.positive())) {
      return root;
    }
    return root.others.computeIfAbsent(positive, wanted -> OtherPositive.of(root, wanted));
  }

  /** Whether to be predicted positive is what people want. */
  public boolean favorablePositive() {
    WorkspaceFile.TargetKey key = file.target();
    return key == null || key.favorable() == null || key.favorable().equals(key.positive());
  }

  /** The largest error of a regression that does no harm; null when none is set. */
  public @Nullable Double tolerance() {
    WorkspaceFile.TargetKey key = file.target();
    return key == null ? null : key.tolerance();
  }

  /** The weight of each row, NaN where it is missing; null when every row counts once. */
  public double @Nullable [] weights() {
    return weights;
  }

  public List<LoadedModel> models() {
    return models;
  }

  /**
   * The model with that name.
   *
   * @throws InputException if there is none, naming the nearest one
   */
  public LoadedModel model(String name) {
    return models.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    whole != null && whole.models.stream().anyMatch(m -> m.name().equals(name))
                        ? "model '%s' has no score of class '%s'".formatted(name, positive())
                        : "no model '"
                            + name
                            + "'"
                            + Names.hint(name, models.stream().map(LoadedModel::name).toList())));
  }

  /** The parts of the data: train, validation, test, then others; empty without a split. */
  public List<String> parts() {
    return List.copyOf(parts.keySet());
  }

  /**
   * The rows of a part, or of all for {@link #ALL}.
   *
   * @throws InputException if there is no such part, naming the nearest one
   */
  public RowSet part(String name) {
    RowSet rows = name.equals(ALL) ? RowSet.all(table.rows()) : parts.get(name);
    if (rows == null) {
      throw new InputException(
          parts.isEmpty()
              ? "no part '" + name + "': the workspace has no 'split', so there is only 'all'"
              : "no part '" + name + "'" + Names.hint(name, parts()));
    }
    return rows;
  }

  /** The part that is judged unless another is asked for. */
  public String defaultPart() {
    WorkspaceFile.SplitKey split = file.split();
    return split == null || split.show() == null ? ALL : split.show();
  }

  /** The threshold that applies unless another is asked for. */
  public Threshold threshold() {
    return file.threshold();
  }

  /** A measure of fewer rows than this is marked small. */
  public int minGroup() {
    return file.minGroup();
  }

  /** The names of the attributes to audit by. */
  public List<String> protectedAttributes() {
    return file.protectedAttributes().stream().map(WorkspaceFile.ProtectedKey::column).toList();
  }

  /**
   * An attribute's groups for every row: a protected column, cut into its bins if it is numeric,
   * any other column with few values, or a numeric column and how to cut it: {@code age:4} at
   * quantiles, {@code age:w4} in equal widths, {@code age:25|40} at edges.
   *
   * @throws InputException if there is no such column, or it is numeric with many values and not
   *     cut into bins
   */
  public CategoricalColumn attribute(String name) {
    return known(name).groups();
  }

  /**
   * The group that the workspace file compares the others of an attribute with; null if none is
   * named.
   */
  public @Nullable String reference(String attribute) {
    return file.protectedAttributes().stream()
        .filter(key -> key.column().equals(attribute))
        .map(WorkspaceFile.ProtectedKey::reference)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * The threshold of each row.
   *
   * @param rows of any table with the columns of the workspace's
   */
  public double[] thresholds(Table rows, Threshold threshold) {
    double[] thresholds = new double[rows.rows()];
    if (!threshold.isByGroup()) {
      Arrays.fill(thresholds, threshold.standard());
      return thresholds;
    }
    List<Attribute> attributes = threshold.by().stream().map(this::known).toList();
    String[] values = new String[attributes.size()];
    for (int row = 0; row < thresholds.length; row++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = attributes.get(i).name(rows, row);
      }
      thresholds[row] = threshold.of(Arrays.asList(values));
    }
    return thresholds;
  }

  /**
   * Checks that thresholds by group name attributes and values that the data has.
   *
   * @throws InputException if one does not, naming the nearest one
   */
  public void check(Threshold threshold) {
    threshold.by().forEach(this::known);
    threshold.groups().keySet().forEach(values -> checkGroup(threshold.by(), values));
  }

  /**
   * Checks that the attributes have these values, whether or not some row has all of them.
   *
   * @throws InputException if one does not, naming the nearest one
   */
  public void checkGroup(List<String> by, List<String> values) {
    if (values.size() != by.size()) {
      throw new InputException(
          "'%s' is no group of '%s'; expected one value of each, such as '%s'"
              .formatted(
                  Product.joinValues(values),
                  Product.join(by),
                  Product.joinValues(
                      by.stream().map(name -> attribute(name).dictionary().getFirst()).toList())));
    }
    for (int i = 0; i < values.size(); i++) {
      Attribute attribute = known(by.get(i));
      String value = values.get(i);
      List<String> known = attribute.groups().dictionary();
      if (!known.contains(value) && !value.equals(attribute.missing())) {
        throw new InputException(
            "no value '%s' in column '%s'%s".formatted(value, by.get(i), Names.hint(value, known)));
      }
    }
  }

  /** Rows divided by the combinations of attributes; none gives one group of all rows. */
  Grouping divide(List<String> by, RowSet rows) {
    return Grouping.by(by.stream().map(this::attribute).toList(), rows);
  }

  /** An attribute by the name that {@link #attribute} takes. */
  Attribute known(String name) {
    return attributes.computeIfAbsent(
        name, wanted -> Attributes.of(wanted, table, file.protectedAttributes()));
  }

  @Override
  public void close() {
    if (whole == null) {
      models.forEach(LoadedModel::close);
    }
  }
}
