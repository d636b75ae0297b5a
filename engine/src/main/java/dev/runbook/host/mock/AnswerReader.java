package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.yaml.YamlMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one entry of a host's {@code commands}. */
final class AnswerReader {
  private static final List<String> KEYS =
      List.of("run", "match", "stdout", "stderr", "exit", "delay", "times", "fault", "signal");
  private static final List<String> SIGNALS =
      List.of(
          "ABRT", "ALRM", "BUS", "FPE", "HUP", "ILL", "INT", "KILL", "PIPE", "QUIT", "SEGV", "SYS",
          "TERM", "TRAP", "USR1", "USR2", "XCPU", "XFSZ");

  private final Problems problems;

  AnswerReader(Problems problems) {
    this.problems = problems;
  }

  /** The answer, unless it cannot be told what it is for. */
  Optional<Answer> answer(YamlMapping command) {
    command.only(KEYS);
    Optional<Fault> fault = command.choice("fault", Fault.class);
    refuseContradictions(command, fault);
    Outcome ending = ending(command);
    Optional<Integer> times =
        within(command, "times", 1, Integer.MAX_VALUE, "leave `times` out for as often as wanted");
    Duration delay = command.duration("delay").orElse(Duration.ZERO);
    return wanted(command)
        .map(
            wanted ->
                new Answer(
                    wanted,
                    delay,
                    command.text("stdout").orElse(""),
                    command.text("stderr").orElse(""),
                    ending,
                    fault,
                    times));
  }

  private Optional<Wanted> wanted(YamlMapping command) {
    Optional<String> run = command.text("run");
    Optional<String> match = command.text("match");
    if (run.isPresent() && match.isPresent()) {
      problems.error(
          command.keySpan("match"),
          "conflicting-keys",
          "a command has `run` or `match`, not both",
          "make two commands of it");
      return Optional.empty();
    }
    if (run.isEmpty() && match.isEmpty()) {
      problems.error(
          command.span(),
          "missing-key",
          "a command needs `run` or `match`",
          "`run` is the exact text, `match` a regular expression for the whole of it");
    }
    return run.map(Wanted::exactly)
        .or(() -> match.flatMap(text -> pattern(command, text)).map(Wanted::matching));
  }

  private static Optional<Pattern> pattern(YamlMapping command, String text) {
    try {
      return Optional.of(Pattern.compile(text, Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      command.bad(
          "match",
          "`match` is not a regular expression: " + e.getDescription(),
          "put a backslash before each of . ( ) [ { * + ? | $ ^ that stands for itself");
      return Optional.empty();
    }
  }

  private static Outcome ending(YamlMapping command) {
    int status = within(command, "exit", 0, 255, "a status is a number from 0 to 255").orElse(0);
    return signal(command).map(Outcome::signalled).orElseGet(() -> Outcome.exited(status));
  }

  private static Optional<String> signal(YamlMapping command) {
    Optional<String> signal = command.text("signal");
    if (signal.isPresent() && !SIGNALS.contains(signal.get())) {
      command.bad(
          "signal",
          "there is no signal `" + signal.get() + "`",
          Nearest.didYouMean(signal.get().replaceFirst("^SIG", ""), SIGNALS)
              .orElse("write its name without SIG, like KILL"));
    }
    return signal;
  }

  private static Optional<Integer> within(
      YamlMapping command, String key, int least, int most, String hint) {
    Optional<Integer> value = command.integer(key);
    if (value.filter(number -> number < least || number > most).isPresent()) {
      command.bad(key, "`" + key + "` cannot be " + value.get(), hint);
    }
    return value;
  }

  /** A command ends in one way only, and one that never starts prints nothing. */
  private void refuseContradictions(YamlMapping command, Optional<Fault> fault) {
    if (command.node("signal").isPresent()) {
      refuse(command, "signal", "exit");
    }
    if (fault.isPresent()) {
      refuse(command, "fault: " + fault.get().word(), "exit", "signal");
      if (fault.get().keepsOut()) {
        refuse(command, "fault: " + fault.get().word(), "stdout", "stderr");
      }
    }
  }

  private void refuse(YamlMapping command, String reason, String... keys) {
    for (String key : keys) {
      if (command.node(key).isPresent()) {
        problems.error(
            command.keySpan(key),
            "conflicting-keys",
            "`" + key + "` means nothing beside `" + reason + "`",
            "remove one of the two");
      }
    }
  }
}
