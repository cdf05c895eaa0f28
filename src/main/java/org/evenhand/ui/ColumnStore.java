package org.evenhand.ui;

import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.evenhand.ui.chart.ColumnFile;

/**
 * Serves columns to the elements of one session, as bytes under addresses of their own. A column
 * keeps its address over reloads, and the browser its copy. A download handler would not do: its
 * address ends with the page that made it.
 */
final class ColumnStore implements RequestHandler {
  private static final long serialVersionUID = 1L;

  private static final String PATH = "columns/";

  /** How many are kept; those that were not asked for longest go first. */
  private static final int KEPT = 32;

  /** A column under the name that it has in its address. */
  private record Held(String id, Object column, ColumnFile file) {}

  /**
   * A column to be served.
   *
   * @param column what else is to be known of it
   */
  record Served<T>(T column, ColumnFile file) {}

  private final String run = UUID.randomUUID().toString();
  private final transient Map<List<?>, Held> held = new LinkedHashMap<>(KEPT, 0.75f, true);
  private int count;

  /** That of the session. */
  static ColumnStore of(VaadinSession session) {
    ColumnStore store = session.getAttribute(ColumnStore.class);
    if (store == null) {
      store = new ColumnStore();
      session.setAttribute(ColumnStore.class, store);
      session.addRequestHandler(store);
    }
    return store;
  }

  /** What is known of a column, and where it is. */
  record Address<T>(T column, String src) {}

  /**
   * A column, made if it is not held.
   *
   * @param key what it is made from; equal keys always go with the same maker
   */
  synchronized <T> Address<T> get(List<?> key, Class<T> type, Supplier<Served<T>> maker) {
    Held found = held.get(key);
    if (found == null) {
      Served<T> made = maker.get();
      found = new Held(run + "-" + count++, made.column(), made.file());
      held.put(key, found);
      if (held.size() > KEPT) {
        held.remove(held.keySet().iterator().next());
      }
    }
    return new Address<>(type.cast(found.column()), PATH + found.id());
  }

  private synchronized Optional<ColumnFile> file(String id) {
    return held.values().stream().filter(one -> one.id().equals(id)).findFirst().map(Held::file);
  }

  @Override
  public boolean handleRequest(
      VaadinSession session, VaadinRequest request, VaadinResponse response) throws IOException {
    String path = request.getPathInfo();
    if (path == null || !path.startsWith("/" + PATH)) {
      return false;
    }
    String id = path.substring(PATH.length() + 1);
    Optional<ColumnFile> file = file(id);
    String tag = '"' + id + '"';
    if (file.isEmpty()) {
      response.sendError(404, "No such column");
    } else if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(304);
    } else {
      response.setContentType("application/octet-stream");
      response.setHeader("Cache-Control", "private, max-age=86400, immutable");
      response.setHeader("ETag", tag);
      response.setContentLength(file.get().size());
      file.get().writeTo(response.getOutputStream());
    }
    return true;
  }
}
