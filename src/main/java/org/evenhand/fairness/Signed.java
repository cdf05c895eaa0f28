package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.fairness.Basis.MeanOf;
import org.evenhand.fairness.Disparity.Excluded;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/**
 * A measure of each group against a reference group.
 *
 * @param parts the metrics it is made of
 * @param reference the reference group's place in the grouping
 * @param favorablePositive whether the positive class is the outcome people want
 */
record Signed(
    List<String> by,
    DisparityMeasure measure,
    List<Figures> parts,
    int reference,
    boolean favorablePositive) {

  /** One per group but the reference. */
  List<Disparity> disparities() {
    List<SignedGap> gaps =
        IntStream.range(0, parts.getFirst().all().size())
            .filter(group -> group != reference)
            .mapToObj(this::gap)
            .toList();
    double[] raw =
        gaps.stream()
            .map(SignedGap::test)
            .filter(Objects::nonNull)
            .mapToDouble(test -> Objects.requireNonNull(test).p())
            .toArray();
    double[] adjusted = Holm.adjust(raw);
    List<Disparity> disparities = new ArrayList<>();
    int tested = 0;
    for (SignedGap gap : gaps) {
      RawTest test = gap.test();
      PValue p =
          test == null ? null : new PValue(test.p(), adjusted[tested++], raw.length, test.name());
      disparities.add(disparity(gap, p));
    }
    return disparities;
  }

  private SignedGap gap(int group) {
    List<Contrast> contrasts =
        parts.stream()
            .map(part -> new Contrast(part.all().get(group), part.all().get(reference)))
            .toList();
    return measure.basis() instanceof MeanOf mean
        ? new SignedGap.OfMean(contrasts.getFirst(), contrasts.getLast(), mean.absolute())
        : new SignedGap.OfOne(contrasts.getFirst(), measure.isRatio());
  }

  private Disparity disparity(SignedGap gap, @Nullable PValue p) {
    String absence = gap.absence();
    RawTest test = gap.test();
    boolean tooFew = absence != null || gap.isSmall() || (test != null && test.tooFew());
    Figure one = gap.first().one();
    Figure other = gap.first().other();
    return new Disparity(
        by,
        School.REFERENCE,
        measure,
        absence == null
            ? Measures.number(gap.value(), gap.interval(), gap.isSmall())
            : Measures.none(absence),
        one.group(),
        other.group(),
        gap.widest().one().metric(),
        excluded(one, other),
        Verdict.of(p, tooFew, gap.isWorse(favorablePositive)),
        p);
  }

  private List<Excluded> excluded(Figure one, Figure other) {
    return parts.stream()
        .flatMap(part -> part.excluded().stream())
        .filter(left -> left.group().equals(one.group()) || left.group().equals(other.group()))
        .toList();
  }
}
