package org.evenhand;

/** The main class. */
public final class Evenhand {
  private Evenhand() {}

  public static void main(String[] args) {}
}
