package org.evenhand;

/** The main class. */
public final class Evenhand {
  private Evenhand() {}

  public static void main(String[] args) {
    WebServer.start(java.util.List.of(), "127.0.0.1", 8080);
  }
}
