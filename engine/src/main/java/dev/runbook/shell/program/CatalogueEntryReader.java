package dev.runbook.shell.program;

import dev.runbook.shell.Risk;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the entry of a program from YAML; whatever does not fit is a problem with its place. */
final class CatalogueEntryReader {
  private static final List<String> KEYS =
      List.of(
          "valued",
          "leading",
          "glued",
          "paired",
          "abbreviates",
          "subcommands",
          "runs",
          "code",
          "leads",
          "terminal",
          "asks",
          "goes-on",
          "detaches",
          "reads",
          "values",
          "told-by-input",
          "target",
          "jobs",
          "effects",
          "examples");

  /** What an example may be an example of. */
  private static final List<String> EXPECTATIONS =
      List.of("danger", "caution", "none", "leads", "interactive", "follows", "asks", "plain");

  /** Values are filled in by what ships alone. */
  private static final List<String> TAUGHT =
      KEYS.stream()
          .filter(key -> !List.of("values", "told-by-input", "detaches").contains(key))
          .toList();

  private final Function<String, Optional<EffectKind>> kinds;
  private final boolean pageMayTeach;
  private final CallFilterReader whens = CallFilterReader.ofEntry();

  /**
   * @param kinds finds a kind of effect by its name
   * @param ofPage whether the entry is a page's own, which brings the kinds of its effects along
   */
  CatalogueEntryReader(Function<String, Optional<EffectKind>> kinds, boolean ofPage) {
    this.kinds = kinds;
    this.pageMayTeach = ofPage;
  }

  CatalogueEntry read(String name, YamlMapping keys) {
    keys.only(pageMayTeach ? TAUGHT : KEYS);
    checkExamples(keys);
    return new CatalogueEntry(
        name,
        words(keys, "valued"),
        words(keys, "leading"),
        words(keys, "glued"),
        words(keys, "paired"),
        keys.flag("abbreviates").orElse(false),
        subcommands(name, keys),
        mappings(keys, "runs").stream().map(this::runs).toList(),
        mappings(keys, "code").stream().map(this::code).toList(),
        leads(keys),
        whens.read(keys, "terminal", List.of()),
        questions(keys),
        whens.read(keys, "goes-on", List.of()),
        whens.read(keys, "detaches", List.of()),
        whens.read(keys, "reads", List.of()),
        mappings(keys, "values").stream().map(this::value).toList(),
        whens.read(keys, "told-by-input", List.of()),
        mappings(keys, "target").stream().map(this::target).toList(),
        keys.flag("jobs").orElse(false),
        effects(keys));
  }

  private Subcommands subcommands(String name, YamlMapping keys) {
    Optional<YamlMapping> mapping = keys.mapping("subcommands");
    if (mapping.isEmpty()) {
      return Subcommands.NONE;
    }
    Map<String, Supplier<CatalogueEntry>> all = new HashMap<>();
    for (String words : mapping.get().keys()) {
      Optional<YamlMapping> each = mapping.get().mapping(words);
      if (each.isPresent()) {
        for (String word : words.split("\\|")) {
          all.put(word, subcommand(name + " " + word, each.get()));
        }
      }
    }
    return new Subcommands(all);
  }

  private Supplier<CatalogueEntry> subcommand(String name, YamlMapping keys) {
    if (keys.isCompiled()) {
      return () -> read(name, keys);
    }
    CatalogueEntry entry = read(name, keys);
    return () -> entry;
  }

  /** One mapping, or a list of them. */
  private static List<YamlMapping> mappings(YamlMapping keys, String key) {
    Optional<YamlNode> node = keys.node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    return node.get() instanceof YamlNode.Sequence
        ? keys.mappings(key)
        : keys.mapping(key).stream().toList();
  }

  private RunsRule runs(YamlMapping keys) {
    CallFilter when =
        whens.of(
            keys,
            List.of(
                "after",
                "dashes",
                "interleaved",
                "option",
                "until",
                "as",
                "terminal",
                "hands-on",
                "no-input",
                "program",
                "otherwise"));
    boolean always = keys.text("terminal").equals(Optional.of("always"));
    return new RunsRule(
        when,
        keys.integer("after").orElse(0),
        keys.flag("dashes").orElse(false),
        keys.flag("interleaved").orElse(false),
        choice(keys, "option"),
        words(keys, "until"),
        keys.text("as").equals(Optional.of("text")),
        always ? Optional.empty() : choice(keys, "terminal"),
        always,
        choice(keys, "hands-on"),
        choice(keys, "no-input"),
        choice(keys, "program"),
        keys.text("otherwise").orElse(""));
  }

  private CodePlace code(YamlMapping keys) {
    CallFilter when =
        whens.of(
            keys,
            List.of(
                "language",
                "option",
                "file-option",
                "operand-at",
                "more",
                "joined",
                "script-at",
                "fed"));
    return new CodePlace(
        keys.text("language").orElse(CodeLanguage.SHELL),
        when,
        choice(keys, "option"),
        choice(keys, "file-option"),
        keys.integer("operand-at").orElse(0),
        keys.flag("more").orElse(false),
        keys.flag("joined").orElse(false),
        keys.integer("script-at").orElse(0),
        keys.flag("fed").orElse(false));
  }

  private ValueUse value(YamlMapping keys) {
    CallFilter when =
        whens.of(keys, List.of("option", "operand-at", "behind", "word", "as", "instead"));
    return new ValueUse(
        when,
        choice(keys, "option"),
        keys.integer("operand-at").orElse(0),
        words(keys, "behind"),
        keys.text("word").flatMap(written -> pattern(keys, written)),
        keys.choice("as", ValueUse.As.class).orElse(ValueUse.As.AGAIN),
        keys.text("instead").orElse(""));
  }

  private static Optional<Pattern> pattern(YamlMapping keys, String written) {
    try {
      return Optional.of(Pattern.compile(written, Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      keys.bad("word", "this pattern is no regular expression", "in YAML, single quotes help");
      return Optional.empty();
    }
  }

  private List<WayInRule> leads(YamlMapping keys) {
    List<WayInRule> all = new ArrayList<>();
    if (isText(keys, "leads")) {
      whens
          .read(keys, "leads", List.of())
          .forEach(when -> all.add(new WayInRule(when, CodeLanguage.SHELL)));
      return all;
    }
    for (YamlMapping each : mappings(keys, "leads")) {
      all.add(
          new WayInRule(whens.of(each, List.of("to")), each.text("to").orElse(CodeLanguage.SHELL)));
    }
    return all;
  }

  private List<ProgramQuestion> questions(YamlMapping keys) {
    List<ProgramQuestion> all = new ArrayList<>();
    if (isText(keys, "asks")) {
      whens
          .read(keys, "asks", List.of())
          .forEach(when -> all.add(new ProgramQuestion(when, "", false)));
      return all;
    }
    for (YamlMapping each : mappings(keys, "asks")) {
      CallFilter when = whens.of(each, List.of("silence", "at-terminal"));
      boolean atTerminal = each.flag("at-terminal").orElse(false);
      all.add(new ProgramQuestion(when, each.text("silence").orElse(""), atTerminal));
    }
    return all;
  }

  private static boolean isText(YamlMapping keys, String key) {
    return keys.node(key).filter(node -> !hasMapping(node)).isPresent();
  }

  private static boolean hasMapping(YamlNode node) {
    return node instanceof YamlNode.Mapping
        || (node instanceof YamlNode.Sequence list
            && list.items().stream().anyMatch(YamlNode.Mapping.class::isInstance));
  }

  private TargetPlace target(YamlMapping keys) {
    CallFilter when =
        whens.of(
            keys,
            List.of(
                "kind",
                "option",
                "operand-at",
                "as",
                "variable",
                "ask",
                "carry",
                "set-by",
                "here",
                "part",
                "otherwise"));
    return new TargetPlace(
        keys.text("kind").orElse("target"),
        choice(keys, "option"),
        keys.integer("operand-at").orElse(0),
        keys.choice("as", TargetPlace.Form.class).orElse(TargetPlace.Form.NAME),
        keys.text("variable").orElse(""),
        keys.text("ask").orElse(""),
        choice(keys, "carry"),
        Conditions.texts(keys, "set-by"),
        keys.text("here").map(Wildcard::of),
        keys.flag("part").orElse(false),
        keys.text("otherwise").orElse(""),
        when);
  }

  private List<Effect> effects(YamlMapping keys) {
    List<Effect> all = new ArrayList<>();
    keys.mapping("effects")
        .ifPresent(
            effects -> {
              for (String name : effects.keys()) {
                all.addAll(effect(effects, name));
              }
            });
    return all;
  }

  private List<Effect> effect(YamlMapping effects, String name) {
    Optional<EffectKind> kind = kinds.apply(name);
    if (pageMayTeach && kind.filter(CatalogueEntryReader::lowersRisk).isPresent()) {
      effects.bad(name, "`" + name + "` takes care away, which a page cannot do", "leave it out");
      return List.of();
    }
    if (kind.isEmpty() && pageMayTeach) {
      kind = effects.mapping(name).flatMap(keys -> EffectKindReader.read(name, keys, false));
    }
    if (kind.isEmpty()) {
      if (!pageMayTeach) {
        effects.bad(name, "there is no kind of effect `" + name + "`", "name it in effects.yaml");
      }
      return List.of();
    }
    EffectKind known = kind.get();
    List<String> also = pageMayTeach ? EffectKindReader.KEYS : List.of();
    return whens.read(effects, name, also).stream().map(when -> new Effect(known, when)).toList();
  }

  private static boolean lowersRisk(EffectKind kind) {
    return kind.level() == Risk.NONE || !kind.insteadOf().isEmpty();
  }

  /** They are tests: whoever runs them reads them. */
  private static void checkExamples(YamlMapping keys) {
    keys.mapping("examples")
        .ifPresent(
            examples -> {
              examples.only(EXPECTATIONS);
              examples.keys().forEach(key -> Conditions.texts(examples, key));
            });
  }

  private static Optional<OptionChoice> choice(YamlMapping keys, String key) {
    return keys.text(key).map(OptionChoice::of);
  }

  private static Set<String> words(YamlMapping keys, String key) {
    return keys.text(key).map(text -> Set.copyOf(Words.of(text))).orElse(Set.of());
  }
}
