package dev.runbook.shell.program;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the programs that a page or a repository describes: entries of unknown programs, other
 * names for known ones, and effects with a higher risk.
 */
public final class ProgramsReader {
  /** Of a program that ships, what could take care away is not for a page to say. */
  private static final List<String> MORE_CARE =
      List.of("effects", "examples", "asks", "goes-on", "target", "terminal", "leads");

  private static final List<String> LEVELS = List.of("danger", "caution", "none");

  private final Map<String, CatalogueEntry> entries = new HashMap<>();
  private final Map<String, List<String>> aliases = new HashMap<>();
  private final CatalogueEntryReader reader =
      new CatalogueEntryReader(name -> Catalogue.shipped().kind(name), true);

  private ProgramsReader() {}

  /** The programs at a key of a page's settings. */
  public static CatalogueAdditions ofPage(YamlMapping settings, String key) {
    return settings.mapping(key).map(ProgramsReader::read).orElse(CatalogueAdditions.NONE);
  }

  /** The programs of a repository's file. */
  public static CatalogueAdditions ofRepository(Source file, Problems problems) {
    return Yaml.parse(file, problems)
        .flatMap(node -> YamlMapping.of(node, "", problems))
        .map(ProgramsReader::read)
        .orElse(CatalogueAdditions.NONE);
  }

  private static CatalogueAdditions read(YamlMapping programs) {
    ProgramsReader all = new ProgramsReader();
    for (String names : programs.keys()) {
      for (String name : names.split("\\|")) {
        programs.mapping(names).ifPresent(keys -> all.add(name, keys));
      }
    }
    CatalogueAdditions additions = new CatalogueAdditions(all.entries, all.aliases, List.of());
    for (String names : programs.keys()) {
      programs
          .mapping(names)
          .flatMap(keys -> keys.mapping("examples"))
          .ifPresent(examples -> checkExamples(examples, additions));
    }
    return additions;
  }

  private void add(String name, YamlMapping keys) {
    boolean shipped = Catalogue.shipped().knows(name);
    Optional<String> sameAs = keys.text("same-as");
    if (sameAs.isPresent()) {
      keys.only("same-as");
      if (shipped) {
        keys.bad(
            "same-as",
            "`" + name + "` is a program that is known already",
            "give the other name only to what has no entry yet");
      } else {
        aliases.put(name, Arrays.asList(sameAs.get().strip().split("\\s+")));
      }
      return;
    }
    if (shipped) {
      keys.only(MORE_CARE);
    }
    entries.put(name, reader.read(name, keys));
  }

  private static void checkExamples(YamlMapping examples, CatalogueAdditions additions) {
    Catalogue catalogue = Catalogue.shipped().with(additions);
    for (String level : LEVELS) {
      for (String example : Conditions.texts(examples, level)) {
        String found = level(example, catalogue).word();
        if (!found.equals(level)) {
          examples.bad(
              level,
              "the example `" + example + "` is " + found + ", not " + level,
              "mend the effects or the example");
        }
      }
    }
  }

  private static Risk level(String text, Catalogue catalogue) {
    return Script.parse(text).statements().stream()
        .flatMap(statement -> catalogue.reasons(statement).stream())
        .map(Reason::risk)
        .reduce(Risk.NONE, Risk::or);
  }
}
