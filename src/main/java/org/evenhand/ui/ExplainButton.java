package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import org.evenhand.metric.Explanation;

/** A measure's name with everything there is to say about it one click away. */
final class ExplainButton extends Span {
  private static final long serialVersionUID = 1L;

  ExplainButton(Explanation explanation) {
    addClassName("explained");
    Button button = new Button(VaadinIcon.INFO_CIRCLE.create());
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    button.addClassName("explain");
    button.setAriaLabel("What is “" + explanation.label() + "”?");
    button.addClickListener(click -> open(button, explanation));
    add(new Span(explanation.label()), button);
  }

  /** The first click makes what to open: there may be hundreds that nobody asks for. */
  private void open(Button button, Explanation explanation) {
    if (getChildren().noneMatch(Popover.class::isInstance)) {
      Popover popover = new Popover();
      popover.setTarget(button);
      popover.setModal(false);
      popover.setAriaLabel(explanation.label());
      popover.add(content(explanation));
      add(popover);
      popover.open();
    }
  }

  private static Div content(Explanation explanation) {
    DescriptionList list = new DescriptionList();
    entry(list, "What it is", explanation.definition());
    entry(list, "When it matters", explanation.matters());
    entry(list, "Formula", explanation.formula());
    entry(list, "Source", explanation.source() + ".");
    Div title = new Div(explanation.label());
    title.addClassName("title");
    Div content = new Div(title, list);
    content.addClassName("explanation");
    return content;
  }

  private static void entry(DescriptionList list, String term, String text) {
    list.add(new DescriptionList.Term(term), new DescriptionList.Description(text));
  }
}
