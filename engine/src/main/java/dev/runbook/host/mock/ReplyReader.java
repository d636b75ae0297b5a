package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import dev.runbook.host.mock.ScriptedReply.Piece;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a reply from a script. */
final class ReplyReader {
  static final List<String> KEYS =
      List.of(
          "stdout", "stderr", "output", "exit", "signal", "delay", "times", "fault", "set",
          "dialog");
  private static final List<String> SIGNALS =
      List.of(
          "ABRT", "ALRM", "BUS", "FPE", "HUP", "ILL", "INT", "KILL", "PIPE", "QUIT", "SEGV", "SYS",
          "TERM", "TRAP", "USR1", "USR2", "XCPU", "XFSZ");

  /** What `runbook test --init` writes where a status is to be filled in. */
  private static final String TODO = "TODO";

  private final List<Span> toDo = new ArrayList<>();
  private final Problems problems;
  private final StateReader states;
  private final FaultReader faults;

  ReplyReader(Problems problems, StateReader states) {
    this.problems = problems;
    this.states = states;
    this.faults = new FaultReader(problems);
  }

  /**
   * The reply of a mapping.
   *
   * @param wanted what it replies to, whose groups its texts may name
   */
  ScriptedReply reply(YamlMapping keys, MockPlace place, Optional<CommandMatcher> wanted) {
    Optional<Fault> fault = faults.fault(keys);
    refuseContradictions(keys, fault);
    Duration delay = keys.duration("delay").orElse(Duration.ZERO);
    return new ScriptedReply(
        place,
        delay,
        output(keys, wanted),
        ending(keys),
        fault,
        states.set(keys),
        keys.mapping("dialog").map(this::dialogue),
        within(keys, "times", 1, Integer.MAX_VALUE, "leave `times` out for as often as wanted"));
  }

  private List<Piece> output(YamlMapping keys, Optional<CommandMatcher> wanted) {
    List<Piece> pieces = new ArrayList<>();
    text(keys, "stdout", wanted)
        .ifPresent(text -> pieces.add(new Piece(false, text, Duration.ZERO)));
    text(keys, "stderr", wanted)
        .ifPresent(text -> pieces.add(new Piece(true, text, Duration.ZERO)));
    for (YamlMapping item : keys.mappings("output")) {
      item.only("out", "err", "after");
      Duration after = item.duration("after").orElse(Duration.ZERO);
      Optional<String> out = text(item, "out", wanted);
      Optional<String> err = text(item, "err", wanted);
      if (out.isPresent() == err.isPresent()) {
        problems.error(
            item.span(),
            out.isPresent() ? "conflicting-keys" : "missing-key",
            "a piece of output has `out` or `err`",
            "write `{out: \"…\\n\"}` or `{err: \"…\\n\", after: 2s}`");
      }
      pieces.add(new Piece(err.isPresent(), out.or(() -> err).orElse(""), after));
    }
    return pieces;
  }

  private Optional<String> text(YamlMapping keys, String key, Optional<CommandMatcher> wanted) {
    Optional<YamlNode.Scalar> text = keys.scalar(key);
    text.ifPresent(written -> refuseUnknownGroups(written, wanted));
    return text.map(YamlNode.Scalar::text).filter(written -> !written.isEmpty());
  }

  /** A number in double braces is a group of {@code match}. */
  private void refuseUnknownGroups(YamlNode.Scalar text, Optional<CommandMatcher> wanted) {
    int groups = wanted.map(CommandMatcher::groups).orElse(0);
    CommandTemplate.names(text.text())
        .filter(name -> name.matches("[0-9]+"))
        .filter(name -> name.length() > 3 || Integer.parseInt(name) > groups)
        .findFirst()
        .ifPresent(
            name ->
                problems.error(
                    text.span(),
                    "unknown-group",
                    "there is no group " + name + " for `{{" + name + "}}`",
                    groups == 0
                        ? "put parentheses around that part of `match`"
                        : "`match` has "
                            + groups
                            + (groups == 1 ? " pair" : " pairs")
                            + " of parentheses"));
  }

  private Dialogue dialogue(YamlMapping keys) {
    Map<String, Dialogue.Answer> answers = new LinkedHashMap<>();
    for (String typed : keys.keys()) {
      if (!typed.equals("prompt")) {
        answers.put(typed, typed(keys, typed));
      }
    }
    return new Dialogue(keys.text("prompt").orElse(""), answers);
  }

  private Dialogue.Answer typed(YamlMapping keys, String typed) {
    if (keys.node(typed).filter(YamlNode.Mapping.class::isInstance).isPresent()) {
      YamlMapping answer = keys.mapping(typed).orElseThrow().only("text", "set", "end");
      return new Dialogue.Answer(
          answer.text("text").orElse(""), states.set(answer), answer.flag("end").orElse(false));
    }
    String text = keys.text(typed).orElse("");
    return text.equals("end")
        ? new Dialogue.Answer("", Map.of(), true)
        : new Dialogue.Answer(text, Map.of(), false);
  }

  private Outcome ending(YamlMapping keys) {
    Optional<YamlNode.Scalar> todo = keys.scalar("exit").filter(exit -> exit.text().equals(TODO));
    if (todo.isPresent()) {
      toDo.add(todo.get().span());
      return Outcome.ok();
    }
    int status = within(keys, "exit", 0, 255, "a status is a number from 0 to 255").orElse(0);
    return signal(keys).map(Outcome::signalled).orElseGet(() -> Outcome.exited(status));
  }

  private static Optional<String> signal(YamlMapping keys) {
    Optional<String> signal = keys.text("signal");
    if (signal.isPresent() && !SIGNALS.contains(signal.get())) {
      keys.bad(
          "signal",
          "there is no signal `" + signal.get() + "`",
          Nearest.didYouMean(signal.get().replaceFirst("^SIG", ""), SIGNALS)
              .orElse("write its name without SIG, like KILL"));
    }
    return signal;
  }

  private static Optional<Integer> within(
      YamlMapping keys, String key, int least, int most, String hint) {
    Optional<Integer> value = keys.integer(key);
    if (value.filter(number -> number < least || number > most).isPresent()) {
      keys.bad(key, "`" + key + "` cannot be " + value.get(), hint);
    }
    return value;
  }

  /** Says once for all replies that are still to be filled in where they are. */
  void tellToDo() {
    if (toDo.isEmpty()) {
      return;
    }
    String lines =
        toDo.stream()
            .skip(1)
            .map(span -> problems.source().line(span.start()) + "")
            .collect(Collectors.joining(", "));
    problems.error(
        toDo.get(0),
        "to-do",
        "`exit` is still TODO"
            + (lines.isEmpty() ? "" : " here and in " + (toDo.size() - 1) + " more: line " + lines),
        "write the exit status of each command on a good day, 0 for success, and its output as"
            + " `stdout: |`");
  }

  /** A command ends in one way only, and one that never starts prints nothing. */
  private void refuseContradictions(YamlMapping keys, Optional<Fault> fault) {
    if (keys.node("signal").isPresent()) {
      refuse(keys, "signal", List.of("exit"));
    }
    if (keys.node("output").isPresent()) {
      refuse(keys, "output", List.of("stdout", "stderr"));
    }
    if (fault.isPresent()) {
      String word = "fault: " + fault.get().word();
      refuse(keys, word, List.of("exit", "signal"));
      if (fault.get().preventsStart()) {
        refuse(keys, word, List.of("stdout", "stderr", "output", "set", "dialog"));
      }
      if (fault.get() == Fault.DISCONNECT_BEFORE) {
        refuse(keys, "disconnect: before", List.of("stdout", "stderr", "output", "set", "dialog"));
      }
      if (fault.get() == Fault.DISCONNECT_DURING) {
        refuse(keys, "disconnect: during", List.of("set"));
      }
    }
  }

  /** Says that some keys mean nothing beside another. */
  void refuse(YamlMapping keys, String reason, Collection<String> refused) {
    for (String key : refused) {
      if (keys.node(key).isPresent()) {
        Span place = keys.keySpan(key);
        problems.error(
            place,
            "conflicting-keys",
            "`" + key + "` means nothing beside `" + reason + "`",
            "remove one of the two");
      }
    }
  }
}
