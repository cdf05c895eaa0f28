package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.splitlayout.SplitLayout;
import com.vaadin.flow.router.Route;
import java.util.Map;
import java.util.Optional;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/** One row: choose it, edit it, watch every model's answer. */
@Route("probe")
class ProbePage extends Page {
  private static final long serialVersionUID = 1L;

  private final RowsPanel rows = new RowsPanel(this::choose, this::filter);
  private final RowPanel row =
      new RowPanel(
          new RowPanel.Address() {
            @Override
            public void choose(String key, @Nullable String value) {
              go(key, value);
            }

            @Override
            public void choose(Map<String, String> values) {
              go(values);
            }
          });
  private final Paragraph empty =
      new Paragraph("Choose a row on the left to see what every model says of it.");
  private transient @Nullable Context context;

  ProbePage() {
    super("Probe", "What does the model say of one row, and what if the row were different?");
    addClassName("probe");
    Div right = new Div(empty, row);
    right.addClassName("row-side");
    SplitLayout split = new SplitLayout(rows, right);
    split.setSplitterPosition(30);
    split.setWidthFull();
    body.add(split);
  }

  @Override
  void load(Context coming, Progress progress) {
    row.load(coming.workspace());
  }

  @Override
  void show(Context now) {
    boolean first = context == null;
    context = now;
    rows.show(now);
    Optional<Integer> chosen = now.row();
    empty.setVisible(chosen.isEmpty());
    row.setVisible(chosen.isPresent());
    chosen.ifPresent(number -> row.show(now, number));
    if (first) {
      chosen.ifPresent(rows::reveal);
    }
  }

  private void choose(int number) {
    go(State.ROW, Integer.toString(number));
  }

  private void filter(@Nullable String where) {
    go(State.WHERE, where);
  }

  private void go(String key, @Nullable String value) {
    if (context != null) {
      go(context.state().with(key, value));
    }
  }

  private void go(Map<String, String> values) {
    if (context != null) {
      State state = context.state();
      for (Map.Entry<String, String> value : values.entrySet()) {
        state = state.with(value.getKey(), value.getValue());
      }
      go(state);
    }
  }

  private static void go(State state) {
    UI.getCurrent().navigate(ProbePage.class, state.toParameters());
  }
}
