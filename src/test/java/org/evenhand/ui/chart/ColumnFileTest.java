package org.evenhand.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.junit.jupiter.api.Test;

/** Columns on their way to the elements and rows on their way back. */
class ColumnFileTest {
  private static ByteBuffer read(ColumnFile file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.writeTo(out);
    assertThat(out.size()).isEqualTo(file.size());
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(out.toByteArray(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("EHC1");
    return bytes;
  }

  private static double[] numbers(double... values) throws IOException {
    ByteBuffer file = read(ColumnFile.of(NumericColumn.of("x", ColumnType.REAL, values)));
    assertThat(file.get(4)).isZero();
    assertThat(file.getInt(8)).isEqualTo(values.length);
    double offset = file.getDouble(16);
    double scale = file.getDouble(24);
    return IntStream.range(0, values.length)
        .mapToDouble(row -> offset + scale * file.getFloat(32 + 4 * row))
        .toArray();
  }

  @Test
  void numbersKeepSevenDigitsAndMissingStaysMissing() throws IOException {
    double[] read = numbers(0.1, -3, Double.NaN, Double.POSITIVE_INFINITY);

    assertThat(read[0]).isCloseTo(0.1, within(1e-8));
    assertThat(read[1]).isEqualTo(-3);
    assertThat(read[2]).isNaN();
    assertThat(read[3]).isEqualTo(Double.POSITIVE_INFINITY);
  }

  /** As floats these seconds of one day would all lie on a grid of 128 seconds. */
  @Test
  void numbersFarFromZeroAndCloseTogetherStayApart() throws IOException {
    double[] read = numbers(1_700_000_000, 1_700_000_001, 1_700_086_400);

    assertThat(read[1] - read[0]).isCloseTo(1, within(0.01));
    assertThat(read[2] - read[0]).isCloseTo(86_400, within(0.01));
  }

  @Test
  void numbersBeyondAFloatAreFinite() throws IOException {
    double[] read = numbers(-1e300, 0, 1e300);

    assertThat(read[0]).isCloseTo(-1e300, within(1e294));
    assertThat(read[2]).isCloseTo(1e300, within(1e294));
  }

  @Test
  void aConstantAndAnEmptyColumnAreThemselves() throws IOException {
    assertThat(numbers(7, 7)).containsExactly(7, 7);
    assertThat(numbers()).isEmpty();
  }

  @Test
  void codesTakeAsManyBytesAsTheDictionaryNeeds() throws IOException {
    assertThat(codes(2).get(4)).isEqualTo((byte) 1);
    assertThat(codes(255).get(4)).isEqualTo((byte) 1);
    assertThat(codes(256).get(4)).isEqualTo((byte) 2);
    assertThat(codes(65_535).get(4)).isEqualTo((byte) 2);
    assertThat(codes(65_536).get(4)).isEqualTo((byte) 3);

    assertThat(codes(255).get(32)).isEqualTo((byte) 254);
    assertThat(codes(255).get(33)).as("missing").isEqualTo((byte) 255);
    assertThat(codes(65_535).getShort(34)).as("missing").isEqualTo((short) 65_535);
    assertThat(codes(65_536).getInt(32)).isEqualTo(65_535);
    assertThat(codes(65_536).getInt(36)).as("missing").isEqualTo(-1);
  }

  /** A row with the last category and one without any. */
  private static ByteBuffer codes(int values) throws IOException {
    List<String> names = IntStream.range(0, values).mapToObj(Integer::toString).toList();
    return read(
        ColumnFile.of(
            CategoricalColumn.of(
                "c",
                ColumnType.CATEGORY,
                names,
                new int[] {values - 1, CategoricalColumn.MISSING})));
  }

  @Test
  void rowsAreBitsFromTheLowest() throws IOException {
    ByteBuffer file = read(ColumnFile.of(RowSet.where(10, row -> row == 0 || row == 9)));

    assertThat(file.get(4)).isEqualTo((byte) 4);
    assertThat(file.getInt(8)).isEqualTo(10);
    assertThat(file.get(32)).isEqualTo((byte) 1);
    assertThat(file.get(33)).isEqualTo((byte) 2);
  }

  /** Rows 0, 1 and 200 are 1, 1 and 199 after the ones before; 199 is 71 and 1 times 128. */
  @Test
  void rowsComeBackAsDistancesOrBits() {
    RowSet expected = RowSet.where(1000, row -> row == 0 || row == 1 || row == 200);
    byte[] bits = new byte[126];
    bits[1] = 3;
    bits[26] = 1;

    assertThat(RowCode.read(text(1, 1, 1, 0xC7, 1), 1000)).isEqualTo(expected);
    assertThat(RowCode.read(Base64.getEncoder().encodeToString(bits), 1000)).isEqualTo(expected);
    assertThat(RowCode.read(text(1), 1000).count()).isZero();
  }

  @Test
  void whatIsNoSetOfRowsOfTheTableIsRefused() {
    for (String wrong :
        List.of("", text(2, 1), text(1, 0), text(1, 0xff, 1), text(0, 0, 8), "%%%")) {
      assertThatThrownBy(() -> RowCode.read(wrong, 10))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RowCode.read(text(1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1), 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return Base64.getEncoder().encodeToString(all);
  }
}
