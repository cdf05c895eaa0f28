import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.extractors.IdentityExtractor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.csv.CSVDataSource;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * Trains logistic-regression.tribuo and random-forest.tribuo from the training rows of hmda.csv.
 *
 * <p>Run in the project's folder, with a JDK 21 or later:
 *
 * <pre>
 * ./mvnw -q dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp "$(cat target/classpath)" sample-data/mortgage/TrainTribuo.java sample-data/mortgage
 * </pre>
 *
 * <p>Both learn {@code deny} from the same columns as train.py: {@code afam} (race) and {@code part}
 * are not inputs, {@code single} is. Every random choice is seeded with 20; two runs differ in the
 * times they store only. The files hold how each column was encoded, but no path.
 */
public class TrainTribuo {
  private static final long SEED = 20;
  private static final double THRESHOLD = 0.25;
  private static final List<String> NUMBERS =
      List.of("pirat", "hirat", "lvrat", "unemp", "chist", "mhist");
  private static final List<String> CATEGORIES =
      List.of("phist", "selfemp", "insurance", "condomin", "single", "hschool");

  public static void main(String[] args) throws IOException {
    Logger.getLogger("org.tribuo").setLevel(Level.WARNING);
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    CSVDataSource<Label> source =
        new CSVDataSource<>(folder.resolve("hmda.csv"), rowProcessor(), true);
    train(
        "logistic-regression.tribuo",
        new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 60, SEED),
        source,
        folder);
    train(
        "random-forest.tribuo",
        new RandomForestTrainer<>(
            new CARTClassificationTrainer(6, 0.4f, SEED),
            new FullyWeightedVotingCombiner(),
            30,
            SEED),
        source,
        folder);
  }

  private static RowProcessor<Label> rowProcessor() {
    List<FieldProcessor> fields = new ArrayList<>();
    NUMBERS.forEach(name -> fields.add(new DoubleFieldProcessor(name)));
    CATEGORIES.forEach(name -> fields.add(new IdentityProcessor(name)));
    return new RowProcessor.Builder<Label>()
        .setFieldProcessors(fields)
        .addMetadataExtractor(new IdentityExtractor("part"))
        .build(
            new FieldResponseProcessor<>(
                List.of("deny"), List.of(""), new LabelFactory(), false, false));
  }

  private static void train(
      String file, Trainer<Label> trainer, CSVDataSource<Label> source, Path folder)
      throws IOException {
    Model<Label> model = trainer.train(part("train", source));
    model.serializeToFile(folder.resolve(file));
    report(file, model, part("test", source));
  }

  private static MutableDataset<Label> part(String name, CSVDataSource<Label> source) {
    List<Example<Label>> rows = new ArrayList<>();
    for (Example<Label> row : source) {
      if (name.equals(row.getMetadata().get("part"))) {
        rows.add(row);
      }
    }
    return new MutableDataset<>(
        new ListDataSource<>(rows, source.getOutputFactory(), withoutPath(source)));
  }

  /** The source's provenance with the bare name of the file; the source itself stores a full path. */
  private static CSVDataSource.CSVDataSourceProvenance withoutPath(CSVDataSource<Label> source) {
    Map<String, Provenance> parts = new HashMap<>();
    source.getProvenance().forEach(part -> parts.put(part.getA(), part.getB()));
    parts.put("dataPath", new StringProvenance("dataPath", "hmda.csv"));
    return new CSVDataSource.CSVDataSourceProvenance(parts);
  }

  private static void report(String file, Model<Label> model, MutableDataset<Label> test) {
    List<Prediction<Label>> predictions = model.predict(test);
    int right = 0;
    int denied = 0;
    for (int i = 0; i < predictions.size(); i++) {
      boolean predicted =
          predictions.get(i).getOutputScores().get("yes").getScore() >= THRESHOLD;
      denied += predicted ? 1 : 0;
      right += predicted == test.getExample(i).getOutput().getLabel().equals("yes") ? 1 : 0;
    }
    double auc = new LabelEvaluator().evaluate(model, test).AUCROC(new Label("yes"));
    System.out.printf(
        "%s: test AUC %.3f, accuracy at %.2f %.3f, denied at %.2f %.1f %%%n",
        file,
        auc,
        THRESHOLD,
        (double) right / test.size(),
        THRESHOLD,
        100.0 * denied / test.size());
  }
}
