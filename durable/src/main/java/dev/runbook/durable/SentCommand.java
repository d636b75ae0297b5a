package dev.runbook.durable;

import dev.runbook.host.ExecutionSetting;
import dev.runbook.host.Invocation;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A command as a payload. Its text has words in the place of secrets.
 *
 * @param text what the host receives
 * @param plainly the same without what leads to its place; only for questions of our own
 * @param pipeline whether a failure of any part of it counts
 * @param terminal what it needs of a terminal
 * @param interpreter the program that reads it instead of the shell; null where the shell does
 * @param directory the folder to change to; null where it stays
 * @param timeoutMillis how long it may take; null is for ever
 * @param receipt by which it is found again on its host; null where nothing is written down
 * @param secret whether its text holds a secret
 * @param values the run's parameters in it
 * @param variables what its shell is to know before it runs
 */
public record SentCommand(
    String text,
    String plainly,
    boolean pipeline,
    String terminal,
    String interpreter,
    String directory,
    Long timeoutMillis,
    String receipt,
    boolean secret,
    List<FilledValue> values,
    List<ShellVariable> variables) {
  /** A parameter, and how the text has it. */
  public record FilledValue(String name, String value, List<String> written) {}

  /** A variable of the shell. */
  public record ShellVariable(String name, String value, boolean number) {}

  static SentCommand of(Invocation command, String plainly, List<Variable> variables) {
    return new SentCommand(
        command.text(),
        plainly,
        command.pipeline(),
        command.terminal().name(),
        command.interpreter().orElse(null),
        command.directory().orElse(null),
        command.timeout().map(Duration::toMillis).orElse(null),
        command.receipt().map(ReceiptId::text).orElse(null),
        command.secret(),
        command.values().stream()
            .map(each -> new FilledValue(each.name(), each.value(), each.written()))
            .toList(),
        variables.stream()
            .map(each -> new ShellVariable(each.name(), each.value(), each.number()))
            .toList());
  }

  Invocation invocation() {
    return new Invocation(
        text,
        pipeline,
        Invocation.Terminal.valueOf(terminal),
        new ExecutionSetting(
            Optional.ofNullable(interpreter),
            Optional.ofNullable(directory),
            timeout(),
            Optional.ofNullable(receipt).flatMap(ReceiptId::of)),
        secret,
        Optional.empty(),
        values.stream()
            .map(each -> new Invocation.Value(each.name(), each.value(), each.written()))
            .toList());
  }

  Optional<Duration> timeout() {
    return Optional.ofNullable(timeoutMillis).map(Duration::ofMillis);
  }

  List<Variable> assigned() {
    return variables.stream()
        .map(each -> new Variable(each.name(), each.value(), each.number()))
        .toList();
  }
}
