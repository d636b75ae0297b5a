package dev.runbook.shell.program;

import dev.runbook.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the catalogue says of a program's name.
 *
 * @param entry what is known of the program
 * @param sameAs the words that it is another name for; empty where it has an entry of its own
 */
record NamedEntry(CatalogueEntry entry, List<String> sameAs) {
  /** Reads one of those that ship. */
  static NamedEntry read(
      String name, YamlMapping keys, Function<String, Optional<EffectKind>> kinds) {
    Optional<String> other = keys.text("same-as");
    if (other.isPresent()) {
      keys.only("same-as");
      return new NamedEntry(CatalogueEntry.empty(name), Words.of(other.get()));
    }
    return new NamedEntry(new CatalogueEntryReader(kinds, false).read(name, keys), List.of());
  }
}
