package org.evenhand.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes small Parquet files for tests. */
final class ParquetFiles {
  private ParquetFiles() {}

  /** Writes the answer of a query to the file and gives the file back. */
  static Path write(Path file, String query) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, file));
      return file;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
