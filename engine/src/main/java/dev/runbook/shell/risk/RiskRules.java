package dev.runbook.shell.risk;

import dev.runbook.shell.Called;
import dev.runbook.shell.Callees;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a command does to what it touches, found in the command itself.
 *
 * <p>The rules are data: {@code risk-rules.yaml} beside this class, each with its own examples, and
 * those that a page brings. Each is tried on every program that a command calls, on every level of
 * nesting; all that fit count, except where a narrower one says that it stands instead.
 */
public final class RiskRules {
  /** A crontab's line that somebody shows: {@code 15 2 * * * /opt/backup.sh >> log}. */
  private static final Pattern NO_PROGRAM = Pattern.compile("[\\d*/,-]+");

  private final Programs programs;
  private final List<Rule> rules;
  private final Map<String, List<Integer>> byProgram = new HashMap<>();
  private final List<Integer> ofAny = new ArrayList<>();

  private RiskRules(Programs programs, List<Rule> rules) {
    this.programs = programs;
    this.rules = List.copyOf(rules);
    for (int i = 0; i < rules.size(); i++) {
      Set<String> names = rules.get(i).programs();
      if (names.isEmpty()) {
        ofAny.add(i);
      }
      for (String name : names) {
        byProgram.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
      }
    }
  }

  /** The rules that come with this program. */
  public static RiskRules shipped() {
    return Shipped.RULES;
  }

  /** These rules and more, which can ask for care and take none away. */
  public RiskRules with(List<Rule> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(more);
    return new RiskRules(programs, all);
  }

  /** The reasons for care that a statement gives, on every level of nesting. */
  public List<Reason> of(Statement statement) {
    return of(Callees.of(statement));
  }

  /** The reasons for care that text gives which does not fit the grammar, read word by word. */
  public List<Reason> ofUnread(String text) {
    return of(Callees.guessedIn(text));
  }

  /**
   * The reasons for care that lines give which are typed where a statement leads: a shell's
   * commands, or what a client such as {@code psql} is told.
   */
  public List<Reason> inside(Statement leading, String lines) {
    return of(Callees.inside(leading, lines));
  }

  /** The reasons for care that a text gives which is fed to a program: {@code psql -X}. */
  public List<Reason> ofFed(String program, String text) {
    return of(Callees.fed(program, text));
  }

  private List<Reason> of(List<Called> called) {
    Set<Integer> found = new TreeSet<>();
    called.stream()
        .filter(each -> !NO_PROGRAM.matcher(each.program()).matches())
        .map(each -> ParsedCommand.of(each, programs))
        .flatMap(command -> Stream.concat(Stream.of(command), command.fedLines()))
        .forEach(command -> found.addAll(fitting(command)));
    return found.stream()
        .map(rules::get)
        .filter(rule -> rule.level() != Risk.NONE)
        .map(rule -> new Reason(rule.name(), rule.level(), "it " + rule.says()))
        .toList();
  }

  private List<Integer> fitting(ParsedCommand command) {
    List<Integer> fitting = new ArrayList<>();
    Set<String> replaced = new HashSet<>();
    List<Integer> candidates =
        new ArrayList<>(byProgram.getOrDefault(command.program(), List.of()));
    boolean named = goesByName(command);
    candidates.addAll(ofAny);
    candidates.removeIf(index -> rules.get(index).goesBy(Rule.Basis.NAME) && !named);
    Optional<ParsedCommand> other = command.otherReading();
    for (int index : candidates) {
      Rule rule = rules.get(index);
      // In doubt whether an option takes a value, both readings count, for care and not for less.
      boolean fits =
          rule.fits(command) || (rule.level() != Risk.NONE && other.filter(rule::fits).isPresent());
      if (fits) {
        fitting.add(index);
        replaced.addAll(rule.insteadOf());
      }
    }
    fitting.removeIf(index -> isReplaced(rules.get(index), replaced));
    return fitting;
  }

  /**
   * Whether the names of jobs count: for programs that run jobs or that nobody knows, and for what
   * no rule is about in a program that has rules.
   */
  private boolean goesByName(ParsedCommand command) {
    if (command.details().runsJobs()) {
      return true;
    }
    if (!command.isKnown()) {
      return !command.called().runsOther();
    }
    return command.hasSubcommands()
        && byProgram.getOrDefault(command.program(), List.of()).stream()
            .noneMatch(index -> rules.get(index).claims(command));
  }

  private static boolean isReplaced(Rule rule, Set<String> replaced) {
    return replaced.contains(rule.name())
        || (replaced.contains(Rule.EVERYTHING)
            && !rule.goesBy(Rule.Basis.OUTPUT)
            && !rule.insteadOf().contains(Rule.EVERYTHING));
  }

  /** Whether a rule fits one of the programs that a text calls, other rules left out of account. */
  boolean fits(Rule rule, String text) {
    return Script.parse(text).statements().stream()
        .flatMap(statement -> Callees.of(statement).stream())
        .map(called -> ParsedCommand.of(called, programs))
        .anyMatch(
            command ->
                rule.fits(command) && (!rule.goesBy(Rule.Basis.NAME) || goesByName(command)));
  }

  List<Rule> rules() {
    return rules;
  }

  /** Read once, when the first command is looked at. */
  private static final class Shipped {
    private static final RiskRules RULES = read();

    private static RiskRules read() {
      Source source = Source.of("risk-rules.yaml", text());
      Problems problems = new Problems(source);
      YamlMapping root =
          Yaml.parse(source, problems)
              .flatMap(node -> YamlMapping.of(node, "", problems))
              .orElseThrow(() -> new IllegalStateException(problems.all().get(0).render()));
      Programs programs = Programs.read(root);
      List<Rule> shipped = RuleReader.shipped(root);
      shipped.forEach(rule -> programs.know(rule.programs()));
      RiskRules rules = new RiskRules(programs, shipped);
      if (!problems.all().isEmpty()) {
        throw new IllegalStateException(problems.all().get(0).render());
      }
      return rules;
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
