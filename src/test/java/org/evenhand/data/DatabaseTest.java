package org.evenhand.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DatabaseTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() throws IOException {
    Path allowed = Files.writeString(folder.resolve("allowed.csv"), "a,b\n1,2\n");
    Files.writeString(folder.resolve("beside.csv"), "a,b\n3,4\n");
    Path spill = Files.createDirectory(folder.resolve("spill"));
    database = Database.reading(allowed, spill, failure -> new IllegalStateException(failure));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void readsItsFile() {
    assertThat(database.count("SELECT count(*) FROM read_csv('" + folder + "/allowed.csv')"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('FOLDER/beside.csv')",
        "SELECT * FROM read_csv('FOLDER/*.csv')",
        "SELECT * FROM read_csv('FOLDER/allowed.csv/../beside.csv')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('FOLDER/*')",
        "SELECT * FROM 'https://example.org/t.csv'",
        "COPY (SELECT 1) TO 'FOLDER/out.csv'",
        "ATTACH 'FOLDER/other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET threads = 1",
        "SET enable_external_access = true",
        "SET allowed_paths = []"
      })
  void nothingElseIsAllowed(String sql) {
    assertThatThrownBy(() -> database.execute(sql.replace("FOLDER", folder.toString())))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(folder.resolve("other.db")).doesNotExist();
  }

  /** The query would take hours: that this ends shows that it was stopped. */
  @Test
  void cancellingStopsAStatementThatRuns() {
    AtomicInteger reports = new AtomicInteger();
    Progress stopAtTheThird =
        (task, done, total) -> {
          if (reports.incrementAndGet() == 3) {
            throw new CancelledException();
          }
        };
    Callable<Long> endless =
        () ->
            database.count(
                "SELECT sum(hash(a.range, b.range)) FROM range(9999999) a, range(9999999) b");

    assertThatThrownBy(
            () -> Parallel.run("counting", List.of(endless), stopAtTheThird, database::cancel))
        .isInstanceOf(CancelledException.class);
    assertThatThrownBy(() -> database.execute("SELECT 1")).isInstanceOf(CancelledException.class);
  }
}
