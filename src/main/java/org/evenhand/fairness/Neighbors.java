package org.evenhand.fairness;

/**
 * The nearest points to one point, and the mean of what they are given. Not for several threads.
 */
final class Neighbors {
  private final double[] distance;
  private final double[] value;
  private int found;

  /** Points as far as the last of the nearest, for which there is no place. */
  private int tied;

  private double tiedSum;

  Neighbors(int k) {
    distance = new double[k];
    value = new double[k];
  }

  void clear() {
    found = 0;
    tied = 0;
    tiedSum = 0;
  }

  /** The distance from which on points are of no interest. */
  double limit() {
    return found < distance.length ? Double.POSITIVE_INFINITY : distance[found - 1];
  }

  void add(double at, double given) {
    if (at > limit()) {
      return;
    }
    int last = distance.length - 1;
    if (found == distance.length) {
      if (at == distance[last]) {
        tied++;
        tiedSum += given;
        return;
      }
      putOut(last);
    }
    int place = found;
    while (place > 0 && distance[place - 1] > at) {
      distance[place] = distance[place - 1];
      value[place] = value[place - 1];
      place--;
    }
    distance[place] = at;
    value[place] = given;
    found++;
  }

  /** Takes the last of the nearest out for a nearer one. */
  private void putOut(int last) {
    if (last > 0 && distance[last - 1] == distance[last]) {
      tied++;
      tiedSum += value[last];
    } else {
      tied = 0;
      tiedSum = 0;
    }
    found--;
  }

  /** The mean over the nearest, where points that tie for the last places share them evenly. */
  double mean() {
    double edge = distance[found - 1];
    double nearer = 0;
    double atEdge = tiedSum;
    int places = 0;
    for (int i = 0; i < found; i++) {
      if (distance[i] < edge) {
        nearer += value[i];
      } else {
        atEdge += value[i];
        places++;
      }
    }
    return (nearer + places * (atEdge / (places + tied))) / found;
  }
}
