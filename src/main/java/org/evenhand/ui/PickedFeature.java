package org.evenhand.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;

/** Where else to look at the feature that is picked. */
final class PickedFeature extends Paragraph {
  private static final long serialVersionUID = 1L;

  PickedFeature() {
    addClassName("quiet");
  }

  void show(Context now) {
    removeAll();
    String feature =
        now.state()
            .get(ImportancePage.FEATURE)
            .filter(now.model().binding().columns()::contains)
            .orElse(null);
    if (feature == null) {
      add("Click a bar to pick its feature.");
      return;
    }
    RouterLink rows = new RouterLink("what it adds to each row", ImportancePage.class);
    rows.setQueryParameters(
        now.state().with(ImportancePage.VIEW, ContributionsView.KEY).toParameters());
    RouterLink curves = new RouterLink("its curves in Probe", ProbePage.class);
    curves.setQueryParameters(
        now.state()
            .shared()
            .with(RowPanel.TAB, CurvesTab.KEY)
            .with(AverageChoice.FEATURE, feature)
            .toParameters());
    add(feature + " is picked: see ");
    add(rows);
    add(" or ");
    add(curves);
    add(now.row().isPresent() ? "." : " of a row you choose there.");
  }
}
