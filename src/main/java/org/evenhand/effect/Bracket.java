package org.evenhand.effect;

import java.math.BigDecimal;
import java.math.MathContext;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;

/** A flip that is being narrowed. */
final class Bracket {
  /** How narrow to make it, in parts of the grid's range. */
  private static final double ENOUGH = 1e-3;

  private static final int ALL_DIGITS = 17;

  private final NumericColumn column;
  private final boolean whole;
  private final double enough;
  private Flip flip;
  private double middle;
  private boolean open = true;

  private Bracket(NumericColumn column, boolean whole, double enough, Flip flip) {
    this.column = column;
    this.whole = whole;
    this.enough = enough;
    this.flip = flip;
    aim();
  }

  static Bracket of(Grid grid, Flip flip) {
    NumericColumn values = (NumericColumn) grid.values();
    double range = grid.number(grid.present() - 1) - grid.number(0);
    return new Bracket(values, values.type() != ColumnType.REAL, Math.abs(range) * ENOUGH, flip);
  }

  boolean isOpen() {
    return open;
  }

  Flip flip() {
    return flip;
  }

  /** What to score next. */
  Variant variant() {
    return Variant.of(NumericColumn.of(column.name(), column.type(), middle));
  }

  /**
   * Takes in how far the score at the middle is above the threshold. A middle without a score ends
   * the search: the flip is left as wide as it is.
   */
  void narrow(double over) {
    if (Double.isNaN(over)) {
      open = false;
      return;
    }
    boolean upper = (over >= 0) == flip.positiveAbove();
    double low = upper ? flip.low() : middle;
    double high = upper ? middle : flip.high();
    flip = new Flip(low, high, flip.positiveAbove(), low / 2 + high / 2);
    aim();
  }

  private void aim() {
    double width = flip.high() - flip.low();
    middle = whole ? Math.floor(flip.low() + width / 2) : between(flip.low(), flip.high());
    open = (whole || width > enough) && middle > flip.low() && middle < flip.high();
  }

  /** The number with the fewest digits in the middle half. */
  private static double between(double low, double high) {
    double half = low / 2 + high / 2;
    for (int digits = 1; digits < ALL_DIGITS; digits++) {
      double rounded = new BigDecimal(half).round(new MathContext(digits)).doubleValue();
      if (Math.abs(rounded - half) <= (high - low) / 4) {
        return rounded;
      }
    }
    return half;
  }
}
