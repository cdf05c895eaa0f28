package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.workspace.TinyWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportanceCommandTest {
  private static final String MORTGAGE = "sample-data/mortgage/mortgage.yaml";

  @TempDir private Path folder;

  private static CommandRun run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("importance", MORTGAGE));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(String... options) {
    CommandRun run = run(options);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void theContractsNamesAreThere() {
    JsonNode json = json();
    assertThat(json.at("/metric").asString()).isEqualTo("auc");
    assertThat(json.at("/baseline/value").asDouble()).isBetween(0.7, 0.9);
    assertThat(json.at("/repeats").asInt()).isEqualTo(10);
    assertThat(json.at("/seed").asInt()).isEqualTo(1);
    assertThat(json.at("/features").size()).isEqualTo(12);
    JsonNode first = json.at("/features/0");
    assertThat(first.at("/repeats").size()).isEqualTo(10);
    double sum = 0;
    for (JsonNode loss : first.at("/repeats")) {
      sum += loss.asDouble();
    }
    assertThat(Math.abs(sum / 10 - first.at("/mean").asDouble())).isLessThan(1e-12);
    assertThat(first.at("/low").asDouble()).isLessThan(first.at("/mean").asDouble());
    assertThat(json.at("/groups").isEmpty()).isTrue();
  }

  /** As the other commands take it. */
  @Test
  void aSeedIsALong() {
    JsonNode json = json("--seed=20240101123456", "--repeats=1", "--metric=score_change");
    assertThat(json.at("/seed").asLong()).isEqualTo(20240101123456L);
  }

  @Test
  void optionsSayWhatIsPermutedAndMeasured() {
    JsonNode json =
        json(
            "--model=Logistic regression",
            "--metric=gain_per_row",
            "--payoff=fp=-1,tp=5",
            "--repeats=1",
            "--seed=7",
            "--split=all",
            "--together=pirat+hirat",
            "--together=chist + mhist + phist",
            "--within=single,lvrat:3",
            "--by=afam*single",
            "--threshold=0.5");
    assertThat(json.at("/data/rows").asInt()).isEqualTo(2380);
    assertThat(json.at("/model/name").asString()).isEqualTo("Logistic regression");
    assertThat(json.at("/payoff").toString()).isEqualTo("{\"tp\":5,\"fp\":-1,\"fn\":0,\"tn\":0}");
    assertThat(json.at("/threshold").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/within").toString())
        .isEqualTo("{\"by\":[\"single\",\"lvrat:3\"],\"strata\":6}");
    assertThat(json.at("/features").valueStream().map(f -> f.at("/feature").asString()))
        .hasSize(9)
        .contains("pirat+hirat", "chist+mhist+phist");
    assertThat(json.at("/features/0").has("low")).isFalse();
    assertThat(json.at("/features/0/standard_deviation").isNull()).isTrue();
    assertThat(json.at("/groups").size()).isEqualTo(4);
    assertThat(json.at("/own/0/figure").asString()).isEqualTo("weight");
  }

  @Test
  void tablesHaveALinePerFeatureAndGroup() {
    CommandRun run = run("--repeats=2", "--by=afam", "--format=csv", "--model=Random forest");
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(1 + 3 * (1 + 12) + 12);
    assertThat(lines.get(0)).startsWith("by,group,rows,metric,feature,value,low,high");
    assertThat(lines.get(1)).startsWith(",all,952,auc,,0.");
    assertThat(lines.get(14)).startsWith("afam,no,817,auc,,0.");
    assertThat(lines.getLast()).startsWith(",,,own_splits,");
  }

  @Test
  void aClassMayBeHeldAgainstTheRest() {
    CommandRun run =
        CommandRun.of(
            "importance",
            "sample-data/plebiscite/plebiscite.yaml",
            "--positive=Y",
            "--repeats=1",
            "--metric=log_loss");
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(JsonMapper.builder().build().readTree(run.out()).at("/target/positive").asString())
        .isEqualTo("Y");
  }

  @Test
  void wrongInputIsOneLine() {
    assertRefused("no metric 'auk'; did you mean 'auc'?", "--metric=auk");
    assertRefused("is not better high or low", "--metric=selection_rate");
    assertRefused("does not suit model", "--metric=r_squared");
    assertRefused("--repeats: expected 1 to 1000, found 0", "--repeats=0");
    assertRefused("'x' is not a whole number", "--seed=x");
    assertRefused("no part 'tset'", "--split=tset");
    assertRefused("--together: expected two or more columns", "--together=pirat");
    assertRefused("does not read a column 'afam'", "--together=pirat+afam");
    assertRefused("ask for 'lvrat:4'", "--within=lvrat");
    assertRefused("no column 'afm'; did you mean 'afam'?", "--by=afm");
    assertRefused("--payoff: goes with --metric gain_per_row", "--payoff=tp=1");
    assertRefused("--payoff: expected", "--payoff=tp", "--metric=gain_per_row");
    assertRefused("--threshold: expected a number from 0 to 1", "--threshold=2");
    assertRefused("no model 'x'", "--model=x");
    Path tiny = TinyWorkspace.write(folder, TinyWorkspace.YAML, TinyWorkspace.DATA);
    CommandRun run = CommandRun.of("importance", tiny.toString());
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err()).contains("is a column of scores").hasLineCount(1);
  }

  private static void assertRefused(String message, String... options) {
    CommandRun run = run(options);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }
}
