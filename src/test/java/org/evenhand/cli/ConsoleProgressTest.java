package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  @Test
  void progressIsALineASecondAfterTheFirst() {
    StringWriter err = new StringWriter();
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 100);
    ConsoleProgress progress = new ConsoleProgress(new PrintWriter(err), clock::get);
    progress.report("Reading", 0, 200);
    clock.addAndGet(900_000_000L);
    progress.report("Reading", 50, 200);
    assertThat(err.toString()).isEmpty();
    clock.addAndGet(100_000_000L);
    progress.report("Reading", 100, 200);
    progress.report("Reading", 110, 200);
    clock.addAndGet(1_000_000_000L);
    progress.report("Counting", 5, 0);
    assertThat(err.toString()).isEqualTo("Reading: 50 %\nCounting\n");
  }
}
