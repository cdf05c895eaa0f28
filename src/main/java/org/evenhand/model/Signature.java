package org.evenhand.model;

import java.util.List;

/** What a model takes and what it answers. */
public record Signature(List<Input> inputs, Output output) {
  public Signature {
    inputs = List.copyOf(inputs);
  }

  public List<String> inputNames() {
    return inputs.stream().map(Input::name).toList();
  }
}
