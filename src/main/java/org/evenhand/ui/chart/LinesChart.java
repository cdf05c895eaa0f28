package org.evenhand.ui.chart;

import com.vaadin.flow.component.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evenhand.metric.CurvePoint;
import org.jspecify.annotations.Nullable;

/** Lines over one x axis, with bands, marks and the places where the page stands. */
@Tag("eh-lines")
public final class LinesChart extends Chart<LinesChart.Data> {
  private static final long serialVersionUID = 1L;

  /** How a line goes from one point to the next: at which of the two it takes the next y. */
  public enum Step {
    START,
    END
  }

  /** A vertical line. */
  public record Mark(double x, String label) {}

  /** A straight line to compare with; its ends are x and y. */
  public record Reference(List<Double> from, List<Double> to, String label) {}

  /**
   * One line.
   *
   * @param points x, y (null for a gap) and, where hovering is linked, the key (null for none)
   * @param band x, low and high of each point, the last two null where it has no interval; null for
   *     no band at all
   * @param step {@code "start"} or {@code "end"}, null for straight lines
   * @param current x and y of the place to mark, null for none
   */
  public record Series(
      String name,
      int color,
      List<List<@Nullable Double>> points,
      @Nullable List<List<@Nullable Double>> band,
      @Nullable String step,
      @Nullable List<Double> current) {

    /** A curve whose points are known by their thresholds, with a band where they have one. */
    public static Series of(
        String name,
        int color,
        List<CurvePoint> curve,
        @Nullable Step step,
        @Nullable CurvePoint current) {
      List<List<@Nullable Double>> points = new ArrayList<>();
      List<List<@Nullable Double>> band = new ArrayList<>();
      boolean banded = false;
      for (CurvePoint point : curve) {
        points.add(
            Arrays.asList(
                point.x(),
                point.y(),
                Double.isFinite(point.threshold()) ? point.threshold() : null));
        band.add(Arrays.asList(point.x(), point.low(), point.high()));
        banded |= point.low() != null;
      }
      return new Series(
          name,
          color,
          points,
          banded ? band : null,
          step == null ? null : step == Step.START ? "start" : "end",
          current == null ? null : List.of(current.x(), current.y()));
    }
  }

  /**
   * What is drawn.
   *
   * @param unit of y: {@code "%"} for shares from 0 to 1, else the unit or an empty text
   * @param xUnit likewise of x
   * @param xDomain both ends of the x axis, null to fit; so is {@code yDomain}
   * @param marks vertical lines
   * @param references lines to compare with
   * @param square whether x and y are drawn to one length
   * @param link charts of one page with the same name show each other's hovered key; null for none
   * @param keyLabel what the key is, "threshold"; null without keys
   * @param note a sentence under the picture, such as why a line is missing; null for none
   */
  public record Data(
      String title,
      String xLabel,
      String yLabel,
      String unit,
      String xUnit,
      @Nullable List<Double> xDomain,
      @Nullable List<Double> yDomain,
      List<Mark> marks,
      List<Reference> references,
      List<Series> series,
      boolean square,
      @Nullable String link,
      @Nullable String keyLabel,
      @Nullable String note) {}

  /**
   * What moves while the lines stay.
   *
   * @param current one per line: x and y of the place to mark, null for none
   */
  public record Places(List<Mark> marks, List<@Nullable List<Double>> current) {}

  @Override
  public void show(Data data) {
    getElement().removeProperty("places");
    super.show(data);
  }

  /** Moves the marks of the lines that are shown. */
  public void move(Places places) {
    getElement().setPropertyBean("places", places);
  }
}
