package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Verdict;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.report.Verdicts;
import org.evenhand.report.Words;
import org.jspecify.annotations.Nullable;

/**
 * A gap of one attribute by one measure: value, interval against its neutral point, verdict. Its
 * parts stay while a threshold moves.
 */
final class GapCell extends Div {
  private static final long serialVersionUID = 1L;

  private final LiveText value = new LiveText();
  private final RouterLink link = new RouterLink("", FairnessPage.class);
  private final Element line = new Element("eh-interval");
  private final LiveText verdict = new LiveText();
  private final LiveText who = new LiveText();

  /** One axis for all cells of a measure. */
  record Scale(double from, double to) {}

  GapCell() {
    link.add(value);
    verdict.addClassName("verdict");
    Span holder = new Span();
    holder.getElement().appendChild(line);
    Div under = new Div(who);
    under.addClassName("cell-interval");
    add(link, holder, new Div(verdict), under);
  }

  /**
   * Shows the gaps of all groups, or of those compared the one to look at first.
   *
   * @param found none if the measure does not exist for these groups
   * @param state of the page that shows the groups, null while the threshold moves: the link stays
   */
  void show(List<Disparity> found, Scale scale, @Nullable State state) {
    setVisible(!found.isEmpty());
    if (found.isEmpty()) {
      return;
    }
    Disparity worst = Verdicts.worst(found);
    if (state != null) {
      link.setQueryParameters(state.toParameters());
    }
    value.say(Words.gap(worst));
    verdict.say(Verdicts.text(worst.verdict()));
    verdict.setTitle(worst.p() == null ? "" : Verdicts.test(worst.p()));
    draw(worst, scale);
    String interval = Words.gapInterval(worst);
    setTitle(
        interval.isEmpty()
            ? worst.value() instanceof Measure.NotEstimable none ? none.reason() : ""
            : "95 % interval " + interval);
    who.say(
        found.size() > 1 && worst.from() != null
            ? "%s; %d of %d clear"
                .formatted(
                    Words.group(worst.from()),
                    found.stream().filter(gap -> gap.verdict() == Verdict.CLEAR).count(),
                    found.size())
            : "");
  }

  private void draw(Disparity gap, Scale scale) {
    line.setVisible(gap.value() instanceof Estimate);
    if (gap.value() instanceof Estimate estimate) {
      Measure.Interval interval = estimate.interval();
      line.setAttribute("value", text(estimate.value()));
      line.setAttribute("low", interval == null ? "" : text(interval.low()));
      line.setAttribute("high", interval == null ? "" : text(interval.high()));
      line.setAttribute("neutral", text(gap.measure().neutral()));
      line.setAttribute("min", text(scale.from()));
      line.setAttribute("max", text(scale.to()));
      line.setAttribute("small", estimate.small());
    }
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.6g", number);
  }
}
