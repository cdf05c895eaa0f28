package org.evenhand.model.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;

/**
 * The field processors in a model's provenance, where a {@link RowProcessor} leaves its
 * configuration. The configuration is only read: nothing that it names is created and no data
 * source is opened.
 */
final class ConfiguredColumns {
  private ConfiguredColumns() {}

  /** The field processors by column; empty when the provenance has no row processor. */
  static Map<String, FieldProcessor> of(Model<?> model) throws RefusedException {
    Map<String, FieldProcessor> processors = new LinkedHashMap<>();
    Optional<ConfiguredObjectProvenance> found =
        rowProcessor(model.getProvenance().getDatasetProvenance().getSourceProvenance());
    if (found.isPresent()) {
      Map<String, Provenance> parameters = found.get().getConfiguredParameters();
      if (!list(parameters.get("featureProcessors")).isEmpty()) {
        throw new RefusedException("uses feature processors, which are not supported");
      }
      if (text(parameters.get("replaceNewlinesWithSpaces")).equals("false")) {
        throw new RefusedException("keeps line ends in values, which is not supported");
      }
      for (Provenance processor : list(parameters.get("fieldProcessorList"))) {
        FieldProcessor made = fieldProcessor(processor);
        processors.put(made.getFieldName(), made);
      }
    }
    return processors;
  }

  /** The first row processor in a data source, which may be wrapped by a splitter. */
  private static Optional<ConfiguredObjectProvenance> rowProcessor(Provenance provenance) {
    if (provenance instanceof ConfiguredObjectProvenance configured
        && configured.getClassName().equals(RowProcessor.class.getName())) {
      return Optional.of(configured);
    }
    List<Provenance> parts = new ArrayList<>(list(provenance));
    if (provenance instanceof ObjectProvenance object) {
      for (Pair<String, Provenance> part : object) {
        parts.add(part.getB());
      }
    }
    return parts.stream().flatMap(part -> rowProcessor(part).stream()).findFirst();
  }

  private static FieldProcessor fieldProcessor(Provenance provenance) throws RefusedException {
    if (!(provenance instanceof ConfiguredObjectProvenance configured)) {
      throw new RefusedException("has a damaged list of field processors");
    }
    Map<String, Provenance> parameters = configured.getConfiguredParameters();
    String column = text(parameters.get("fieldName"));
    String type = configured.getClassName();
    if (type.equals(IdentityProcessor.class.getName())) {
      return new IdentityProcessor(column);
    }
    if (type.equals(DoubleFieldProcessor.class.getName())) {
      boolean bare = text(parameters.get("onlyFieldName")).equals("true");
      return new DoubleFieldProcessor(column, bare, true);
    }
    throw new RefusedException(
        "reads column '%s' with %s, which is not supported; "
                .formatted(column, type.substring(type.lastIndexOf('.') + 1))
            + "DoubleFieldProcessor and IdentityProcessor are");
  }

  private static List<? extends Provenance> list(@Nullable Provenance provenance) {
    return provenance instanceof ListProvenance<?> list ? list.getList() : List.of();
  }

  private static String text(@Nullable Provenance provenance) {
    return provenance instanceof PrimitiveProvenance<?> value
        ? String.valueOf(value.getValue())
        : "";
  }
}
