package org.evenhand.ui;

import com.vaadin.flow.component.tabs.TabSheet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tabs that the address knows by their keys, one of them open. */
final class KeyedTabs<T extends KeyedTab> extends TabSheet {
  private static final long serialVersionUID = 1L;

  private final List<T> tabs;

  /**
   * @param opened hears the key of the tab that a user opens
   */
  KeyedTabs(List<T> tabs, Consumer<String> opened) {
    this.tabs = List.copyOf(tabs);
    tabs.forEach(tab -> add(tab.label(), tab));
    addAttachListener(
        attached -> {
          leaveOnlyTabsToFocus();
          bringIntoView();
        });
    addSelectedChangeListener(
        change -> {
          bringIntoView();
          if (change.isFromClient()) {
            opened.accept(this.tabs.get(getSelectedIndex()).key());
          }
        });
  }

  /** A list of tabs may hold no other element that takes the focus; Vaadin's holds a scroller. */
  private void leaveOnlyTabsToFocus() {
    getElement()
        .executeJs(
            "const tabs = this.querySelector('vaadin-tabs');"
                + "customElements.whenDefined('vaadin-tabs').then(() => tabs.updateComplete)"
                + ".then(() => tabs.shadowRoot.querySelector('#scroll')"
                + "?.removeAttribute('tabindex'));");
  }

  /** Where there is little room the open tab may lie beyond the end of the list. */
  private void bringIntoView() {
    getElement()
        .executeJs(
            "const tabs = this.querySelector('vaadin-tabs');"
                + "requestAnimationFrame(() => {"
                + "  const tab = tabs.items?.[$0];"
                + "  if (!tab) return;"
                + "  tab.style.scrollMarginInline = '3rem';" // beside the list's arrows
                + "  tab.scrollIntoView({block: 'nearest', inline: 'nearest'});"
                + "});",
            getSelectedIndex());
  }

  /** Opens the tab of that key, the first one without such a key. */
  void open(@Nullable String key) {
    int wanted = 0;
    for (int i = 0; i < tabs.size(); i++) {
      wanted = tabs.get(i).key().equals(key) ? i : wanted;
    }
    setSelectedIndex(wanted);
  }

  /** The open one. */
  T current() {
    return tabs.get(getSelectedIndex());
  }
}
