package org.evenhand.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnProfile;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.job.Progress;

/**
 * How long it takes to read 1,000,000 rows x 14 columns (8 of names, 6 of numbers) of CSV, and to
 * describe them. Run with {@code -Xmx1g}. The seconds of processor time, of all threads, and the
 * load of the machine are printed beside the seconds that pass.
 */
public final class ReadBenchmark {
  private static final int ROWS = 1_000_000;

  private ReadBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("read-benchmark");
    Path file = folder.resolve("table.csv");
    try {
      write(file);
      System.out.printf(
          "%,d bytes, heap of at most %,d MB%n",
          Files.size(file), Runtime.getRuntime().maxMemory() >> 20);
      for (String run : new String[] {"first", "warm 1", "warm 2", "warm 3"}) {
        long processor = processorTime();
        long start = System.nanoTime();
        Table table = TableReader.read(file, Map.of(), Progress.NONE);
        long read = System.nanoTime();
        long used = processorTime() - processor;
        for (Column column : table.columns()) {
          ColumnProfile.of(column, RowSet.all(table.rows()));
        }
        long described = System.nanoTime();
        System.out.printf(
            "%-6s read %.2f s (processor %.2f s), described %.2f s, load %.1f%n",
            run,
            (read - start) / 1e9,
            used / 1e9,
            (described - read) / 1e9,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        if (run.equals("first")) {
          table.columns().forEach(System.out::println);
        }
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(1);
    String[] races = {"White", "Black", "Asian", "Hispanic", "Other"};
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write(
          "sex,race,state,married,job,education,city,outcome,age,income,ratio,score,term,rate\n");
      for (int row = 0; row < ROWS; row++) {
        writer.write(
            String.join(
                ",",
                random.nextBoolean() ? "female" : "male",
                races[random.nextInt(races.length)],
                "state " + random.nextInt(50),
                random.nextBoolean() ? "yes" : "no",
                "job " + random.nextInt(400),
                "\"level, " + random.nextInt(16) + "\"",
                "city number " + random.nextInt(2000),
                random.nextInt(8) == 0 ? "refused" : "granted",
                Integer.toString(18 + random.nextInt(70)),
                Integer.toString(random.nextInt(200_000)),
                Double.toString(random.nextDouble()),
                Double.toString(Math.round(random.nextGaussian() * 10_000) / 10_000.0),
                Integer.toString(12 * (1 + random.nextInt(40))),
                random.nextInt(100) == 0 ? "" : Double.toString(random.nextInt(1000) / 100.0)));
        writer.write('\n');
      }
    }
  }
}
