package org.evenhand.report;

import java.util.Locale;
import org.evenhand.data.NumericColumn;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.Limit;
import org.evenhand.workspace.LimitResult;

/** Limits for people to read. */
public final class LimitWords {
  private LimitWords() {}

  /** "limit on selection_rate by who (b) is broken: 0.5 is below 0.8". */
  public static String broken(LimitResult result) {
    Limit limit = result.limit();
    return "limit on %s%s%s is broken: %s"
        .formatted(
            limit.subject().key(),
            limit.by().isEmpty() ? "" : " by " + String.join("*", limit.by()),
            limit.group().isEmpty() ? "" : " (" + String.join(", ", limit.group()) + ")",
            result.reason());
  }

  /** "left out, as under 30 rows: who = a; who = b"; empty where every group was compared. */
  public static String leftOut(LimitResult result) {
    return result.leftOut().isEmpty()
        ? ""
        : "left out, as under %d rows: %s"
            .formatted(
                result.limit().minRows(),
                String.join("; ", result.leftOut().stream().map(Words::group).toList()));
  }

  /** "ratio of selection rate by who, at least 0.8". */
  static String text(Limit limit) {
    String what =
        switch (limit.subject()) {
          case Limit.OfMetric of ->
              switch (of.compare()) {
                    case RATIO -> "ratio of ";
                    case DIFFERENCE -> "difference in ";
                    case VALUE -> "";
                  }
                  + of.metric().label().toLowerCase(Locale.ROOT);
          case Limit.OfMeasure of ->
              of.measure().label().toLowerCase(Locale.ROOT)
                  + " ("
                  + of.school().label().toLowerCase(Locale.ROOT)
                  + ")";
        };
    String bound =
        switch (limit.bound()) {
          case VALUE -> "";
          case LOW -> ", low end of the interval";
          case HIGH -> ", high end of the interval";
        };
    String by = limit.by().isEmpty() ? "" : " by " + String.join(" and ", limit.by());
    String group = limit.group().isEmpty() ? "" : ", group " + String.join(", ", limit.group());
    String min = limit.min() == null ? "" : ", at least " + NumericColumn.format(limit.min());
    String max = limit.max() == null ? "" : ", at most " + NumericColumn.format(limit.max());
    String rows = limit.minRows() > 0 ? ", groups of at least " + limit.minRows() + " rows" : "";
    return what + by + group + bound + min + max + rows;
  }

  /** What became of the limits, in one sentence. */
  public static String outcome(Audit audit) {
    String model = audit.model().name();
    long broken = audit.limits().stream().filter(result -> !result.holds()).count();
    int all = audit.limits().size();
    return switch (audit.outcome()) {
      case NOTHING_WAS_ASKED ->
          "nothing was asked: the workspace has no limits on model '" + model + "'";
      case HELD -> all == 1 ? "the limit holds" : "all " + all + " limits hold";
      case BROKEN -> "%d of %d limits %s broken".formatted(broken, all, all == 1 ? "is" : "are");
    };
  }
}
