package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One way to look at what a model leans on: choices, a sentence, a picture, and how it was found.
 * It asks once for each question and keeps the answer while the question is the same.
 */
abstract class ImportanceView extends KeyedTab {
  private static final long serialVersionUID = 1L;

  /** Where choices go that the address holds. */
  interface Address {
    /** Puts a choice into the address; null takes it out. */
    void choose(String key, @Nullable String value);

    /** Puts several choices into the address at once. */
    void choose(Map<String, String> values);

    void go(State state);
  }

  final transient Address address;
  final Paragraph lead = new Paragraph();
  final JobBar asking = new JobBar();
  private final Settle settle = new Settle();
  private final transient KeptAnswers kept = KeptAnswers.of(VaadinSession.getCurrent());
  private transient @Nullable Object asked;

  /** Set while fields are filled with what the address says. */
  private boolean showing;

  ImportanceView(Address address, String key, String label) {
    super(key, label);
    this.address = address;
    addClassName("stacked");
    lead.getElement().setAttribute("role", "status");
  }

  /** Shows what the address asks for; called while the tab is open only. */
  abstract void show(Context now);

  /** Takes the pictures away. */
  abstract void clear();

  /** Shows a line for the user in place of the pictures. */
  final void say(String message) {
    asked = null;
    asking.drop();
    refuse(message);
  }

  private void refuse(String message) {
    lead.setText(message);
    clear();
  }

  /** Puts a choice of the user into the address. */
  final void choose(String key, @Nullable String value) {
    if (!showing) {
      address.choose(key, value);
    }
  }

  /** Likewise a number. */
  final void number(String key, @Nullable Integer value) {
    choose(key, value == null ? null : Integer.toString(value));
  }

  /** Fills fields without taking it for a choice of the user. */
  final void fill(Runnable fields) {
    showing = true;
    try {
      fields.run();
    } finally {
      showing = false;
    }
  }

  final boolean isFilling() {
    return showing;
  }

  /**
   * Asks, unless it is the question that was asked last.
   *
   * @param question all that the answer depends on
   * @param moving whether it may soon be another, as while something is dragged
   * @return whether the last answer is still one to this question
   */
  final <T> boolean ask(
      String title, Object question, boolean moving, Function<Progress, T> work, Consumer<T> draw) {
    if (question.equals(asked)) {
      return true;
    }
    boolean wait = moving && asked != null;
    asked = question;
    UI ui = UI.getCurrent();
    Optional<T> known = kept.to(question);
    if (known.isPresent()) {
      asking.drop();
      draw.accept(known.get());
    } else if (wait) {
      settle.then(ui, () -> run(ui, title, question, work, draw));
    } else {
      run(ui, title, question, work, draw);
    }
    return false;
  }

  private <T> void run(
      UI ui, String title, Object question, Function<Progress, T> work, Consumer<T> draw) {
    if (question.equals(asked)) {
      asking.run(
          ui,
          title,
          work,
          answer -> {
            kept.put(question, answer);
            draw.accept(answer);
          },
          this::refuse);
    }
  }
}
