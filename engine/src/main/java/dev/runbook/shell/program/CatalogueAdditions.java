package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The additions of a page or a repository to the catalogue: programs, other names, rules.
 *
 * @param entries the programs by name; what is said of one that ships only adds up
 * @param aliases other names, each with the words it stands for
 * @param rules rules that begin with the programs they are about
 */
public record CatalogueAdditions(
    Map<String, CatalogueEntry> entries, Map<String, List<String>> aliases, List<Effect> rules) {
  /** Nothing. */
  public static final CatalogueAdditions NONE =
      new CatalogueAdditions(Map.of(), Map.of(), List.of());

  /** Copies them. */
  public CatalogueAdditions {
    entries = Map.copyOf(entries);
    aliases = Map.copyOf(aliases);
    rules = List.copyOf(rules);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return entries.isEmpty() && aliases.isEmpty() && rules.isEmpty();
  }

  /** These and others. */
  public CatalogueAdditions and(CatalogueAdditions more) {
    Map<String, CatalogueEntry> all = new HashMap<>(entries);
    more.entries().forEach((name, entry) -> all.merge(name, entry, CatalogueEntry::with));
    Map<String, List<String>> names = new HashMap<>(aliases);
    names.putAll(more.aliases());
    List<Effect> effects = new ArrayList<>(rules);
    effects.addAll(more.rules());
    return new CatalogueAdditions(all, names, effects);
  }
}
