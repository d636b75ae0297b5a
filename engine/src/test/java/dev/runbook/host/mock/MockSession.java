package dev.runbook.host.mock;

import dev.runbook.host.ExecutionSetting;
import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.yaml.Durations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands sent to mock hosts, and what comes of them, as text: {@code hemma [once]$ uptime} is a
 * command, {@code hemma?} asks for the state. The same text with other answers is a failed test.
 */
final class MockSession {
  private static final Pattern PROMPT = Pattern.compile("(\\w+)((?: \\[[^]]*])*)\\$ (.*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\[([\\w-]+)(?:=([^]]*))?]");
  private static final Pattern STATE = Pattern.compile("(\\w+)\\?");

  private final MockHosts hosts;
  private final TypingOperator operator;
  private final Map<String, Shell> shells = new HashMap<>();
  private final StringBuilder transcript = new StringBuilder();

  private MockSession(List<MockFile> layers) {
    this.operator = new TypingOperator();
    this.hosts = MockHosts.of(layers, VirtualTime.from(Instant.EPOCH), operator);
  }

  /** What comes of the commands of a session on fresh hosts: the session with what they say now. */
  static String played(List<MockFile> layers, String session) {
    MockSession played = new MockSession(layers);
    session.lines().forEach(played::line);
    return played.transcript.toString();
  }

  private void line(String line) {
    Matcher prompt = PROMPT.matcher(line);
    Matcher state = STATE.matcher(line);
    if (prompt.matches()) {
      transcript.append(line).append('\n');
      run(prompt.group(1), attributes(prompt.group(2)), prompt.group(3).replace("⏎", "\n"));
    } else if (state.matches()) {
      String values =
          hosts.state().get(state.group(1)).entrySet().stream()
              .map(each -> each.getKey() + ": " + each.getValue())
              .collect(Collectors.joining(", "));
      transcript.append(line).append('\n').append(values).append('\n');
    }
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new HashMap<>();
    ATTRIBUTE
        .matcher(text)
        .results()
        .forEach(
            each ->
                attributes.put(each.group(1), Optional.ofNullable(each.group(2)).orElse("true")));
    return attributes;
  }

  private void run(String name, Map<String, String> attributes, String text) {
    Optional<String> typed = Optional.ofNullable(attributes.remove("type"));
    operator.types(typed.orElse("").replace("⏎", "\r"));
    boolean kept = attributes.remove("once") == null;
    List<String> options =
        Optional.ofNullable(attributes.remove("options")).map(List::of).orElse(List.of());
    Terminal terminal = attributes.remove("tty") == null ? Terminal.NONE : Terminal.PSEUDO;
    Optional<Duration> timeout =
        Optional.ofNullable(attributes.remove("timeout"))
            .map(written -> Durations.parse(written).orElseThrow());
    Invocation command =
        Invocation.of(text)
            .at(typed.isPresent() ? Terminal.OPERATOR : terminal)
            .in(
                new ExecutionSetting(
                    Optional.ofNullable(attributes.remove("interpreter")),
                    Optional.ofNullable(attributes.remove("cwd")),
                    timeout))
            .with(values(attributes));
    try {
      Host host = hosts.host(name, options, kept).orElseThrow();
      String outcome = shell(host, name + options + kept).run(command, sink()).sentence();
      transcript.append(outcome.equals("done") ? "" : "= " + outcome + "\n");
    } catch (HostException e) {
      transcript.append("= refused: ").append(e.getMessage()).append('\n');
    }
  }

  private static List<Invocation.Value> values(Map<String, String> values) {
    List<Invocation.Value> given = new ArrayList<>();
    values.forEach(
        (name, value) ->
            given.add(
                new Invocation.Value(
                    name, value, List.of(value.matches("[\\w./-]+") ? value : "'" + value + "'"))));
    return given;
  }

  private Shell shell(Host host, String use) {
    Shell shell = shells.get(use);
    if (shell == null || !shell.isOpen()) {
      shell = host.open(OutputSink.discard());
      shells.put(use, shell);
    }
    return shell;
  }

  private OutputSink sink() {
    return new OutputSink() {
      @Override
      public void stdout(byte[] buffer, int offset, int length) {
        transcript.append(text(buffer, offset, length));
      }

      @Override
      public void stderr(byte[] buffer, int offset, int length) {
        text(buffer, offset, length)
            .lines()
            .forEach(each -> transcript.append("! ").append(each).append('\n'));
      }
    };
  }

  private static String text(byte[] buffer, int offset, int length) {
    return new String(buffer, offset, length, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
