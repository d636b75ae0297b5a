package dev.runbook.graph;

import dev.runbook.shell.Statement;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The evidence that the author means a command to run outside of an open way in. */
final class Evidence {
  private static final String SHELL = "shell";
  private static final String MACHINE = "machine";
  private static final Set<String> QUERIES = Set.of("sql", "redis", "mongo");

  private Evidence() {}

  /**
   * Whether a command that begins a block or a titled paragraph is meant outside: it names a host
   * of its own, it is the program that leads inside or its like, or no text for what stands there.
   */
  static boolean isOutside(WayIn way, Statement next) {
    if (CommandReader.call(next).isPresent()) {
      return true;
    }
    if (!way.isTyped()) {
      return mentions(next, way.where().host());
    }
    if (isClient(way)) {
      return way.further().isEmpty()
          && (CommandText.begins(next.text()) || setsVariables(way, next.text()));
    }
    List<Call> calls = calls(next);
    return calls.stream().anyMatch(call -> names(way, call))
        || calls.stream().anyMatch(Evidence::actsElsewhere)
            && calls.stream().anyMatch(call -> call.leadsTo().equals(Optional.of(SHELL)));
  }

  /** {@code URL="a"} and {@code export URL=a}: statements of SQL and redis never read so. */
  private static boolean setsVariables(WayIn way, String text) {
    return QUERIES.contains(language(way)) && CommandText.isAssignments(text);
  }

  /**
   * Whether a command on the very next line is another way in of the same kind: a choice, or the
   * next of several. A login may lead on from a host, and is none.
   */
  static boolean isAlike(WayIn way, Statement next) {
    List<Call> leading = calls(way.leading().orElseThrow());
    return leading.stream()
            .flatMap(call -> call.targets().stream())
            .noneMatch(target -> target.kind().equals(MACHINE))
        && calls(next).stream().anyMatch(call -> names(way, call))
        && calls(next).stream().anyMatch(call -> call.leadsTo().isPresent());
  }

  /** Whether a program is one that a way in goes through: it is hardly there on the inside. */
  private static boolean names(WayIn way, Call call) {
    return calls(way.leading().orElseThrow()).stream()
        .anyMatch(each -> actsElsewhere(each) && each.program().equals(call.program()));
  }

  private static boolean actsElsewhere(Call call) {
    return !call.targets().isEmpty();
  }

  /** Whether a way in leads to a program that reads no shell text. */
  static boolean isClient(WayIn way) {
    return !language(way).equals(SHELL);
  }

  /** The language that is read where one is, after a way in and those that were typed there. */
  static String language(WayIn way) {
    List<String> further = way.further();
    return further.isEmpty()
        ? language(way.leading().orElseThrow())
        : further.get(further.size() - 1);
  }

  /** The language that is read where a command leads. */
  static String language(Statement leading) {
    return calls(leading).stream()
        .flatMap(call -> call.leadsTo().stream())
        .reduce((first, last) -> last)
        .orElse(SHELL);
  }

  /** Whether a command calls or names a host. */
  static boolean mentions(Statement statement, String host) {
    Pattern path = Pattern.compile("(?:[^@/:\\s]+@)?" + Pattern.quote(host) + ":(?!\\d+(?:/|$)).*");
    return calls(statement).stream()
        .anyMatch(
            call ->
                call.targets().stream().anyMatch(target -> target.name().equals(Optional.of(host)))
                    || call.operands().stream().anyMatch(each -> path.matcher(each).matches()));
  }

  /** Why nobody can tell what the blocks after a way in are meant for. */
  static Optional<String> doubt(Statement leading) {
    boolean tunnel =
        calls(leading).stream()
            .anyMatch(call -> call.program().equals("ssh") && call.hasOption("-L|-R|-D|-w"));
    return tunnel ? Optional.of("it is a tunnel as well as a login") : Optional.empty();
  }

  private static List<Call> calls(Statement statement) {
    return Catalogue.shipped().calls(statement);
  }
}
