package org.evenhand.ui;

import com.vaadin.flow.component.html.Span;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.PValue;
import org.evenhand.report.Verdicts;

/** How sure a gap is, by shape and by word, with its test on hover. */
final class VerdictMark extends Span {
  private static final long serialVersionUID = 1L;

  VerdictMark(Disparity disparity) {
    super(Verdicts.text(disparity.verdict()));
    addClassNames("verdict", disparity.verdict().key().replace('_', '-'));
    PValue p = disparity.p();
    if (p != null) {
      setTitle(Verdicts.test(p));
    }
  }
}
