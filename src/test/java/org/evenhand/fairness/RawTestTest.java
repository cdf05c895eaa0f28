package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawTestTest {
  private static Share share(int part, int whole) {
    return new Share(Tally.of(part), Tally.of(whole), null);
  }

  /** scipy 1.x: fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue. */
  @ParameterizedTest
  @CsvSource({
    "3, 10, 9, 10, 0.019766611097880443",
    "0, 5, 4, 7, 0.0808080808080808",
    "1, 20, 8, 20, 0.019656019656019652",
    "2, 8, 0, 90, 0.005891016200294551",
    "10, 10, 0, 10, 1.082508822446903e-05",
  })
  void theExactTestIsTwoSided(int x1, int n1, int x2, int n2, double p) {
    assertThat(RawTest.fisher(share(x1, n1), share(x2, n2))).isCloseTo(p, within(1e-9));
    assertThat(RawTest.fisher(share(x2, n2), share(x1, n1))).isCloseTo(p, within(1e-9));
  }

  /** With 5 of 12 in all, 5 rows should have 1.7; with 10 of 20, 10 rows have exactly 5. */
  @Test
  void anExpectedCountBelowFiveIsForTheExactTest() {
    RawTest few = RawTest.ofRates(share(0, 5), share(4, 7));

    assertThat(few.name()).isEqualTo("Fisher's exact test");
    assertThat(few.p()).isCloseTo(0.0808080808080808, within(1e-9));
    assertThat(few.tooFew()).isFalse();
    assertThat(RawTest.ofRates(share(10, 10), share(0, 10)).name())
        .isEqualTo("two-proportion z test");
  }

  /** 34 of 76 against 50 of 92 by hand in Python: z = -1.24006. */
  @Test
  void manyExpectedCountsAreForThePooledTest() {
    RawTest test = RawTest.ofRates(share(34, 76), share(50, 92));

    assertThat(test.name()).isEqualTo("two-proportion z test");
    assertThat(test.p()).isCloseTo(0.21495191504220734, within(1e-9));
    assertThat(RawTest.ofRates(share(48, 80), share(56, 70)).p())
        .isCloseTo(0.00804508136819656, within(1e-9));
  }

  @Test
  void ratesOfZeroOrOneInBothAreEqual() {
    assertThat(RawTest.ofRates(share(0, 30), share(0, 90)).p()).isCloseTo(1, within(1e-9));
    assertThat(RawTest.ofRates(share(30, 30), share(9, 9)).p()).isCloseTo(1, within(1e-9));
  }

  /** Ten rows of weight 1 and ten of 3 say as much as 40^2 / 100 = 16 rows. */
  @Test
  void weightedRowsCountByTheirEffectiveNumber() {
    Share weighted = new Share(new Tally(10, 20, 50), new Tally(20, 40, 100), null);

    assertThat(RawTest.ofRates(weighted, share(30, 100)).p())
        .isCloseTo(RawTest.ofRates(share(8, 16), share(30, 100)).p(), within(1e-12));
  }

  @Test
  void weightedRowsHaveNoExactTest() {
    Share weighted = new Share(new Tally(1, 2, 4), new Tally(5, 9, 20), null);

    RawTest test = RawTest.ofRates(weighted, share(3, 4));
    assertThat(test.name()).isEqualTo("two-proportion z test");
    assertThat(test.tooFew()).isTrue();
  }

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") is 0.03 0.06 0.06 0.02. */
  @Test
  void holmKeepsTheOrderOfTheTests() {
    assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjust(new double[] {0.4, 0.9, 0.6})).containsExactly(1, 1, 1);
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }
}
