package org.evenhand.importance;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * Random permutations (Fisher and Yates), each as likely as any other. They follow from the seed,
 * the feature's columns and the repeat alone, so that they are the same for every metric, every
 * model and any order of the features.
 */
public final class Shuffles implements Permutations {
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;

  private final long seed;
  private final int rows;
  private final int[][] strata;

  private Shuffles(long seed, int rows, int[]... strata) {
    this.seed = seed;
    this.rows = rows;
    this.strata = strata;
  }

  /** Any row takes the place of any other. */
  public static Shuffles of(long seed, int rows) {
    return new Shuffles(seed, rows, IntStream.range(0, rows).toArray());
  }

  /**
   * A row takes the place only of rows of its own stratum.
   *
   * @param stratumOf the stratum of each row, from 0
   * @param strata how many there are
   */
  public static Shuffles within(long seed, int[] stratumOf, int strata) {
    int[] sizes = new int[strata];
    for (int stratum : stratumOf) {
      sizes[stratum]++;
    }
    int[][] members = Arrays.stream(sizes).mapToObj(size -> new int[size]).toArray(int[][]::new);
    for (int row = stratumOf.length - 1; row >= 0; row--) {
      members[stratumOf[row]][--sizes[stratumOf[row]]] = row;
    }
    return new Shuffles(seed, stratumOf.length, members);
  }

  @Override
  public int[] of(FeatureGroup feature, int repeat) {
    SplittableRandom random = new SplittableRandom(mix(feature, repeat));
    int[] from = new int[rows];
    for (int[] stratum : strata) {
      int[] shuffled = stratum.clone();
      for (int i = shuffled.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int kept = shuffled[other];
        shuffled[other] = shuffled[i];
        shuffled[i] = kept;
      }
      for (int i = 0; i < stratum.length; i++) {
        from[stratum[i]] = shuffled[i];
      }
    }
    return from;
  }

  /** Strata in which a feature has one value only hold it fixed, and their rows with it. */
  @Override
  public @Nullable String absence(Table table, FeatureGroup feature) {
    if (strata.length == 1) {
      return null;
    }
    DistinctValues values = DistinctValues.of(table, feature);
    boolean moves =
        Arrays.stream(strata)
            .anyMatch(
                stratum ->
                    Arrays.stream(stratum)
                        .anyMatch(row -> values.code(row) != values.code(stratum[0])));
    boolean varies = IntStream.range(1, rows).anyMatch(row -> values.code(row) != values.code(0));
    return varies && !moves ? "it has one value only within each stratum" : null;
  }

  /** A seed of its own for each feature and repeat (Fowler, Noll and Vo's hash FNV-1a). */
  private long mix(FeatureGroup feature, int repeat) {
    long hash = (BASIS ^ seed) * PRIME;
    List<String> columns = feature.columns().stream().sorted().toList();
    for (String column : columns) {
      for (int i = 0; i < column.length(); i++) {
        hash = (hash ^ column.charAt(i)) * PRIME;
      }
      hash = (hash ^ Character.MAX_VALUE) * PRIME; // no name ends another
    }
    return (hash ^ repeat) * PRIME;
  }
}
