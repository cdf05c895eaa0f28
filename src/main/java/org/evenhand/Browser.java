package org.evenhand;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;

/** The user's own browser. */
final class Browser {
  private Browser() {}

  /** Opens the address, or says that there is no browser to open it with. */
  static void open(String address) {
    try {
      if (!GraphicsEnvironment.isHeadless()
          && Desktop.isDesktopSupported()
          && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        Desktop.getDesktop().browse(URI.create(address));
        return;
      }
    } catch (IOException e) {
      // said below, like a computer without a desktop
    }
    System.err.println("evenhand: no browser to open; go to " + address);
  }
}
