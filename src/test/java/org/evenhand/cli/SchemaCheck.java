package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.evenhand.report.ExplanationJson;

/** Holds an answer against a schema, which may refer to that of the audit. */
final class SchemaCheck {
  private static final String ID = "https://evenhand.org/schemas/";
  private static final String AUDIT = "audit.schema.json";

  private SchemaCheck() {}

  static void assertMeets(String name, String json) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(ID + AUDIT, text(AUDIT))));
    String schema = text(name).replaceFirst("\\{", "{\"\\$id\": \"" + ID + name + "\",");
    assertThat(registry.getSchema(schema, InputFormat.JSON).validate(json, InputFormat.JSON))
        .isEmpty();
  }

  private static String text(String name) {
    try (InputStream in = ExplanationJson.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
