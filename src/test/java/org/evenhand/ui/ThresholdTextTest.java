package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.InputException;
import org.evenhand.workspace.Threshold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTextTest {

  @Test
  void thresholdsByGroupSurviveTheAddress() {
    Map<String, Double> groups = new LinkedHashMap<>();
    groups.put("under 25, over", 0.3);
    groups.put("a=b&c%", Threshold.NOBODY);
    Threshold threshold = Threshold.by(0.25, "age:2", groups);

    assertThat(ThresholdText.read(ThresholdText.write(threshold))).isEqualTo(threshold);
    assertThat(ThresholdText.write(Threshold.of(0.5))).isEqualTo("0.5");
    assertThat(ThresholdText.read("0.5")).isEqualTo(Threshold.of(0.5));
  }

  @Test
  void thresholdsOfCombinationsSurviveTheAddress() {
    Threshold both =
        new Threshold(0.25, List.of("age:2", "who"), Map.of(List.of("under 25, over", "a*b"), 0.3));

    assertThat(ThresholdText.read(ThresholdText.write(both))).isEqualTo(both);
    assertThat(ThresholdText.read("0.25,afam*single,yes*no,0.3").by())
        .containsExactly("afam", "single");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1.5",
        "-0.1",
        "NaN",
        "0.5,who",
        "0.5,who,a",
        "0.5,who,a,2",
        "0.5,who*part,a,0.2"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ThresholdText.read(text))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("the address asks for threshold");
  }
}
