package org.evenhand.model.tribuo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;

/**
 * What Java serialization may create in this process: the parts of a LibLinear model and the random
 * numbers LibLinear copies while it trains, nothing else.
 *
 * <p>Tribuo stores LibLinear models as a Java-serialised object and reads it without a filter, so a
 * model file could otherwise create any object of the class path. Evenhand itself never reads
 * serialised objects. A side effect: tools that talk to the process over RMI (remote JMX) are shut
 * out too.
 */
public final class SerialFilter {
  private static final ObjectInputFilter LIBLINEAR_ONLY =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=4;maxrefs=100;maxarray=33554432;maxbytes=268435456;"
              + "de.bwaldvogel.liblinear.Model;de.bwaldvogel.liblinear.SolverType;"
              + "java.lang.Enum;java.util.Random;!*");

  private SerialFilter() {}

  /** Installs the filter for the whole process; a filter that is already set stays. */
  public static void install() {
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      try {
        ObjectInputFilter.Config.setSerialFilter(LIBLINEAR_ONLY);
      } catch (IllegalStateException alreadySet) {
        // Another thread was faster, or the process was started with a filter of its own.
      }
    }
  }

  /**
   * Whether the bytes are a serialised LibLinear model and nothing else, whatever filter is set.
   */
  static boolean accepts(byte[] serialised) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serialised))) {
      in.setObjectInputFilter(LIBLINEAR_ONLY);
      return in.readObject() instanceof de.bwaldvogel.liblinear.Model;
    } catch (IOException | ClassNotFoundException | RuntimeException refused) {
      return false;
    }
  }
}
