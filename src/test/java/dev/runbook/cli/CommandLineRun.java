package dev.runbook.cli;

import dev.runbook.cli.console.PromptAnswer;
import dev.runbook.host.TerminalSize;
import dev.runbook.journal.RunStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The command line with streams, answers and environment of a test's own; one run each. */
final class CommandLineRun {
  private static final Clock TIME =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<PromptAnswer> answers = new ArrayList<>();
  private final Map<String, Runnable> signals = new ConcurrentHashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private boolean terminal;
  private boolean outIsTerminal;
  private int columns = 80;
  private int rows = 50;
  private Clock clock = TIME;
  private ScriptedPrompter prompter;
  private Consumer<String> shellOpened = host -> {};

  CommandLineRun(Path folder) {
    this.folder = folder;
    environment.putAll(new TemporaryState(folder).environment());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("TERM", "vt100"); // it has no title
    environment.put("PAGER", "");
  }

  /** A page in the test's folder. */
  CommandLineRun page(String name, String text) {
    return file("runbooks/" + name + ".md", text);
  }

  /** A mock of one host that says yes to everything, apart from what its script says. */
  CommandLineRun mock(String commands) {
    return file(
        "mock.yaml",
        """
        hosts:
          web1:
            identity: {hostname: web1, user: ops}
            commands:
        %s
            otherwise: ok
          local:
            identity: {hostname: laptop, user: ops}
            otherwise: ok
        """
            .formatted(commands.isEmpty() ? "      []" : commands.indent(6).stripTrailing()));
  }

  CommandLineRun file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A person at a terminal, who answers this. */
  CommandLineRun answers(String... lines) {
    terminal = true;
    for (String line : lines) {
      answers.add(
          line.equals("^C")
              ? PromptAnswer.interrupted()
              : line.equals("^D") ? PromptAnswer.ended() : PromptAnswer.line(line));
    }
    return this;
  }

  CommandLineRun columns(int width) {
    columns = width;
    return this;
  }

  CommandLineRun in(String zone) {
    clock = TIME.withZone(ZoneId.of(zone));
    return this;
  }

  CommandLineRun rows(int height) {
    rows = height;
    return this;
  }

  CommandLineRun outIsTerminal() {
    outIsTerminal = true;
    return this;
  }

  CommandLineRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The pager is the usual one. */
  CommandLineRun withoutPager() {
    environment.remove("PAGER");
    return this;
  }

  CommandLineRun opensShells(Consumer<String> opened) {
    shellOpened = opened;
    return this;
  }

  /** Runs it; the exit status. */
  int run(String... args) {
    return new Cli(world()).run(args);
  }

  /** What a command is given of the process it runs in. */
  ProcessContext world() {
    PrintStream stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream stderr = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new ProcessContext(
        stdout,
        stderr,
        new ProcessContext.Terminals(terminal, outIsTerminal, terminal),
        () -> columns,
        environment,
        folder,
        folder,
        clock,
        (colours, onInterrupt) ->
            prompter = new ScriptedPrompter(stderr, new TerminalSize(columns, rows), answers),
        signals::put,
        host -> {
          shellOpened.accept(host);
          return "";
        },
        "ops",
        () -> "laptop",
        "test",
        () -> new RunStore(RunStore.usualRoot(environment), clock, new CountedIds()));
  }

  /** A signal comes. */
  void raise(String signal) {
    signals.get(signal).run();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The conversation; a space that does not break is a space. */
  String err() {
    return err.toString(StandardCharsets.UTF_8).replace('\u00a0', ' ');
  }

  /** The questions that were asked, in order. */
  List<String> asked() {
    return prompter == null ? List.of() : prompter.asked();
  }
}
