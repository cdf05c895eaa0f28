package org.evenhand.model.tribuo;

import com.oracle.labs.mlrg.olcut.config.protobuf.protos.ListProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.MapProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.ObjectProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large a provenance is once unfolded. Its parts refer to each other by number or name, so that
 * a small file can describe a cycle, or parts that hold twice what is below them forty times over.
 * Tribuo unfolds all of it into a text when it loads a model.
 */
final class ProvenanceSize {
  private static final int MAX_DEPTH = 60;

  private final long limit;
  private final Map<Integer, Part> byIndex = new HashMap<>();
  private final Map<String, Integer> objects = new HashMap<>();
  private final Map<Integer, Long> sizes = new HashMap<>();

  /** What a part refers to: parts by index, an object by its name. */
  private record Part(Collection<Integer> parts, @Nullable String object) {}

  private ProvenanceSize(RootProvenanceProto root, long limit) {
    this.limit = limit;
    for (ObjectProvenanceProto part : root.getOmpList()) {
      byIndex.put(part.getIndex(), new Part(part.getValuesMap().values(), null));
      objects.put(part.getObjectName(), part.getIndex());
    }
    for (MapProvenanceProto part : root.getMmpList()) {
      byIndex.put(part.getIndex(), new Part(part.getValuesMap().values(), null));
    }
    for (ListProvenanceProto part : root.getLmpList()) {
      byIndex.put(part.getIndex(), new Part(part.getValuesList(), null));
    }
    for (SimpleProvenanceProto part : root.getSmpList()) {
      @Nullable String object = part.getIsReference() ? part.getValue() : null;
      byIndex.put(part.getIndex(), new Part(List.of(), object));
    }
  }

  /**
   * The number of parts, each counted as often as it is referred to.
   *
   * @throws RefusedException if there are more than the limit or they are nested too deeply
   */
  static long of(RootProvenanceProto root, long limit) throws RefusedException {
    ProvenanceSize size = new ProvenanceSize(root, limit);
    long total = 0;
    for (ObjectProvenanceProto object : root.getOmpList()) {
      total = size.add(total, object.getIndex(), 0);
    }
    return total;
  }

  private long add(long sum, int index, int depth) throws RefusedException {
    Long known = sizes.get(index);
    if (known == null) {
      known = unfold(index, depth);
      sizes.put(index, known);
    }
    if (sum + known > limit) {
      throw new RefusedException("has a provenance that is too large");
    }
    return sum + known;
  }

  private long unfold(int index, int depth) throws RefusedException {
    if (depth > MAX_DEPTH) {
      throw new RefusedException("has a provenance that is nested too deeply or refers to itself");
    }
    long sum = 1;
    Part part = byIndex.get(index);
    if (part != null) {
      for (int inner : part.parts()) {
        sum = add(sum, inner, depth + 1);
      }
      Integer object = part.object() == null ? null : objects.get(part.object());
      if (object != null) {
        sum = add(sum, object, depth + 1);
      }
    }
    return sum;
  }
}
