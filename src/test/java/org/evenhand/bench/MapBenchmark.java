package org.evenhand.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.evenhand.Chromium;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.ui.chart.ColumnFile;

/**
 * Draws, points at and circles points on the map in the Chromium of this computer, without a GPU:
 * how long the page is busy, median of repeats. Arguments: numbers of points.
 */
public final class MapBenchmark {
  private static final String HOST = "http://map.test/";

  /** Shows the map, then times what the element does for each kind of event. */
  private static final String MEASURE =
      """
      async rows => {
        const map = document.querySelector('eh-map');
        const channel = (name, categories) => ({ label: name, unit: '', src: `${rows}/${name}`,
          categories, colors: null, domain: null, middle: null });
        const start = performance.now();
        map.data = { title: 'Points', rows, x: channel('x', null), y: channel('y', null),
          color: channel('color', ['a', 'b', 'c', 'd']), across: null, down: null, shown: null,
          selection: null, row: null, note: null };
        while (!(map.drawn.seen === rows && map.scene.loaded?.data === map.data)) {
          await new Promise(done => setTimeout(done, 5));
        }
        const answers = { 'fetched and drawn': performance.now() - start };
        const stage = map.renderRoot.querySelector('.stage');
        const box = map.renderRoot.querySelector('.sheet').getBoundingClientRect();
        const fire = (type, x, y, more) => stage.dispatchEvent(new (type === 'wheel' ? WheelEvent
          : PointerEvent)(type, { clientX: box.x + x * box.width, clientY: box.y + y * box.height,
            button: 0, pointerId: 1, cancelable: true, ...more }));
        const median = all => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
        const timed = async (repeats, work) => {
          const all = [];
          for (let i = 0; i < repeats; i++) {
            await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
            const from = performance.now();
            work(i);
            await map.updateComplete;
            all.push(performance.now() - from);
          }
          return median(all);
        };
        const rest = () => new Promise(done => setTimeout(done, 500));
        answers['all drawn'] = await timed(15, () => map.requestUpdate('view'));
        const from = performance.now();
        fire('pointermove', 0.5, 0.5);
        await map.updateComplete;
        answers['first hover, with the index'] = performance.now() - from;
        answers.hover = await timed(40, i => fire('pointermove', 0.2 + 0.015 * i, 0.3 + 0.01 * i));
        answers.key = await timed(15, () => stage.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowRight' })));
        map.mode = 'lasso';
        await map.updateComplete;
        let picked = 0;
        map.addEventListener('eh-select-rows', e => { picked = e.detail.count; });
        const moves = [];
        const ends = [];
        for (let i = 0; i < 9; i++) {
          fire('pointerdown', 0.8, 0.5);
          for (let j = 1; j <= 60; j++) {
            const before = performance.now();
            fire('pointermove', 0.5 + 0.3 * Math.cos(j / 9.6), 0.5 + 0.3 * Math.sin(j / 9.6));
            await map.updateComplete;
            moves.push(performance.now() - before);
          }
          const before = performance.now();
          fire('pointerup', 0.8, 0.5);
          await map.updateComplete;
          ends.push(performance.now() - before);
        }
        answers['lasso, each move'] = median(moves);
        answers['lasso, points found'] = median(ends);
        answers['rows in the lasso'] = picked;
        map.mode = 'move';
        answers['zoom, a step while moving'] = await timed(12, i =>
          fire('wheel', 0.5, 0.5, { deltaY: i % 2 ? 60 : -60 }));
        await rest();
        fire('wheel', 0.5, 0.5, { deltaY: -120 });
        await map.updateComplete;
        await rest();
        fire('pointerdown', 0.5, 0.5);
        answers['pan, a step while moving'] = await timed(20, i =>
          fire('pointermove', 0.45 - 0.01 * i, 0.5));
        fire('pointerup', 0.2, 0.5);
        return answers;
      }
      """;

  private MapBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path chromium = Chromium.find().orElseThrow(() -> new IllegalStateException("no Chromium"));
    byte[] module;
    try (var in = MapBenchmark.class.getResourceAsStream("/META-INF/resources/charts/index.js")) {
      if (in == null) {
        throw new IllegalStateException("the front-end is not built: ./mvnw process-classes");
      }
      module = in.readAllBytes();
    }
    try (Playwright playwright = Chromium.playwright();
        Browser browser = Chromium.launch(playwright, chromium)) {
      for (String argument :
          arguments.length == 0 ? new String[] {"100000", "1000000"} : arguments) {
        int rows = Integer.parseInt(argument);
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1240, 900));
        page.route(HOST + "**", route -> answer(route, rows, module));
        page.navigate(HOST);
        page.waitForFunction("() => customElements.get('eh-map')");
        System.out.printf(Locale.ROOT, "%,d points%n", rows);
        Object answers = page.evaluate(MEASURE, rows);
        if (answers instanceof Map<?, ?> map) {
          map.forEach((name, value) -> System.out.printf("  %-32s %s%n", name, shown(value)));
        }
        String picture = System.getProperty("picture");
        if (picture != null) {
          page.waitForTimeout(600);
          page.screenshot(
              new Page.ScreenshotOptions().setPath(Path.of(picture + "-" + rows + ".png")));
        }
        page.close();
      }
    }
  }

  private static String shown(Object value) {
    return value instanceof Double time
        ? String.format(Locale.ROOT, "%8.1f ms", time)
        : String.valueOf(value);
  }

  private static void answer(Route route, int rows, byte[] module) {
    String url = route.request().url();
    String name = url.substring(url.lastIndexOf('/') + 1);
    Route.FulfillOptions options = new Route.FulfillOptions();
    switch (name) {
      case "index.js" -> options.setContentType("text/javascript").setBodyBytes(module);
      case "x", "y" -> options.setBodyBytes(bytes(numbers(name, rows)));
      case "color" -> options.setBodyBytes(bytes(colors(rows)));
      default ->
          options
              .setContentType("text/html")
              .setBody(
                  "<!doctype html><body style='margin:20px;color-scheme:light'>"
                      + "<eh-map></eh-map><script type=module src=index.js></script>");
    }
    route.fulfill(options);
  }

  /** Two heaps of points, one long and thin. */
  private static ColumnFile numbers(String name, int rows) {
    Random random = new Random(name.hashCode());
    Random common = new Random(1);
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      boolean first = common.nextInt(3) > 0;
      double along = common.nextGaussian();
      values[row] = first ? random.nextGaussian() : 3 + along + 0.3 * random.nextGaussian();
    }
    return ColumnFile.of(NumericColumn.of(name, ColumnType.REAL, values));
  }

  private static ColumnFile colors(int rows) {
    Random common = new Random(1);
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      boolean first = common.nextInt(3) > 0;
      codes[row] = (first ? 0 : 2) + (common.nextGaussian() > 0 ? 1 : 0);
    }
    return ColumnFile.of(
        CategoricalColumn.of("color", ColumnType.CATEGORY, List.of("a", "b", "c", "d"), codes));
  }

  private static byte[] bytes(ColumnFile file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.size());
    try {
      file.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
