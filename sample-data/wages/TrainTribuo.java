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
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.extractors.IdentityExtractor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.csv.CSVDataSource;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.evaluation.RegressionEvaluator;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/**
 * Trains tribuo-xgboost.tribuo from the training rows of wages.csv.
 *
 * <p>Run in the project's folder, with a JDK 21 or later:
 *
 * <pre>
 * ./mvnw -q dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp "$(cat target/classpath)" sample-data/wages/TrainTribuo.java sample-data/wages
 * </pre>
 *
 * <p>Predicts the hourly wage from the columns that the boosted trees of train.py take, without
 * gender, ethnicity and married. Every random choice is seeded with 20; two runs differ in the times
 * they store only. The file holds how each column was encoded, but no path.
 */
public class TrainTribuo {
  private static final long SEED = 20;
  private static final List<String> NUMBERS = List.of("education", "experience");
  private static final List<String> CATEGORIES = List.of("region", "union", "occupation", "sector");

  public static void main(String[] args) throws IOException {
    Logger.getLogger("org.tribuo").setLevel(Level.WARNING);
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    CSVDataSource<Regressor> source =
        new CSVDataSource<>(folder.resolve("wages.csv"), rowProcessor(), true);
    int trees = 80;
    double shrinkage = 0.06;
    int depth = 3;
    double minChildWeight = 5;
    double rowShare = 0.7;
    Model<Regressor> model =
        new XGBoostRegressionTrainer(
                RegressionType.LINEAR, trees, shrinkage, 0, depth, minChildWeight, rowShare, 1, 1,
                0, 1, true, SEED)
            .train(part("train", source));
    model.serializeToFile(folder.resolve("tribuo-xgboost.tribuo"));
    RegressionEvaluation test = new RegressionEvaluator().evaluate(model, part("test", source));
    System.out.printf(
        "tribuo-xgboost.tribuo: test R2 %.3f, mean absolute error %.2f, root mean squared %.2f%n",
        test.averageR2(),
        test.averageMAE(),
        test.averageRMSE());
  }

  private static RowProcessor<Regressor> rowProcessor() {
    List<FieldProcessor> fields = new ArrayList<>();
    NUMBERS.forEach(name -> fields.add(new DoubleFieldProcessor(name)));
    CATEGORIES.forEach(name -> fields.add(new IdentityProcessor(name)));
    return new RowProcessor.Builder<Regressor>()
        .setFieldProcessors(fields)
        .addMetadataExtractor(new IdentityExtractor("part"))
        .build(
            new FieldResponseProcessor<>(
                List.of("wage"), List.of(""), new RegressionFactory(), false, false));
  }

  private static MutableDataset<Regressor> part(String name, CSVDataSource<Regressor> source) {
    List<Example<Regressor>> rows = new ArrayList<>();
    for (Example<Regressor> row : source) {
      if (name.equals(row.getMetadata().get("part"))) {
        rows.add(row);
      }
    }
    return new MutableDataset<>(
        new ListDataSource<>(rows, source.getOutputFactory(), withoutPath(source)));
  }

  /** The source's provenance with the bare name of the file; the source itself stores a full path. */
  private static CSVDataSource.CSVDataSourceProvenance withoutPath(
      CSVDataSource<Regressor> source) {
    Map<String, Provenance> parts = new HashMap<>();
    source.getProvenance().forEach(part -> parts.put(part.getA(), part.getB()));
    parts.put("dataPath", new StringProvenance("dataPath", "wages.csv"));
    return new CSVDataSource.CSVDataSourceProvenance(parts);
  }
}
