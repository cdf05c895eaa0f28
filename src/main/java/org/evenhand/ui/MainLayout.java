package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.ui.chart.Chart;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The frame around every page: side menu, top bar, running job. Reads the address, opens what it
 * names and hands the page its {@link Context}.
 */
@Layout
class MainLayout extends AppLayout implements AfterNavigationObserver, TopBar.Listener {
  private static final long serialVersionUID = 1L;

  private final transient Library library;
  private final transient Selections selections = Selections.of(VaadinSession.getCurrent());
  private final Settle settle = new Settle();
  private final TopBar topBar = new TopBar(this);
  private final JobBar jobBar = new JobBar();
  private final Map<SideNavItem, Class<? extends Page>> pages = new LinkedHashMap<>();
  private final SideNav menu = new SideNav();
  private transient State state = State.EMPTY;
  private String path = "";
  private transient @Nullable Context context;

  MainLayout(Library library) {
    this.library = library;
    VaadinSession.getCurrent().setErrorHandler(new Failures());
    UI.getCurrent().getPage().addJsModule(Chart.MODULE);
    setPrimarySection(Section.DRAWER);
    Span name = new Span("Evenhand");
    name.addClassName("brand");
    entry("Overview", OverviewPage.class, VaadinIcon.DASHBOARD);
    entry("Probe", ProbePage.class, VaadinIcon.SEARCH);
    entry("Map", MapPage.class, VaadinIcon.SCATTER_CHART);
    entry("Fairness", FairnessPage.class, VaadinIcon.SCALE);
    entry("Thresholds", ThresholdsPage.class, VaadinIcon.SLIDERS);
    entry("Importance", ImportancePage.class, VaadinIcon.BAR_CHART_H);
    entry("Data", DataPage.class, VaadinIcon.TABLE);
    SideNavItem open = new SideNavItem("Open", OpenPage.class, VaadinIcon.FOLDER_OPEN.create());
    menu.addItem(open);
    menu.getElement().setAttribute("aria-label", "Pages");
    Aside drawer = new Aside(name, menu);
    drawer.getElement().setAttribute("aria-label", "Menu");
    addToDrawer(drawer);
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel("Fold or unfold the menu");
    addToNavbar(toggle, topBar, jobBar);
  }

  private void entry(String title, Class<? extends Page> page, VaadinIcon icon) {
    SideNavItem item = new SideNavItem(title, page, icon.create());
    pages.put(item, page);
    menu.addItem(item);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    Location location = event.getLocation();
    state = State.of(location.getQueryParameters());
    path = location.getPath();
    linkMenu();
    List<Library.Entry> entries = library.entries();
    Library.Entry entry =
        state
            .get(State.WORKSPACE)
            .flatMap(library::entry)
            .or(() -> entries.stream().findFirst())
            .orElse(null);
    topBar.show(state, entries, entry);
    topBar.showNothing();
    if (getContent() instanceof Page page) {
      open(page, entry);
    }
  }

  /**
   * Lets the menu's links carry along what every page depends on. Set as the element's own
   * attribute because {@link SideNavItem#setQueryParameters} encodes a second time what is encoded
   * already.
   */
  private void linkMenu() {
    String query = state.shared().toParameters().getQueryString();
    pages.forEach(
        (item, page) -> {
          String route = RouteConfiguration.forSessionScope().getUrl(page);
          item.getElement().setAttribute("path", query.isEmpty() ? route : route + "?" + query);
        });
  }

  private void open(Page page, Library.@Nullable Entry entry) {
    jobBar.drop();
    if (entry == null) {
      page.say("No workspace is open. Open one under “Open” in the menu.");
      return;
    }
    String wanted = state.get(State.WORKSPACE).orElse(entry.id());
    if (!wanted.equals(entry.id())) {
      page.say("The address names the workspace “%s”, which is not open here.".formatted(wanted));
      return;
    }
    State asked = state;
    jobBar.run(
        UI.getCurrent(),
        "Opening " + entry.name(),
        progress -> resolve(page, entry, asked, selections, progress),
        resolved -> show(page, resolved),
        page::say);
  }

  private static Context resolve(
      Page page, Library.Entry entry, State state, Selections selections, Progress progress) {
    Workspace workspace = entry.open(progress);
    Context resolved = Context.resolve(state, workspace, selections, progress);
    page.load(resolved, progress);
    return resolved;
  }

  private void show(Page page, Context resolved) {
    context = resolved;
    topBar.show(resolved);
    try {
      page.reveal(resolved);
    } catch (InputException e) {
      page.say(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void chosen(State chosen) {
    if (getContent() instanceof Page page) {
      UI.getCurrent().navigate(page.getClass(), chosen.toParameters());
    } else {
      UI.getCurrent().navigate(OverviewPage.class, chosen.toParameters());
    }
  }

  @Override
  public void thresholdMoved(Threshold threshold) {
    Context old = context;
    if (old != null && getContent() instanceof Page page) {
      state = state.with(State.THRESHOLD, ThresholdText.write(threshold));
      Context moved = Context.resolve(state, old.workspace(), selections, Progress.NONE);
      context = moved;
      topBar.follow(moved);
      linkMenu(); // before it rests: whoever goes elsewhere at once takes the threshold along
      page.follow(moved);
      UI ui = UI.getCurrent();
      settle.then(
          ui,
          () -> {
            if (getContent() == page && state.equals(moved.state())) {
              settled(ui, page, moved);
            }
          });
    }
  }

  /** The threshold rests: what did not follow it is drawn, and the address says where it is. */
  private void settled(UI ui, Page page, Context moved) {
    ui.getPage().getHistory().replaceState(null, new Location(path, state.toParameters()));
    page.show(moved);
  }

  /** Runs long work for the page, with progress and a way to stop it. */
  <T> void work(
      String title, Function<Progress, T> work, Consumer<T> done, Consumer<String> failed) {
    jobBar.run(UI.getCurrent(), title, work, done, failed);
  }
}
