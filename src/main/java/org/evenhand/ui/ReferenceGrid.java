package org.evenhand.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.function.Function;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.report.Verdicts;
import org.evenhand.report.Words;
import org.jspecify.annotations.Nullable;

/** One measure of every group against the reference group. */
final class ReferenceGrid extends Div {
  private static final long serialVersionUID = 1L;

  private static final int MANY = 15;

  private final H3 title = new H3();
  private final Grid<Disparity> grid = new Grid<>();
  private transient Function<Disparity, String> sentences = gap -> "";

  ReferenceGrid() {
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addColumn(gap -> name(gap.from()))
        .setHeader("Group")
        .setAutoWidth(true)
        .setFrozen(true)
        .setComparator((one, other) -> name(one.from()).compareTo(name(other.from())));
    grid.addColumn(gap -> Words.gap(gap))
        .setHeader("Value")
        .setAutoWidth(true)
        .setComparator((one, other) -> Double.compare(number(one), number(other)));
    grid.addColumn(Words::gapInterval).setHeader("95 % interval").setAutoWidth(true);
    grid.addColumn(
            LitRenderer.<Disparity>of(
                    "<span class=\"verdict\" title=${item.test}>${item.verdict}</span>")
                .withProperty("verdict", gap -> Verdicts.text(gap.verdict()))
                .withProperty("test", gap -> gap.p() == null ? "" : Verdicts.test(gap.p())))
        .setHeader("Verdict")
        .setAutoWidth(true)
        .setComparator((one, other) -> one.verdict().compareTo(other.verdict()));
    grid.addColumn(
            gap -> gap.p() == null ? "" : Verdicts.number(gap.p().adjusted()).replace("= ", ""))
        .setHeader("p (Holm)")
        .setAutoWidth(true)
        .setComparator((one, other) -> Double.compare(p(one), p(other)));
    grid.addColumn(gap -> sentences.apply(gap)).setHeader("In words").setFlexGrow(3);
    add(title, grid);
  }

  /**
   * @param gaps of one measure, each group against the same reference
   */
  void show(List<Disparity> gaps, Function<Disparity, String> told) {
    setVisible(!gaps.isEmpty());
    if (gaps.isEmpty()) {
      return;
    }
    sentences = told;
    Disparity first = gaps.get(0);
    title.setText("%s: each group against %s".formatted(first.measure().label(), name(first.to())));
    grid.getElement().setAttribute("aria-label", title.getText());
    grid.setAllRowsVisible(gaps.size() <= MANY);
    grid.setItems(gaps);
  }

  private static String name(@Nullable Group group) {
    return group == null ? "–" : Words.group(group);
  }

  private static double number(Disparity gap) {
    Double value = gap.value().valueOrNull();
    return value == null ? Double.NEGATIVE_INFINITY : value;
  }

  private static double p(Disparity gap) {
    return gap.p() == null ? 2 : gap.p().adjusted();
  }
}
