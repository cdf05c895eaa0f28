package org.evenhand.ui;

import com.vaadin.flow.server.VaadinSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last answers that took long, for as long as the browser's session lives: who comes back to a
 * page finds it as it was. Used with the session's lock held.
 */
final class KeptAnswers {
  private static final int KEPT = 12;

  private final Map<Object, Object> answers = new LinkedHashMap<>(KEPT, 0.75f, true);

  /** Those of the session. */
  static KeptAnswers of(VaadinSession session) {
    KeptAnswers kept = session.getAttribute(KeptAnswers.class);
    if (kept == null) {
      kept = new KeptAnswers();
      session.setAttribute(KeptAnswers.class, kept);
    }
    return kept;
  }

  /**
   * The answer to an equal question.
   *
   * @param question of a class whose questions always have answers of one type
   */
  @SuppressWarnings("unchecked") // put with a question of the same class
  <T> Optional<T> to(Object question) {
    return Optional.ofNullable((T) answers.get(question));
  }

  void put(Object question, Object answer) {
    answers.put(question, answer);
    if (answers.size() > KEPT) {
      answers.remove(answers.keySet().iterator().next());
    }
  }
}
