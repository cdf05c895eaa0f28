package org.evenhand.counterfactual;

/** Which way a number may change. */
public enum Direction {
  ANY,
  INCREASE,
  DECREASE
}
