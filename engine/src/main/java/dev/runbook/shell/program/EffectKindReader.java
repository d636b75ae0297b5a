package dev.runbook.shell.program;

import dev.runbook.shell.Risk;
import dev.runbook.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/** Reads a kind of effect; whatever does not fit is a problem with its place. */
final class EffectKindReader {
  static final List<String> KEYS = List.of("level", "says", "instead-of", "here");

  private EffectKindReader() {}

  /** Reads one that ships. */
  static Optional<EffectKind> readShipped(String name, YamlMapping keys) {
    return read(name, keys.only(KEYS), true);
  }

  /**
   * Reads one.
   *
   * @param shipped whether it may take care away: a page's can only ask for it
   */
  static Optional<EffectKind> read(String name, YamlMapping keys, boolean shipped) {
    Optional<String> says = keys.text("says").filter(value -> !value.isBlank());
    if (says.isEmpty()) {
      keys.bad("says", "a rule needs `says`", "write what such a command does: `drops a tenant`");
    }
    Optional<Risk> level = level(keys, shipped);
    if (says.isEmpty() || level.isEmpty()) {
      return Optional.empty();
    }
    List<String> insteadOf = shipped ? Conditions.texts(keys, "instead-of") : List.of();
    boolean here = shipped && keys.flag("here").orElse(false);
    return Optional.of(new EffectKind(name, level.get(), says.get(), insteadOf, here));
  }

  private static Optional<Risk> level(YamlMapping keys, boolean shipped) {
    if (keys.node("level").isEmpty()) {
      keys.bad("level", "a rule needs `level`", "write `level: danger` or `level: caution`");
    }
    Optional<Risk> level = keys.choice("level", Risk.class);
    if (!shipped && level.equals(Optional.of(Risk.NONE))) {
      keys.bad(
          "level",
          "a page's rules can ask for care, not take it away",
          "mark the block with `safe`, which reviewers see, or write `caution`");
      return Optional.empty();
    }
    return level;
  }
}
