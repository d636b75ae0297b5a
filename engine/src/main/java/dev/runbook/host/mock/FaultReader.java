package dev.runbook.host.mock;

import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a {@code fault}. */
final class FaultReader {
  private static final String DISCONNECT = Fault.DISCONNECT_AFTER.word();
  private static final List<String> WORDS =
      Stream.of(Fault.values()).map(Fault::word).distinct().toList();
  private static final List<String> MOMENTS =
      Stream.of(Fault.values()).map(Fault::moment).filter(text -> !text.isEmpty()).toList();

  private final Problems problems;

  FaultReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Fault> fault(YamlMapping mapping) {
    Optional<YamlNode> node = mapping.node("fault");
    if (node.filter(YamlNode.Mapping.class::isInstance).isPresent()) {
      return mapping.mapping("fault").map(keys -> keys.only(DISCONNECT)).flatMap(this::moment);
    }
    Optional<String> word = mapping.text("fault");
    if (word.filter(text -> !WORDS.contains(text)).isPresent()) {
      mapping.bad(
          "fault",
          "`fault` takes one of " + String.join(", ", WORDS) + ", not `" + word.get() + "`",
          Nearest.didYouMean(word.get(), WORDS).orElse("write one of them"));
    }
    return word.flatMap(text -> Fault.of(text, text.equals(DISCONNECT) ? "after" : ""));
  }

  private Optional<Fault> moment(YamlMapping keys) {
    Optional<String> moment = keys.text(DISCONNECT);
    if (moment.isEmpty()) {
      problems.error(
          keys.span(),
          "missing-key",
          "`fault` does not say when the connection is lost",
          "write `fault: {disconnect: before}`, `during` or `after`");
    } else if (!MOMENTS.contains(moment.get())) {
      keys.bad(
          DISCONNECT,
          "a connection is lost before, during or after the effect, not `" + moment.get() + "`",
          Nearest.didYouMean(moment.get(), MOMENTS).orElse("write one of them"));
    }
    return moment.flatMap(text -> Fault.of(DISCONNECT, text));
  }
}
