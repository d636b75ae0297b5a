package dev.runbook.shell.program;

import dev.runbook.shell.Script;
import dev.runbook.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rules of a page: they can raise a risk, and never lower one. */
public final class RuleReader {
  private RuleReader() {}

  /** The rules at a key. A rule must have a name of its own and fit the examples that it gives. */
  public static CatalogueAdditions ofPage(YamlMapping settings, String key) {
    List<Effect> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMapping keys : settings.mappings(key)) {
      read(keys)
          .filter(rule -> isNew(keys, rule, names))
          .ifPresent(
              rule -> {
                checkExamples(keys, rule);
                rules.add(rule);
              });
    }
    return new CatalogueAdditions(java.util.Map.of(), java.util.Map.of(), rules);
  }

  private static boolean isNew(YamlMapping keys, Effect rule, Set<String> names) {
    String name = rule.kind().name();
    boolean taken = !names.add(name) || Catalogue.shipped().kind(name).isPresent();
    if (taken) {
      keys.bad("name", "there is a rule named `" + name + "` already", "give it another name");
    }
    return !taken;
  }

  private static void checkExamples(YamlMapping keys, Effect rule) {
    for (String example : Conditions.texts(keys, "yes")) {
      if (!fits(rule, example)) {
        keys.bad("yes", "the rule does not fit its example `" + example + "`", "mend one of them");
      }
    }
    for (String example : Conditions.texts(keys, "no")) {
      if (fits(rule, example)) {
        keys.bad("no", "the rule fits `" + example + "`, which it must not", "mend one of them");
      }
    }
  }

  /** Whether a rule fits one of the programs that a text calls, others left out of account. */
  static boolean fits(Effect rule, String text) {
    return Script.parse(text).statements().stream()
        .flatMap(statement -> Catalogue.shipped().calls(statement).stream())
        .anyMatch(call -> rule.when().holds(call.judged(), 0));
  }

  private static Optional<Effect> read(YamlMapping keys) {
    CallFilter when =
        CallFilterReader.ofRule().of(keys, List.of("name", "level", "says", "yes", "no"));
    Optional<String> name = keys.text("name").filter(value -> !value.isBlank());
    if (name.isEmpty()) {
      keys.bad("name", "a rule needs `name`", "write a name such as `drop-tenant`");
    }
    Optional<EffectKind> kind = EffectKindReader.read(name.orElse(""), keys, false);
    if (CallFilterReader.KEYS.stream().noneMatch(key -> keys.node(key).isPresent())) {
      keys.bad("name", "this rule says nothing of the commands it is about", "add `command: …`");
      return Optional.empty();
    }
    return name.isEmpty() || kind.isEmpty()
        ? Optional.empty()
        : Optional.of(new Effect(kind.get(), when));
  }
}
