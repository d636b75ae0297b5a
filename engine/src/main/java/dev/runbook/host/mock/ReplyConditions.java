package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The conditions of a reply besides the command's text. If the script does not mention the folder,
 * the interpreter or SSH options, the command must have the usual ones; other conditions are
 * optional.
 *
 * @param when the host's state
 * @param directory the step's folder
 * @param interpreter the program that reads the text
 * @param options the page's own SSH options
 * @param kept whether the shell stays open
 * @param tty whether the command has a terminal
 * @param in the folder that a kept shell has come to by {@code cd}
 */
record ReplyConditions(
    Map<String, String> when,
    Optional<String> directory,
    Optional<String> interpreter,
    List<String> options,
    Optional<Boolean> kept,
    Optional<Boolean> tty,
    Optional<String> in) {

  static final ReplyConditions USUAL =
      new ReplyConditions(
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the collections. */
  ReplyConditions {
    when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
    options = List.copyOf(options);
  }

  /** What keeps a command that comes now from this reply, in a clause; empty when nothing does. */
  Optional<String> obstacle(Invocation command, ReceivedContext now) {
    return state(now.state())
        .or(() -> differs("cwd", directory, command.directory()))
        .or(() -> differs("interpreter", interpreter, interpreter(command)))
        .or(() -> differs("options", joined(options), joined(now.way().options())))
        .or(() -> kept(now.way().kept()))
        .or(() -> tty(command.terminal() != Terminal.NONE))
        .or(() -> in(now.folder()));
  }

  /** What of the state it asks for does not hold. */
  private Optional<String> state(Map<String, String> state) {
    return when.entrySet().stream()
        .filter(wanted -> !wanted.getValue().equals(state.get(wanted.getKey())))
        .findFirst()
        .map(
            wanted ->
                "only while %s is %s, and it is %s"
                    .formatted(
                        wanted.getKey(),
                        wanted.getValue(),
                        state.getOrDefault(wanted.getKey(), "not set")));
  }

  /** Whether it holds whenever another does. */
  boolean takes(ReplyConditions other) {
    return other.when.entrySet().containsAll(when.entrySet())
        && directory.equals(other.directory)
        && interpreter.equals(other.interpreter)
        && options.equals(other.options)
        && (kept.isEmpty() || kept.equals(other.kept))
        && (tty.isEmpty() || tty.equals(other.tty))
        && (in.isEmpty() || in.equals(other.in));
  }

  /** Bash is what reads a text where nothing else is said. */
  static Optional<String> interpreter(Invocation command) {
    return command.interpreter().filter(Predicate.not("bash"::equals));
  }

  private static Optional<String> joined(List<String> options) {
    return options.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", options));
  }

  private static Optional<String> differs(
      String key, Optional<String> wanted, Optional<String> found) {
    if (wanted.equals(found)) {
      return Optional.empty();
    }
    String here = wanted.map(value -> "only with `" + key + ": " + value + "`").orElse("");
    String there = found.map(value -> "the command has `" + key + ": " + value + "`").orElse("");
    if (here.isEmpty()) {
      return Optional.of(there + ", which the reply does not have");
    }
    return Optional.of(
        here + (there.isEmpty() ? ", which the command does not have" : ", and " + there));
  }

  private Optional<String> kept(boolean found) {
    return kept.filter(wanted -> wanted != found)
        .map(
            wanted ->
                wanted
                    ? "only in a shell that is kept open, and it came in its own shell"
                    : "only in its own shell, and it came in one that is kept open");
  }

  private Optional<String> tty(boolean found) {
    return tty.filter(wanted -> wanted != found)
        .map(wanted -> "only with" + (wanted ? "" : "out") + " a terminal");
  }

  private Optional<String> in(String folder) {
    return in.filter(wanted -> !wanted.equals(folder))
        .map(
            wanted ->
                "only in "
                    + wanted
                    + ", and the shell is in "
                    + (folder.isEmpty() ? "its first folder" : folder));
  }
}
