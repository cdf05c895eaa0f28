package org.evenhand.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of names: each row holds a code into a dictionary of distinct values. A missing value
 * has the code {@link #MISSING}; the dictionary may hold values that no row has.
 */
public final class CategoricalColumn implements Column {
  public static final int MISSING = -1;

  private final String name;
  private final ColumnType type;
  private final List<String> dictionary;
  private final int[] codes;
  private final int offset;
  private final int size;

  private CategoricalColumn(
      String name, ColumnType type, List<String> dictionary, int[] codes, int offset, int size) {
    this.name = name;
    this.type = type;
    this.dictionary = dictionary;
    this.codes = codes;
    this.offset = offset;
    this.size = size;
  }

  /** A column over {@code codes}, which the caller must not change afterwards. */
  public static CategoricalColumn of(
      String name, ColumnType type, List<String> dictionary, int[] codes) {
    return new CategoricalColumn(name, type, List.copyOf(dictionary), codes, 0, codes.length);
  }

  /** A column of the given values, null for missing; the dictionary is in order of appearance. */
  public static CategoricalColumn of(
      String name, ColumnType type, List<? extends @Nullable String> values) {
    Map<String, Integer> codeOf = new LinkedHashMap<>();
    int[] codes = new int[values.size()];
    for (int row = 0; row < codes.length; row++) {
      String value = values.get(row);
      codes[row] = value == null ? MISSING : codeOf.computeIfAbsent(value, unseen -> codeOf.size());
    }
    return of(name, type, new ArrayList<>(codeOf.keySet()), codes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public int size() {
    return size;
  }

  /** The distinct values, each at the index that is its code. */
  public List<String> dictionary() {
    return dictionary;
  }

  /** The code of the value, {@link #MISSING} when it is missing. */
  public int code(int row) {
    Objects.checkIndex(row, size);
    return codes[offset + row];
  }

  /** A copy of all codes. */
  public int[] toArray() {
    return Arrays.copyOfRange(codes, offset, offset + size);
  }

  @Override
  public boolean isMissing(int row) {
    return code(row) == MISSING;
  }

  @Override
  public @Nullable String text(int row) {
    int code = code(row);
    return code == MISSING ? null : dictionary.get(code);
  }

  @Override
  public CategoricalColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new CategoricalColumn(name, type, dictionary, codes, offset + from, to - from);
  }

  @Override
  public CategoricalColumn take(int[] rows) {
    int[] taken = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = code(rows[i]);
    }
    return new CategoricalColumn(name, type, dictionary, taken, 0, taken.length);
  }

  @Override
  public CategoricalColumn rename(String newName) {
    return new CategoricalColumn(newName, type, dictionary, codes, offset, size);
  }

  /** The same values, seen as another kind. */
  public CategoricalColumn withType(ColumnType newType) {
    return new CategoricalColumn(name, newType, dictionary, codes, offset, size);
  }

  @Override
  public String toString() {
    return name + " " + type + "[" + size + "], " + dictionary.size() + " values";
  }
}
