package dev.runbook.shell.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The entries of a program's subcommands, each read when a call first names it. */
final class Subcommands {
  /** Of a program without any. */
  static final Subcommands NONE = new Subcommands(Map.of());

  private final Map<String, Supplier<CatalogueEntry>> readers;
  private final Map<String, CatalogueEntry> read = new ConcurrentHashMap<>();

  /**
   * @param readers what reads the entry of each word
   */
  Subcommands(Map<String, Supplier<CatalogueEntry>> readers) {
    this.readers = readers;
  }

  boolean isEmpty() {
    return readers.isEmpty();
  }

  /** The words that name one. */
  Set<String> words() {
    return readers.keySet();
  }

  /** The entry of a word, if it names one. */
  Optional<CatalogueEntry> find(String word) {
    Supplier<CatalogueEntry> reader = readers.get(word);
    return reader == null
        ? Optional.empty()
        : Optional.of(read.computeIfAbsent(word, key -> reader.get()));
  }

  /** The entries of all words. */
  List<CatalogueEntry> all() {
    return words().stream().flatMap(word -> find(word).stream()).toList();
  }

  /** These with what others add to them. */
  Subcommands and(Subcommands more) {
    Map<String, Supplier<CatalogueEntry>> both = new HashMap<>(readers);
    more.readers.forEach(
        (word, added) ->
            both.put(
                word,
                find(word)
                    .<Supplier<CatalogueEntry>>map(one -> () -> one.with(added.get()))
                    .orElse(added)));
    return new Subcommands(both);
  }
}
