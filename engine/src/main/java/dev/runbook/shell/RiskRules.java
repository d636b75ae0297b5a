package dev.runbook.shell;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a command does to what it touches, found in the command itself.
 *
 * <p>The rules are data: {@code risk-rules.yaml} beside this class, each with its own examples.
 */
public final class RiskRules {
  /**
   * One rule.
   *
   * @param name what it is called
   * @param level the risk it gives
   * @param says a sentence for the operator
   * @param match fits a whole parsed command, words joined by spaces
   * @param input whether it counts only where something is fed to the command
   * @param yes commands that it must match
   * @param no commands that it must not match
   */
  record Rule(
      String name,
      Risk level,
      String says,
      Pattern match,
      boolean input,
      List<String> yes,
      List<String> no) {
    boolean fits(Called called) {
      return (called.inputGiven() || !input)
          && match.matcher(String.join(" ", called.argv())).matches();
    }
  }

  private RiskRules() {}

  /** The reasons for care that a statement gives, on every level of nesting. */
  public static List<Reason> of(Statement statement) {
    return of(Callees.of(statement));
  }

  /** The reasons for care that text gives which does not fit the grammar, read word by word. */
  public static List<Reason> ofUnread(String text) {
    return of(Callees.guessedIn(text));
  }

  /**
   * The reasons for care that a line gives which is typed where a statement leads: a shell's
   * command, or what a client such as {@code psql} is told.
   */
  public static List<Reason> inside(Statement leading, String line) {
    List<Called> called = new ArrayList<>(Callees.guessedIn(line));
    for (Called client : Callees.of(leading)) {
      if (InteractivePrograms.leadsInside(client)) {
        called.add(new Called(List.of(client.program(), "-c", line), false, false));
      }
    }
    return of(called);
  }

  private static List<Reason> of(List<Called> called) {
    List<Reason> reasons = new ArrayList<>();
    for (Rule rule : Shipped.RULES) {
      if (called.stream().anyMatch(rule::fits)) {
        reasons.add(new Reason(rule.name(), rule.level(), "it " + rule.says()));
      }
    }
    return reasons;
  }

  static List<Rule> shipped() {
    return Shipped.RULES;
  }

  /** Read once, when the first command is looked at. */
  private static final class Shipped {
    private static final List<Rule> RULES = read();

    private static List<Rule> read() {
      Source source = Source.of("risk-rules.yaml", text());
      Problems problems = new Problems(source);
      YamlNode root =
          Yaml.parse(source, new Span(0, source.text().length()), problems).orElseThrow();
      if (!problems.all().isEmpty()) {
        throw new IllegalStateException(problems.all().get(0).render());
      }
      YamlNode rules = ((YamlNode.Mapping) root).entries().get("rules").value();
      return ((YamlNode.Sequence) rules)
          .items().stream().map(item -> rule(((YamlNode.Mapping) item).entries())).toList();
    }

    private static Rule rule(Map<String, YamlNode.Entry> entries) {
      return new Rule(
          text(entries, "name"),
          Risk.valueOf(text(entries, "level").toUpperCase(Locale.ROOT)),
          text(entries, "says"),
          Pattern.compile(text(entries, "match")),
          entries.containsKey("input"),
          texts(entries, "yes"),
          texts(entries, "no"));
    }

    private static String text(Map<String, YamlNode.Entry> entries, String key) {
      return ((YamlNode.Scalar) entries.get(key).value()).text();
    }

    private static List<String> texts(Map<String, YamlNode.Entry> entries, String key) {
      return ((YamlNode.Sequence) entries.get(key).value())
          .items().stream().map(item -> ((YamlNode.Scalar) item).text()).toList();
    }

    private static String text() {
      try (InputStream in = RiskRules.class.getResourceAsStream("risk-rules.yaml")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
