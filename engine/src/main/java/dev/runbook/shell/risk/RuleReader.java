package dev.runbook.shell.risk;

import dev.runbook.shell.Risk;
import dev.runbook.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads rules from YAML; whatever does not fit is a problem with its place. */
public final class RuleReader {
  /** The keys of a rule that say which commands it is about. */
  private static final List<String> ABOUT =
      List.of(
          "command",
          "with",
          "without",
          "operand",
          "operands",
          "text",
          "match",
          "except",
          "unless",
          "sql",
          "sql-without",
          "input",
          "writes",
          "appends",
          "job");

  private RuleReader() {}

  /**
   * The rules that a page brings: they can ask for care, and take none away. A rule must have a
   * name of its own and fit the examples that it gives.
   */
  public static List<Rule> ofPage(YamlMapping settings, String key) {
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMapping keys : settings.mappings(key)) {
      read(keys, false)
          .filter(rule -> isNew(keys, rule, names))
          .ifPresent(
              rule -> {
                checkExamples(keys, rule);
                rules.add(rule);
              });
    }
    return rules;
  }

  private static boolean isNew(YamlMapping keys, Rule rule, Set<String> names) {
    boolean taken =
        !names.add(rule.name())
            || RiskRules.shipped().rules().stream()
                .anyMatch(each -> each.name().equals(rule.name()));
    if (taken) {
      keys.bad(
          "name", "there is a rule named `" + rule.name() + "` already", "give it another name");
    }
    return !taken;
  }

  private static void checkExamples(YamlMapping keys, Rule rule) {
    for (String example : rule.yes()) {
      if (!RiskRules.shipped().fits(rule, example)) {
        keys.bad("yes", "the rule does not fit its example `" + example + "`", "mend one of them");
      }
    }
    for (String example : rule.no()) {
      if (RiskRules.shipped().fits(rule, example)) {
        keys.bad("no", "the rule fits `" + example + "`, which it must not", "mend one of them");
      }
    }
  }

  static List<Rule> shipped(YamlMapping root) {
    return root.mappings("rules").stream()
        .map(keys -> read(keys, true))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Rule> read(YamlMapping keys, boolean shipped) {
    List<String> known = new ArrayList<>(List.of("name", "level", "says", "yes", "no"));
    known.addAll(ABOUT);
    if (shipped) {
      known.add("instead-of");
    }
    keys.only(known);
    Optional<String> name = required(keys, "name", "a name such as `drop-tenant`");
    Optional<String> says = required(keys, "says", "what such a command does: `drops a tenant`");
    Optional<Risk> level = level(keys, shipped);
    if (ABOUT.stream().noneMatch(key -> keys.node(key).isPresent())) {
      keys.bad("name", "this rule says nothing of the commands it is about", "add `command: …`");
      return Optional.empty();
    }
    List<CommandPattern> begins =
        Conditions.texts(keys, "command").stream()
            .filter(text -> !text.isBlank())
            .map(CommandPattern::of)
            .toList();
    List<Condition> conditions = Conditions.read(keys);
    if (name.isEmpty() || says.isEmpty() || level.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            name.get(),
            level.get(),
            says.get(),
            begins,
            conditions,
            basis(keys),
            Conditions.texts(keys, "instead-of"),
            Conditions.texts(keys, "yes"),
            Conditions.texts(keys, "no")));
  }

  private static Rule.Basis basis(YamlMapping keys) {
    if (keys.node("job").isPresent()) {
      return Rule.Basis.NAME;
    }
    boolean output = keys.node("writes").isPresent() || keys.node("appends").isPresent();
    return output ? Rule.Basis.OUTPUT : Rule.Basis.PROGRAM;
  }

  private static Optional<String> required(YamlMapping keys, String key, String hint) {
    Optional<String> text = keys.text(key).filter(value -> !value.isBlank());
    if (text.isEmpty()) {
      keys.bad(key, "a rule needs `" + key + "`", "write " + hint);
    }
    return text;
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
