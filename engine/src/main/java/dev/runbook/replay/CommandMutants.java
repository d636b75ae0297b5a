package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.shell.Risk;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes single commands of a step. */
final class CommandMutants {
  /** What keeps a failure from being passed over or something from being replaced, and without. */
  private static final Map<Pattern, String> GUARDS = new LinkedHashMap<>();

  static {
    GUARDS.put(Pattern.compile(" (?:-v|--set[= ]) ?ON_ERROR_STOP=\\w+"), "");
    GUARDS.put(Pattern.compile(" --single-transaction\\b"), "");
    GUARDS.put(Pattern.compile("\\bset -[a-z]*o pipefail\\b"), "set +o pipefail");
    GUARDS.put(Pattern.compile("\\bset -e\\b"), "set +e");
    GUARDS.put(Pattern.compile("\\bcurl -f([a-zA-Z])"), "curl -$1");
    GUARDS.put(Pattern.compile(" --fail\\b"), "");
    GUARDS.put(Pattern.compile("\\b(mv|cp) -n\\b"), "$1");
    GUARDS.put(Pattern.compile(" && "), "; ");
  }

  private static final Pattern NOT_TEST = Pattern.compile("(\\btest|\\[\\[?) ! ");
  private static final Pattern TEST = Pattern.compile("(\\btest|(?<![\\w$\"'\\\\])\\[\\[?) (?!!)");
  private static final Pattern ANSWERS = Pattern.compile("(?:grep|diff|cmp)\\b.*", Pattern.DOTALL);
  private static final Pattern SSH_HOST = Pattern.compile("\\Assh (?:-\\S+ )*?(\\S+)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  private final Source page;
  private final Map<String, String> values;
  private final List<String> hosts;

  /**
   * Of the commands of a page.
   *
   * @param values what its scenarios fill in, by name
   * @param hosts its mock hosts
   */
  CommandMutants(Source page, Map<String, String> values, List<String> hosts) {
    this.page = page;
    this.values = values;
    this.hosts = hosts;
  }

  List<Mutant> of(Step step) {
    List<Mutant> all = new ArrayList<>();
    List<Command> commands = step.commands();
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      if (commands.size() > 1) {
        all.add(
            mutant(MutationOperator.DELETE_COMMAND, step, command, List.of(gone(command.span()))));
      }
      if (isAsOnThePage(command)) {
        text(step, command).forEach(all::add);
        if (i + 1 < commands.size()) {
          swapped(step, command, commands.get(i + 1)).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** Whether a command stands on the page in one piece: nothing of a prompt or an indent in it. */
  private boolean isAsOnThePage(Command command) {
    return page.text(command.span()).equals(command.text());
  }

  private Mutant mutant(MutationOperator operator, Step step, Command command, List<Edit> edits) {
    String first = command.text().lines().findFirst().orElse("");
    return Mutant.of(operator, page, step.id(), first, edits);
  }

  /** A stretch of commands with their lines, where nothing else stands on these. */
  Edit gone(Span span) {
    int start = page.lineStart(page.line(span.start()));
    int last = page.line(Math.max(span.start(), span.end() - 1));
    int end = last < page.lines() ? page.lineStart(last + 1) : page.text().length();
    boolean alone =
        page.text().substring(start, span.start()).isBlank()
            && page.text().substring(span.end(), Math.max(span.end(), end)).isBlank();
    if (alone) {
      return new Edit(page, new Span(start, Math.max(span.end(), end)), "");
    }
    Matcher joined = Pattern.compile("\\s*;\\s*").matcher(page.text()).region(span.end(), end);
    return new Edit(
        page, new Span(span.start(), joined.lookingAt() ? joined.end() : span.end()), "");
  }

  private Optional<Mutant> swapped(Step step, Command one, Command other) {
    boolean changes = one.risk() != Risk.NONE;
    changes |= other.risk() != Risk.NONE;
    return changes && isAsOnThePage(other) && !one.text().equals(other.text())
        ? Optional.of(
            mutant(
                MutationOperator.SWAP_COMMANDS,
                step,
                one,
                List.of(
                    new Edit(page, one.span(), other.text()),
                    new Edit(page, other.span(), one.text()))))
        : Optional.empty();
  }

  private Stream<Mutant> text(Step step, Command command) {
    return Stream.of(
            changed(MutationOperator.OR_TRUE, step, command, orTrue(command.text())),
            changed(MutationOperator.DROP_GUARD, step, command, withoutGuard(command.text())),
            changed(MutationOperator.NEGATE, step, command, negated(command.text())),
            changed(MutationOperator.FIXED_VALUE, step, command, fixed(command)),
            changed(MutationOperator.OTHER_LETTER, step, command, misspelt(command)),
            changed(MutationOperator.OTHER_HOST, step, command, elsewhere(command.text())))
        .flatMap(Optional::stream);
  }

  private Optional<Mutant> changed(
      MutationOperator operator, Step step, Command command, Optional<String> text) {
    return text.filter(other -> !other.equals(command.text()))
        .map(
            other ->
                mutant(operator, step, command, List.of(new Edit(page, command.span(), other))));
  }

  private static Optional<String> orTrue(String text) {
    boolean ends = text.contains("<<") || text.endsWith("&") || text.lines().count() > 1;
    return ends ? Optional.empty() : Optional.of(text + " || true");
  }

  private static Optional<String> withoutGuard(String text) {
    return GUARDS.entrySet().stream()
        .filter(guard -> guard.getKey().matcher(text).find())
        .map(guard -> guard.getKey().matcher(text).replaceFirst(guard.getValue()))
        .findFirst();
  }

  private static Optional<String> negated(String text) {
    if (NOT_TEST.matcher(text).find()) {
      return Optional.of(NOT_TEST.matcher(text).replaceFirst("$1 "));
    }
    if (TEST.matcher(text).find()) {
      return Optional.of(TEST.matcher(text).replaceFirst("$1 ! "));
    }
    return ANSWERS.matcher(text).matches() ? Optional.of("! " + text) : Optional.empty();
  }

  private Optional<String> fixed(Command command) {
    return command.placeholders().stream()
        .findFirst()
        .map(
            place ->
                command.text().substring(0, place.start())
                    + other(values.getOrDefault(place.name(), "other"))
                    + command.text().substring(place.end()));
  }

  /** Another value of the same kind. */
  private static String other(String value) {
    int last = value.length() - 1;
    return value.isEmpty() ? "other" : value.substring(0, last) + next(value.charAt(last));
  }

  private static char next(char c) {
    return c == '9' ? '0' : c == 'z' ? 'a' : c == 'Z' ? 'A' : (char) (c + 1);
  }

  /** The last letter of its longest word is another. */
  private static Optional<String> misspelt(Command command) {
    int at = -1;
    int longest = 0;
    Matcher words = WORD.matcher(command.text());
    while (words.find()) {
      boolean filled =
          command.placeholders().stream()
              .anyMatch(place -> words.start() < place.end() && place.start() < words.end());
      if (!filled && words.end() - words.start() > longest) {
        longest = words.end() - words.start();
        at = words.end() - 1;
      }
    }
    return at < 0
        ? Optional.empty()
        : Optional.of(
            command.text().substring(0, at)
                + next(command.text().charAt(at))
                + command.text().substring(at + 1));
  }

  private Optional<String> elsewhere(String text) {
    Matcher ssh = SSH_HOST.matcher(text);
    if (!ssh.find() || !hosts.contains(ssh.group(1))) {
      return Optional.empty();
    }
    return another(hosts, ssh.group(1))
        .map(host -> text.substring(0, ssh.start(1)) + host + text.substring(ssh.end(1)));
  }

  /** Another of the hosts, this machine only where there is no other. */
  static Optional<String> another(List<String> hosts, String host) {
    return hosts.stream()
        .filter(each -> !each.equals(host) && !each.equals(HostUse.LOCAL))
        .findFirst();
  }
}
