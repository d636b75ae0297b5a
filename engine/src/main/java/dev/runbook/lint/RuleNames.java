package dev.runbook.lint;

import dev.runbook.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The names of all findings: rules, problems of the page's reader, ShellCheck's codes. */
public final class RuleNames {
  /** What is before a code of shellcheck. */
  static final String SHELLCHECK = "shellcheck/";

  private static final Pattern SHELLCHECK_CODE = Pattern.compile("shellcheck(?:/SC\\d{4})?");

  /** What the reader of pages says by itself, with or without lint. */
  private static final Map<String, String> OF_THE_READER =
      Map.ofEntries(
          Map.entry("alias-not-expanded", "A bash that nobody types in expands no aliases."),
          Map.entry("ambiguous-step", "Several steps have the name that is meant."),
          Map.entry("bad-attribute", "An attribute is not allowed in its place."),
          Map.entry("bad-value", "A key has an impossible value."),
          Map.entry("duplicate-attribute", "An attribute is given twice."),
          Map.entry("duplicate-key", "A key of the front matter is given twice."),
          Map.entry("duplicate-name", "Two blocks have one name."),
          Map.entry("empty-group", "A group of hosts has none."),
          Map.entry("host-twice", "A group names a host twice."),
          Map.entry("expect-without-step", "Expected output has no step before it."),
          Map.entry("expected-twice", "Two fences have the expected output of one step."),
          Map.entry("front-matter-too-large", "The front matter is larger than 64 KiB."),
          Map.entry("hidden-character", "A block that runs holds an invisible character."),
          Map.entry("java-placeholder", "A value has no place in Java text."),
          Map.entry("java-syntax", "A Java block is incomplete."),
          Map.entry("long-line", "A line of a block is longer than 8 KiB."),
          Map.entry("misplaced-comment", "A `runbook:` comment belongs to nothing."),
          Map.entry("nested-too-deep", "Lists and quotes are nested too deeply."),
          Map.entry("no-break-space", "A blank that is no space separates words."),
          Map.entry("not-played", "Text that reads as commands is not played."),
          Map.entry("not-utf8", "The file is not UTF-8."),
          Map.entry("nul", "The file holds a NUL."),
          Map.entry(
              "outside-after-inside",
              "A step runs outside of the way in before it: its section has ended."),
          Map.entry(
              "broken-continuation", "A line only looks continued: a blank follows its backslash."),
          Map.entry(
              "prompt-host", "A prompt names another host than the one that runs the command."),
          Map.entry("prompt-in-doubt", "A line among prompts may be a command or output."),
          Map.entry("sample-value", "A sample such as `user@example.com` runs as written."),
          Map.entry("said-host", "Words before a step name another host than the one it runs on."),
          Map.entry("shell-syntax", "A block is no complete shell text."),
          Map.entry("ssh-not-covered", "An `ssh` is called that the run's rules do not reach."),
          Map.entry("syntax-not-checked", "Bash could not be asked whether it accepts a block."),
          Map.entry("too-large", "The file is larger than a page may be."),
          Map.entry("unclosed-comment", "An HTML comment has no end."),
          Map.entry("unclosed-fence", "A fence has no end."),
          Map.entry("unclosed-front-matter", "The front matter has no end."),
          Map.entry("unknown-attribute", "An attribute is not known."),
          Map.entry("unknown-comment", "A comment is nearly a `runbook:` comment."),
          Map.entry("unknown-key", "A key under `runbook:` is not known."),
          Map.entry("which-host", "It is not clear whether a block runs inside or outside."),
          Map.entry("unknown-step", "No step has the name that is meant."),
          Map.entry("unreadable", "The file cannot be read."),
          Map.entry(
              "unsafe-choices",
              "A command that lists the choices of a value may change something."),
          Map.entry("unsafe-placeholder", "A value cannot be filled in safely."),
          Map.entry("unsupported-attribute", "An attribute is not supported yet."),
          Map.entry("unused-param", "A parameter is declared, and no step asks for it."),
          Map.entry("unused-placeholder", "A parameter's placeholder is not on the page."),
          Map.entry("wrong-type", "A value of the front matter has the wrong type."),
          Map.entry("yaml-alias", "The front matter uses an alias."),
          Map.entry("yaml-depth", "The front matter is nested too deep."),
          Map.entry("yaml-documents", "The front matter is several documents."),
          Map.entry("yaml-key", "A key of the front matter is no plain text."),
          Map.entry("yaml-syntax", "The front matter is no YAML."));

  /** What lint says of comments that speak to it. */
  private static final Map<String, String> OF_COMMENTS =
      Map.of(
          "bad-ignore", "A `runbook-lint:` comment cannot be read.",
          "ignore-without-reason", "A `runbook-lint: ignore` says no reason.",
          "misplaced-ignore", "A `runbook-lint: ignore` has nothing after it.",
          "unknown-rule", "A `runbook-lint: ignore` names a rule that there is not.",
          "unused-ignore", "A `runbook-lint: ignore` ignores nothing.");

  private RuleNames() {}

  /** What a finding of this name means, in one sentence. */
  public static Optional<String> says(String name) {
    return Rules.named(name)
        .map(Rule::says)
        .or(() -> Optional.ofNullable(OF_THE_READER.get(name)))
        .or(() -> Optional.ofNullable(OF_COMMENTS.get(name)))
        .or(
            () ->
                isShellcheck(name)
                    ? Optional.of(
                        "ShellCheck says so: https://www.shellcheck.net/wiki/" + code(name))
                    : Optional.empty());
  }

  /** Whether something may be found under this name. */
  public static boolean isKnown(String name) {
    return says(name).isPresent();
  }

  /** What the reader of pages says by itself, and lint of its own comments, by name. */
  public static Map<String, String> others() {
    Map<String, String> all = new TreeMap<>(OF_THE_READER);
    all.putAll(OF_COMMENTS);
    return all;
  }

  /** The hint for a name that is not known. */
  public static String hint(String name) {
    if (name.matches("SC\\d{4}")) {
      return "did you mean `" + SHELLCHECK + name + "`?";
    }
    List<String> names = new ArrayList<>(others().keySet());
    Rules.all().forEach(rule -> names.add(rule.name()));
    return Nearest.didYouMean(name, names).orElse("`runbook lint --rules` lists them");
  }

  private static boolean isShellcheck(String name) {
    return SHELLCHECK_CODE.matcher(name).matches();
  }

  private static String code(String name) {
    return name.contains("/") ? name.substring(SHELLCHECK.length()) : "";
  }
}
