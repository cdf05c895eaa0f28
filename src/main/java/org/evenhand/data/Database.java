package org.evenhand.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.evenhand.job.CancelledException;

/**
 * A DuckDB in memory that can read one file and nothing else: no other file, no network, no
 * extension, and no statement can change that. Safe to use from several threads, each statement on
 * a connection of its own.
 */
final class Database implements AutoCloseable {
  private static final String MEMORY = "4GB";

  private final DuckDBConnection connection;
  private final Function<SQLException, RuntimeException> explain;
  private final Set<Statement> running = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  private Database(DuckDBConnection connection, Function<SQLException, RuntimeException> explain) {
    this.connection = connection;
    this.explain = explain;
  }

  /**
   * Opens a database.
   *
   * @param file the one file that it may read
   * @param spill a folder for what does not fit into memory
   * @param explain makes the failure of a statement into what is thrown for it
   */
  static Database reading(Path file, Path spill, Function<SQLException, RuntimeException> explain) {
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(Parallel.THREADS));
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", spill.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      Connection opened = new DuckDBDriver().connect("jdbc:duckdb:", settings);
      Database database = new Database(opened.unwrap(DuckDBConnection.class), explain);
      database.execute("SET allowed_paths = [" + quote(file.toString()) + "]");
      database.execute("SET enable_external_access = false");
      database.execute("SET lock_configuration = true");
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text as SQL. */
  static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The name of a column or table as SQL. */
  static String quoteName(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  void execute(String sql) {
    use(
        sql,
        statement -> {
          statement.execute();
          return true;
        });
  }

  /** The rows of a small result as texts, null for NULL. */
  List<List<String>> rows(String sql) {
    return use(
        sql,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
              List<String> row = new ArrayList<>();
              for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(result.getString(i));
              }
              rows.add(row);
            }
            return rows;
          }
        });
  }

  /** The one whole number that a query gives. */
  long count(String sql) {
    return Long.parseLong(rows(sql).getFirst().getFirst());
  }

  /** Visits a large result in chunks of columns, in the order of the rows. */
  void chunks(String sql, Consumer<DuckDBDataChunkReader> visit) {
    use(
        sql,
        statement -> {
          try (DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
              if (cancelled) {
                throw new CancelledException();
              }
              visit.accept(result.chunk());
            }
            return true;
          }
        });
  }

  private interface Use<T> {
    T with(DuckDBPreparedStatement statement) throws SQLException;
  }

  private <T> T use(String sql, Use<T> use) {
    try (Connection own = connection.duplicate();
        DuckDBPreparedStatement statement =
            own.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class)) {
      running.add(statement);
      try {
        if (cancelled) {
          throw new CancelledException();
        }
        return use.with(statement);
      } finally {
        running.remove(statement);
      }
    } catch (SQLException e) {
      throw cancelled ? new CancelledException() : explain.apply(e);
    }
  }

  /** Stops what is running and refuses what would come; everything throws from now on. */
  void cancel() {
    cancelled = true;
    for (Statement statement : running) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // It has ended already.
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
