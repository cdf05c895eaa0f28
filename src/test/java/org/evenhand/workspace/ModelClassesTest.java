package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelClassesTest {
  private static final WorkspaceFile FILE =
      WorkspaceFile.parse(Path.of("tiny.yaml"), TinyWorkspace.YAML);

  @Test
  void classesAreSpeltAsTheTargetSpellsThem() {
    assertThat(of(List.of("1.0", "0.0"), classes("0", "1")))
        .isEqualTo(new ModelClasses(List.of("1", "0"), 0));
    assertThat(of(List.of("False", "True"), classes("false", "true")))
        .isEqualTo(new ModelClasses(List.of("false", "true"), 1));
  }

  @Test
  void aModelMayKnowMoreClassesThanTheDataButNotFewer() {
    assertThat(of(List.of("c", "b", "a"), classes("a", "b")))
        .isEqualTo(new ModelClasses(List.of("c", "b", "a"), 1));
    assertThatThrownBy(() -> of(List.of("a", "b"), classes("a", "b", "c")))
        .hasMessage(
            "tiny.yaml, line 5: models[0]: model 'M' answers the classes a, b but the target has"
                + " a, b, c; add classes: [a, b, c] to the model, in the model's order");
  }

  @Test
  void withoutATargetOneOfTwoClassesIsJudgedAndOneOfMoreMustBeNamed() {
    assertThat(of(List.of("x", "y"), null).positive()).isEqualTo(1);
    assertThatThrownBy(() -> of(List.of("x", "y", "z"), null))
        .hasMessageContaining("which one is judged? add target: {positive: z}");
    assertThat(ModelClasses.of(FILE, "models[0]", "M", List.of("x", "y"), null, "X").positive())
        .isZero();
    assertThatThrownBy(
            () -> ModelClasses.of(FILE, "models[0]", "M", List.of("no", "yes"), null, "yess"))
        .hasMessageContaining("target.positive: model 'M' has no class 'yess'; did you mean");
  }

  @Test
  void classesForANumericTargetAreRefused() {
    Target wage = new ValueTarget(NumericColumn.of("wage", ColumnType.REAL, 1, 2));
    assertThatThrownBy(() -> of(List.of("x", "y"), wage))
        .hasMessageContaining("answers the classes x, y but the target is a number");
  }

  private static ModelClasses of(List<String> answers, @Nullable Target target) {
    return ModelClasses.of(FILE, "models[0]", "M", answers, target, null);
  }

  /** A target with those classes, the last of which is positive. */
  private static Target classes(String... names) {
    String last = names[names.length - 1];
    return new ClassTarget("y", List.of(names), last, last, new int[] {0, 1});
  }
}
