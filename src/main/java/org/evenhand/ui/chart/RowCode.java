package org.evenhand.ui.chart;

import java.util.Base64;
import java.util.BitSet;
import org.evenhand.data.RowSet;

/** Sets of rows as the elements send them; {@code frontend/columns.ts} has the format. */
final class RowCode {
  private RowCode() {}

  /**
   * Reads a set.
   *
   * @param total the rows of the table
   * @throws IllegalArgumentException if the text is no such set
   */
  static RowSet read(String text, int total) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (bytes.length == 0 || bytes[0] < 0 || bytes[0] > 1) {
      throw new IllegalArgumentException("no set of rows");
    }
    BitSet rows = bytes[0] == 0 ? bits(bytes) : distances(bytes, total);
    if (rows.length() > total) {
      throw new IllegalArgumentException("row " + (rows.length() - 1) + " of " + total + " rows");
    }
    return RowSet.where(total, rows::get);
  }

  private static BitSet bits(byte[] bytes) {
    BitSet rows = new BitSet();
    for (int i = 8; i < 8 * bytes.length; i++) {
      if ((bytes[i >> 3] >> (i & 7) & 1) == 1) {
        rows.set(i - 8);
      }
    }
    return rows;
  }

  private static BitSet distances(byte[] bytes, int total) {
    BitSet rows = new BitSet();
    long row = -1;
    long distance = 0;
    int shift = 0;
    for (int i = 1; i < bytes.length; i++) {
      distance |= (bytes[i] & 127L) << shift;
      shift += 7;
      if (bytes[i] >= 0) {
        row += distance;
        if (distance == 0 || row >= total) {
          throw new IllegalArgumentException("row " + row + " of " + total + " rows");
        }
        rows.set((int) row);
        distance = 0;
        shift = 0;
      } else if (shift > 28) {
        throw new IllegalArgumentException("a distance of more than four bytes");
      }
    }
    return rows;
  }
}
