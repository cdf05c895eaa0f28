package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.router.Route;

@Route("")
class OverviewView extends Div {
  private static final long serialVersionUID = 1L;

  OverviewView() {
    add(new DecimalSlider(0, 1));
  }
}
