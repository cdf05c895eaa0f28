package org.evenhand.ui.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;

/** A column as bytes, the way the elements fetch it; {@code frontend/columns.ts} has the format. */
public final class ColumnFile {
  private static final int HEADER = 32;

  /** Beyond this span of the magnitude the numbers themselves are exact enough as floats. */
  private static final double NARROW = 1e-2;

  private final byte[] bytes;

  /** A file without its values. */
  private ColumnFile(int kind, int rows, long length, double offset, double scale) {
    bytes = new byte[Math.toIntExact(HEADER + length)];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {'E', 'H', 'C', '1', (byte) kind, 0, 0, 0})
        .putInt(rows)
        .putInt(0)
        .putDouble(offset)
        .putDouble(scale);
  }

  private ByteBuffer values() {
    return ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The numbers as floats. Where they lie far from 0 and close together, or beyond what a float
   * holds, it is their distance from the middle, in parts of their span, that becomes a float.
   */
  public static ColumnFile of(NumericColumn column) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < column.size(); row++) {
      double value = column.get(row);
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double largest = Math.max(Math.abs(low), Math.abs(high));
    boolean moved = low < high && (high - low < NARROW * largest || largest > Float.MAX_VALUE / 2);
    double offset = moved ? low / 2 + high / 2 : 0;
    double scale = moved ? high / 2 - low / 2 : 1;
    ColumnFile file = new ColumnFile(0, column.size(), 4L * column.size(), offset, scale);
    ByteBuffer values = file.values();
    for (int row = 0; row < column.size(); row++) {
      values.putFloat((float) ((column.get(row) - offset) / scale));
    }
    return file;
  }

  /** The codes, in as few bytes as the dictionary needs. */
  public static ColumnFile of(CategoricalColumn column) {
    int names = column.dictionary().size();
    int bytes = names <= 0xff ? 1 : names <= 0xffff ? 2 : 4;
    int kind = bytes == 4 ? 3 : bytes;
    ColumnFile file = new ColumnFile(kind, column.size(), (long) bytes * column.size(), 0, 1);
    ByteBuffer values = file.values();
    for (int row = 0; row < column.size(); row++) {
      // The missing code, -1, becomes the largest of the shorter ones.
      switch (bytes) {
        case 1 -> values.put((byte) column.code(row));
        case 2 -> values.putShort((short) column.code(row));
        default -> values.putInt(column.code(row));
      }
    }
    return file;
  }

  /** The set as bits. */
  public static ColumnFile of(RowSet rows) {
    ColumnFile file = new ColumnFile(4, rows.total(), (rows.total() + 7L) / 8, 0, 1);
    rows.forEach(row -> file.bytes[HEADER + (row >> 3)] |= (byte) (1 << (row & 7)));
    return file;
  }

  /** The number of bytes. */
  public int size() {
    return bytes.length;
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /** The same for the same bytes, and for others another one. */
  public String fingerprint() {
    return UUID.nameUUIDFromBytes(bytes).toString();
  }
}
