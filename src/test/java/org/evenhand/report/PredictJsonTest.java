package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.model.Flag;
import org.evenhand.workspace.Answer;
import org.junit.jupiter.api.Test;

class PredictJsonTest {
  private static final Table UNCHANGED = Table.of(List.of());

  @Test
  void aClassifierAnswersAScorePerClass() {
    Table changed =
        Table.of(
            List.of(
                NumericColumn.of("lvrat", ColumnType.REAL, 0.5),
                NumericColumn.of("pirat", ColumnType.REAL, Double.NaN),
                CategoricalColumn.of("phist", ColumnType.CATEGORY, List.of("a \"b\""))));
    Answer answer = new Answer(0.25, "no", Map.of("no", 0.75), List.of());
    assertThat(PredictJson.line(4, changed, 0, answer))
        .isEqualTo(
            "{\"row\":4,\"changed\":{\"lvrat\":0.5,\"pirat\":null,\"phist\":\"a \\\"b\\\"\"},"
                + "\"score\":0.25,\"prediction\":\"no\",\"classes\":{\"no\":0.75}}");
  }

  @Test
  void aRegressionAnswersANumber() {
    assertThat(PredictJson.line(0, UNCHANGED, 0, new Answer(7.0, null, Map.of(), List.of())))
        .isEqualTo("{\"row\":0,\"changed\":{},\"score\":7,\"prediction\":7}");
  }

  @Test
  void noAnswerIsNull() {
    assertThat(PredictJson.line(0, UNCHANGED, 0, new Answer(null, null, Map.of(), List.of())))
        .isEqualTo("{\"row\":0,\"changed\":{},\"score\":null,\"prediction\":null}");
  }

  @Test
  void whatTheModelHasNotSeenIsWarnedOf() {
    List<Flag> flags = List.of(new Flag("phist", "unseen"));
    assertThat(PredictJson.line(0, UNCHANGED, 0, new Answer(1.0, "yes", Map.of("yes", 1.0), flags)))
        .endsWith(",\"warnings\":[\"phist: unseen\"]}");
  }
}
