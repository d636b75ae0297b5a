package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Document;
import dev.runbook.shell.Secrets;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problems;
import dev.runbook.yaml.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the attributes of a block, and those it inherits from its sections, into step options. */
final class OptionsReader {
  /** What a section says for all its blocks; a name or a title belongs to one block alone. */
  private static final Set<String> INHERITED =
      Set.of("host", "danger", "caution", "safe", "confirm", "timeout", "cwd", "idempotent");

  /**
   * Attributes of the dialect that this version reads but cannot act on: saying so beats ignoring
   * them.
   */
  private static final List<String> NOT_YET = List.of("background");

  private static final Set<String> CONFIRM = Set.of("each", "second-person");

  /** Variables that bash does not let anybody set, or that mean something to it. */
  private static final Set<String> KEPT =
      Set.of(
          "_",
          "BASHOPTS",
          "BASH_ENV",
          "BASH_VERSINFO",
          "ENV",
          "EUID",
          "IFS",
          "PATH",
          "PPID",
          "PROMPT_COMMAND",
          "SHELLOPTS",
          "UID");

  private final Document document;
  private final Problems problems;
  private final PlaceholderFinder finder;
  private final Catalogue catalogue;

  /** Those of a block that says nothing: of most, and in all of them the same. */
  private Optional<StepOptions> usual = Optional.empty();

  OptionsReader(
      Document document, Problems problems, PlaceholderFinder finder, Catalogue catalogue) {
    this.document = document;
    this.catalogue = catalogue;
    this.finder = finder;
    this.problems = problems;
  }

  /** A block's attributes together with what its sections say. */
  Attributes effective(Attributes own, int section) {
    Attributes all = own;
    for (int at = section; at >= 0; at = document.sections().get(at).parent()) {
      all = all.orElse(inherited(document.sections().get(at).attributes()));
    }
    return all;
  }

  private static Attributes inherited(Attributes attributes) {
    if (attributes.values().isEmpty()) {
      return attributes;
    }
    Map<String, Attributes.Value> kept = new LinkedHashMap<>(attributes.values());
    kept.keySet().retainAll(INHERITED);
    return new Attributes(kept);
  }

  /** The options; values that cannot be read are problems. */
  StepOptions read(Attributes attributes, HostUse base) {
    if (!attributes.values().isEmpty()) {
      return readAnew(attributes, base);
    }
    if (usual.isEmpty()) {
      usual = Optional.of(readAnew(attributes, base));
    }
    return usual.get();
  }

  private StepOptions readAnew(Attributes attributes, HostUse base) {
    for (String key : NOT_YET) {
      attributes
          .get(key)
          .filter(value -> attributes.has(key))
          .ifPresent(
              value ->
                  problems.error(
                      value.span(),
                      "unsupported-attribute",
                      "`" + key + "` is not played by this version",
                      "remove it: it would have no effect"));
    }
    Optional<Duration> timeout = timeout(attributes);
    Optional<Command> until = command(attributes, "until", base);
    Set<String> confirm = confirm(attributes);
    return new StepOptions(
        new ConfirmOptions(confirm.contains("each"), confirm.contains("second-person")),
        list(attributes, "needs"),
        command(attributes, "if", base),
        command(attributes, "verify", base),
        new ExecutionOptions(
            timeout, attributes.text("cwd"), attributes.text("interpreter"), okExit(attributes)),
        new CaptureOptions(capture(attributes), secret(attributes), Optional.empty()),
        new RecoveryOptions(
            attributes.has("idempotent"),
            new RetryReader(problems).read(attributes, until, timeout),
            attributes.text("rollback"),
            attributes.has("always")));
  }

  private Optional<Command> command(Attributes attributes, String key, HostUse base) {
    return attributes
        .get(key)
        .map(
            each ->
                CommandReader.single(
                    each.text(),
                    finder.in(each.text()),
                    each.span(),
                    document.source().line(each.span().start()),
                    base,
                    catalogue));
  }

  private Set<String> confirm(Attributes attributes) {
    List<String> words = list(attributes, "confirm");
    attributes
        .get("confirm")
        .filter(value -> words.isEmpty() || !CONFIRM.containsAll(words))
        .ifPresent(
            value ->
                bad(
                    value,
                    "confirm",
                    "write `each`, which is typed every time, or `second-person`, who approves"
                        + " it"));
    return new TreeSet<>(words);
  }

  private Optional<Duration> timeout(Attributes attributes) {
    Optional<Attributes.Value> value = attributes.get("timeout");
    Optional<Duration> limit = value.flatMap(text -> Durations.parse(text.text()));
    if (value.isPresent() && limit.isEmpty()) {
      bad(value.get(), "timeout", "write it as `90s`, `5m` or `2h`");
    }
    return limit.or(() -> document.frontMatter().settings().timeout());
  }

  /** A name that bash can set, and that Java can have. */
  private Optional<String> capture(Attributes attributes) {
    Optional<Attributes.Value> value = attributes.get("capture");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String name = value.get().text();
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      bad(
          value.get(),
          "capture",
          "write a name of letters, digits and `_`, as in `capture=VERSION`");
    } else if (KEPT.contains(name) || name.startsWith("__rb_")) {
      bad(value.get(), "capture", "that name is not free in bash; take another one");
    } else if (!JavaIdentifier.of(name).equals(name)) {
      bad(value.get(), "capture", "that is a word of Java's; take another one");
    } else if (document.frontMatter().settings().params().containsKey(name)) {
      bad(value.get(), "capture", "a parameter of the page is called so; take another name");
    }
    return Optional.of(name);
  }

  /** What is kept under a name that says so is a secret unmarked. */
  private boolean secret(Attributes attributes) {
    Optional<String> name = attributes.text("capture");
    attributes
        .get("secret")
        .filter(value -> name.isEmpty())
        .ifPresent(
            value ->
                problems.error(
                    value.span(),
                    "bad-attribute",
                    "`secret` is for a captured value, and this block captures nothing",
                    "write `capture=NAME secret`, or remove it"));
    return attributes.has("secret") || name.filter(Secrets::isSecretVariable).isPresent();
  }

  private Set<Integer> okExit(Attributes attributes) {
    Set<Integer> statuses = new TreeSet<>();
    Optional<Attributes.Value> value = attributes.get("ok-exit");
    for (String each : list(attributes, "ok-exit")) {
      if (each.matches("\\d{1,3}") && Integer.parseInt(each) <= 255) {
        statuses.add(Integer.valueOf(each));
      } else {
        bad(value.orElseThrow(), "ok-exit", "write statuses from 0 to 255, as in `ok-exit=0,1`");
      }
    }
    return statuses.isEmpty() ? Set.of(0) : statuses;
  }

  private static List<String> list(Attributes attributes, String key) {
    return attributes.text(key).stream()
        .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private void bad(Attributes.Value value, String key, String hint) {
    problems.error(
        value.span(), "bad-attribute", "`" + key + "` cannot be `" + value.text() + "`", hint);
  }
}
