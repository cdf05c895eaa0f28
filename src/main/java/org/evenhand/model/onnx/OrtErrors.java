package org.evenhand.model.onnx;

import ai.onnxruntime.OrtException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What went wrong inside ONNX Runtime, in words of our own: its messages hold paths and come from
 * the file, so only single names and numbers are taken from them.
 */
final class OrtErrors {
  private static final String NAME = "([A-Za-z0-9_.]{1,60})";
  private static final Pattern UNKNOWN_OPERATOR =
      Pattern.compile(
          "No [Oo]p registered for " + NAME + "|[: ]" + NAME + "\\(-?\\d+\\) is not a registered");
  private static final Pattern NOT_IMPLEMENTED =
      Pattern.compile("implementation for (?:the node )?" + NAME);
  private static final Pattern IR_VERSION = Pattern.compile("model IR version: (\\d{1,9})");
  private static final Pattern OPSET = Pattern.compile("[Oo]pset (\\d{1,9}) is under development");
  private static final Pattern TYPE = Pattern.compile("of (?:Optype|operator) \\(" + NAME + "\\)");

  private OrtErrors() {}

  /** Why a graph was not accepted, as the rest of a sentence that starts with the model's name. */
  static String opening(OrtException e) {
    String message = String.valueOf(e.getMessage());
    String operator = find(UNKNOWN_OPERATOR, message);
    if (!operator.isEmpty()) {
      return "it uses the operator '%s', which ONNX Runtime does not know".formatted(operator);
    }
    String version = find(IR_VERSION, message);
    if (!version.isEmpty()) {
      return "its format version %s is newer than this ONNX Runtime reads; export it with an older one"
          .formatted(version);
    }
    String opset = find(OPSET, message);
    if (!opset.isEmpty()) {
      return "its opset %s is newer than this ONNX Runtime reads; export it with an older one"
          .formatted(opset);
    }
    String mistyped = find(TYPE, message);
    if (!mistyped.isEmpty()) {
      return "its operator %s has inputs of types that do not go together; export it again"
          .formatted(mistyped);
    }
    String unsupported = find(NOT_IMPLEMENTED, message);
    if (!unsupported.isEmpty()) {
      return "ONNX Runtime cannot run its operator %s on these types; export it in another way"
          .formatted(unsupported);
    }
    return "ONNX Runtime refuses its graph as invalid; check it with onnx.checker and export it again";
  }

  private static String find(Pattern pattern, String message) {
    Matcher matcher = pattern.matcher(message);
    if (!matcher.find()) {
      return "";
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return "";
  }
}
