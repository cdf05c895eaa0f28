package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Map;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;

/** What the model leans on: over all rows, and where groups are told apart. */
@Route("importance")
class ImportancePage extends Page implements ImportanceView.Address {
  private static final long serialVersionUID = 1L;

  /** The open tab, in the address. */
  static final String VIEW = "view";

  /** The feature that is looked at, in the address. */
  static final String FEATURE = AverageChoice.FEATURE;

  private final KeyedTabs<ImportanceView> views;
  private transient @Nullable Context context;

  ImportancePage() {
    super("Importance", "What does the model lean on, for everyone and between groups?");
    views =
        new KeyedTabs<>(
            List.of(new PermutationView(this), new ContributionsView(this), new GapView(this)),
            key -> choose(VIEW, key));
    body.add(views);
  }

  @Override
  void show(Context now) {
    context = now;
    views.open(now.state().get(VIEW).orElse(null));
    ImportanceView view = views.current();
    try {
      view.show(now);
    } catch (InputException e) {
      view.say(String.valueOf(e.getMessage()));
    }
  }

  /** Nothing here follows a threshold that moves: it is asked again where it rests. */
  @Override
  void follow(Context moved) {
    context = moved;
  }

  @Override
  public void choose(String key, @Nullable String value) {
    if (context != null) {
      go(context.state().with(key, value));
    }
  }

  @Override
  public void choose(Map<String, String> values) {
    if (context != null) {
      State state = context.state();
      for (Map.Entry<String, String> value : values.entrySet()) {
        state = state.with(value.getKey(), value.getValue());
      }
      go(state);
    }
  }

  @Override
  public void go(State state) {
    UI.getCurrent().navigate(ImportancePage.class, state.toParameters());
  }
}
