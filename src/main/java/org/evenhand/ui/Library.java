package org.evenhand.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.evenhand.data.InputException;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.workspace.Workspace;
import org.evenhand.workspace.WorkspaceFile;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces that this server offers, shared by all its pages. A workspace is read when someone
 * first looks at it and then stays open; it is immutable, so pages do not disturb each other.
 */
public final class Library implements AutoCloseable {

  /** One workspace on offer. */
  public static final class Entry {
    private final String id;
    private final Path path;
    private final String name;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Workspace workspace;

    private Entry(String id, Path path, String name) {
      this.id = id;
      this.path = path;
      this.name = name;
    }

    /** What the address calls it: short, without blanks, unlike all others. */
    public String id() {
      return id;
    }

    public Path path() {
      return path;
    }

    public String name() {
      return name;
    }

    /** The workspace if it has been read. */
    Optional<Workspace> ready() {
      return Optional.ofNullable(workspace);
    }

    /**
     * The workspace, read now if it was not yet; who comes second waits for the first.
     *
     * @throws InputException if it cannot be opened
     */
    Workspace open(Progress progress) {
      Workspace open = workspace;
      if (open != null) {
        return open;
      }
      try {
        while (!opening.tryLock(100, TimeUnit.MILLISECONDS)) {
          progress.report("Opening " + name, 0, 1);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
      try {
        open = workspace;
        if (open == null) {
          open = Workspace.open(path, progress);
          workspace = open;
        }
        return open;
      } finally {
        opening.unlock();
      }
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /**
   * A library of these files, none of them opened yet.
   *
   * @throws InputException if one is not a workspace file
   */
  public static Library of(List<Path> workspaces) {
    Library library = new Library();
    workspaces.forEach(library::add);
    return library;
  }

  /**
   * Puts a workspace on offer, or finds the one there is for that file.
   *
   * @throws InputException if it is not a workspace file
   */
  public synchronized Entry add(Path file) {
    Path path = file.toAbsolutePath().normalize();
    for (Entry entry : entries) {
      if (entry.path.equals(path)) {
        return entry;
      }
    }
    Entry entry = new Entry(freeId(path), path, WorkspaceFile.read(path).name());
    entries.add(entry);
    return entry;
  }

  private String freeId(Path path) {
    String stem =
        String.valueOf(path.getFileName())
            .replaceFirst("\\.ya?ml$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    Set<String> taken = new HashSet<>(entries.stream().map(Entry::id).toList());
    String id = stem;
    for (int i = 2; taken.contains(id); i++) {
      id = stem + "-" + i;
    }
    return id;
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  synchronized Optional<Entry> entry(String id) {
    return entries.stream().filter(entry -> entry.id.equals(id)).findFirst();
  }

  @Override
  public synchronized void close() {
    entries.forEach(entry -> entry.ready().ifPresent(Workspace::close));
  }
}
