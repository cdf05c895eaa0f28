package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.List;
import java.util.function.Consumer;
import org.evenhand.fairness.DisparityMeasure;
import org.jspecify.annotations.Nullable;

/**
 * A few questions that point at measures, after the fairness tree of Aequitas (Saleiro et al.
 * 2018). It proposes what to look at and decides nothing.
 */
final class MeasureGuide extends Details {
  private static final long serialVersionUID = 1L;

  private enum Worry {
    REPRESENTATION("That groups get the outcome unequally often, whatever the labels say"),
    ERRORS("That the model's errors fall on some groups more than on others"),
    SCORES("That a score means something else in one group than in another");

    private final String label;

    Worry(String label) {
      this.label = label;
    }
  }

  private enum Effect {
    HURTS("It hurts: a refusal, a search, a fine"),
    HELPS("It helps: a loan, a scholarship, a treatment");

    private final String label;

    Effect(String label) {
      this.label = label;
    }
  }

  private enum Reach {
    FEW("A small part"),
    MANY("Many, or all who need it");

    private final String label;

    Reach(String label) {
      this.label = label;
    }
  }

  private final RadioButtonGroup<Worry> worry = group("What worries you?");
  private final RadioButtonGroup<Effect> effect =
      group("What does being predicted positive do to a person?");
  private final RadioButtonGroup<Reach> reach = group("How many people does it reach?");
  private final Paragraph answer = new Paragraph();
  private final Button show = new Button("Show these measures");
  private transient List<DisparityMeasure> proposed = List.of();

  /**
   * @param chosen takes the measures that the user wants to see
   */
  MeasureGuide(Consumer<List<DisparityMeasure>> chosen) {
    setSummaryText("Which measures should I look at?");
    worry.setItems(Worry.values());
    worry.setItemLabelGenerator(value -> value.label);
    effect.setItems(Effect.values());
    effect.setItemLabelGenerator(value -> value.label);
    reach.setItems(Reach.values());
    reach.setItemLabelGenerator(value -> value.label);
    worry.addValueChangeListener(change -> propose());
    effect.addValueChangeListener(change -> propose());
    reach.addValueChangeListener(change -> propose());
    show.addClickListener(click -> chosen.accept(proposed));
    Div questions = new Div(worry, effect, reach, answer, show);
    questions.addClassName("guide");
    add(questions);
    propose();
  }

  private static <T> RadioButtonGroup<T> group(String label) {
    RadioButtonGroup<T> group = new RadioButtonGroup<>(label);
    group.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    return group;
  }

  private void propose() {
    boolean errors = worry.getValue() == Worry.ERRORS;
    effect.setVisible(errors);
    reach.setVisible(errors && effect.getValue() != null);
    Proposal proposal = Proposal.of(worry.getValue(), effect.getValue(), reach.getValue());
    show.setVisible(proposal != null);
    answer.setText(proposal == null ? "" : proposal.why());
    proposed = proposal == null ? List.of() : proposal.measures();
  }

  /** Measures and why they answer the questions. */
  record Proposal(String why, List<DisparityMeasure> measures) {

    static @Nullable Proposal of(
        @Nullable Worry worry, @Nullable Effect effect, @Nullable Reach reach) {
      if (worry == null) {
        return null;
      }
      return switch (worry) {
        case REPRESENTATION ->
            proposal(
                "Compare how often each group gets the favorable outcome. This needs no labels, and"
                    + " it does not ask whether groups differ in what the outcome depends on.",
                "demographic_parity_difference",
                "demographic_parity_ratio",
                "disparate_impact");
        case SCORES ->
            proposal(
                "Compare whether scores come true equally in all groups, and rank equally well.",
                "calibration_error_difference",
                "auc_difference",
                "brier_difference",
                "mean_score_difference");
        case ERRORS -> ofErrors(effect, reach);
      };
    }

    private static @Nullable Proposal ofErrors(@Nullable Effect effect, @Nullable Reach reach) {
      if (effect == null || reach == null) {
        return null;
      }
      return switch (effect) {
        case HURTS ->
            switch (reach) {
              case FEW ->
                  proposal(
                      "Where few are hit, look at those who are: how often is the act without cause?",
                      "false_discovery_rate_difference",
                      "false_discovery_rate_ratio",
                      "predictive_parity_difference");
              case MANY ->
                  proposal(
                      "Where many can be hit, look at those who should be spared: how often are they"
                          + " hit all the same?",
                      "false_positive_rate_difference",
                      "false_positive_rate_ratio",
                      "equalized_odds_difference");
            };
        case HELPS ->
            switch (reach) {
              case FEW ->
                  proposal(
                      "Where help reaches few, look at those who are left out: how many of them"
                          + " needed it?",
                      "false_omission_rate_difference",
                      "false_omission_rate_ratio");
              case MANY ->
                  proposal(
                      "Where help is meant for all who need it, look at those who do: how often are"
                          + " they missed?",
                      "false_negative_rate_difference",
                      "true_positive_rate_difference",
                      "equal_opportunity_difference");
            };
      };
    }

    private static Proposal proposal(String why, String... keys) {
      return new Proposal(
          why, java.util.Arrays.stream(keys).map(DisparityMeasure::of).distinct().toList());
    }
  }
}
