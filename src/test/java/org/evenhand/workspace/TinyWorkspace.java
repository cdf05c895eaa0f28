package org.evenhand.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evenhand.job.Progress;

/** Small workspaces in a folder, for tests. */
public final class TinyWorkspace {
  /** Ten rows: who, part, label y, score s, weight w, age. */
  public static final String DATA =
      """
      who,part,y,s,w,age
      a,test,yes,0.9,1,20
      a,test,yes,0.8,1,21
      a,test,no,0.7,1,22
      a,test,no,0.1,1,23
      b,test,yes,0.6,2,24
      b,test,yes,0.2,2,25
      b,test,no,0.4,2,26
      b,test,no,0.3,2,27
      a,train,yes,0.5,1,28
      b,train,no,0.5,1,29
      """;

  public static final String YAML =
      """
      name: Tiny
      data: {file: data.csv}
      target: {column: y, positive: yes}
      protected: [who]
      models: [{name: Recorded, score: s}]
      """;

  private TinyWorkspace() {}

  /** Writes {@code tiny.yaml} and {@code data.csv} and names the former. */
  public static Path write(Path folder, String yaml, String data) {
    try {
      Files.writeString(folder.resolve("data.csv"), data);
      return Files.writeString(folder.resolve("tiny.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Workspace open(Path folder, String yaml, String data) {
    return Workspace.open(write(folder, yaml, data), Progress.NONE);
  }

  public static Workspace open(Path folder, String yaml) {
    return open(folder, yaml, DATA);
  }
}
