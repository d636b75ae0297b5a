package dev.runbook.host.jshell.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.LocalExecutionControlProvider;

/**
 * Runs blocks in one JShell, snippet by snippet, until one goes wrong.
 *
 * <p>Snippets run in this very process, which is there for nothing else.
 */
final class Evaluator {
  /** What the {@code jshell} tool imports unless it is told otherwise. */
  private static final List<String> IMPORTS =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.prefs.*",
          "java.util.regex.*",
          "java.util.stream.*");

  private static final Set<Status> RECOVERABLE =
      Set.of(Status.RECOVERABLE_DEFINED, Status.RECOVERABLE_NOT_DEFINED);

  private final JShell shell;
  private final Splitter splitter;
  private final SnippetOrigins origins;
  private final LastValue answers;

  Evaluator(ProcessStreams streams) {
    shell = JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of()).build();
    splitter = new Splitter(shell.sourceCodeAnalysis());
    origins = new SnippetOrigins();
    answers = new LastValue(shell, streams);
    IMPORTS.forEach(each -> shell.eval("import " + each + ";"));
    String classPath = System.getenv("CLASSPATH");
    if (classPath != null && !classPath.isBlank()) {
      shell.addToClasspath(classPath);
    }
    // The first value costs what no later one does.
    shell.eval("1");
  }

  /** Makes a value known as a variable; the value itself is never compiled. */
  void define(Request.Define define) {
    String name = define.name();
    String take = VariableValues.class.getName() + ".take";
    VariableValues.put(name, define.value());
    shell.eval(
        switch (define.type()) {
          case "int" -> "int " + name + " = (int) " + take + "Number(\"" + name + "\");";
          case "long" -> "long " + name + " = " + take + "Number(\"" + name + "\");";
          default -> "String " + name + " = " + take + "Text(\"" + name + "\");";
        });
  }

  /** Runs a block; nothing of it when any of it is not complete. */
  EvaluationResult evaluate(int number, String text, BooleanSupplier stopped) {
    List<Splitter.Piece> pieces = splitter.split(text);
    Optional<Splitter.Piece> open = pieces.stream().filter(piece -> !piece.whole()).findFirst();
    if (open.isPresent()) {
      int start = open.get().start();
      return EvaluationResult.refused(
          new SnippetProblem(
              "the text that begins here is not complete",
              List.of(new TextRange(number, start, start + 1))));
    }
    List<Snippet> run = new ArrayList<>();
    List<SnippetEvent> last = List.of();
    for (Splitter.Piece piece : pieces) {
      if (stopped.getAsBoolean()) {
        return EvaluationResult.ok();
      }
      List<SnippetEvent> events = shell.eval(piece.source());
      events.forEach(event -> origins.note(event.snippet(), number, piece));
      List<SnippetProblem> wrong = wrong(events);
      if (!wrong.isEmpty()) {
        return EvaluationResult.failed(wrong);
      }
      last = events.stream().filter(event -> event.causeSnippet() == null).toList();
      last.forEach(event -> run.add(event.snippet()));
    }
    EvaluationResult reply = unresolved(run);
    return reply.findings().isEmpty() && !last.isEmpty()
        ? answers.to(last.get(0), pieces.get(pieces.size() - 1), text, number)
        : reply;
  }

  /** Stops what runs now. */
  void stop() {
    shell.stop();
  }

  /** What a snippet refers to may come later in its block, but not later than that. */
  private EvaluationResult unresolved(List<Snippet> snippets) {
    UnresolvedNames unresolved = new UnresolvedNames(shell, origins);
    List<SnippetProblem> findings =
        snippets.stream()
            .filter(snippet -> RECOVERABLE.contains(shell.status(snippet)))
            .map(snippet -> unresolved.finding((DeclarationSnippet) snippet))
            .toList();
    return findings.isEmpty() ? EvaluationResult.ok() : EvaluationResult.failed(findings);
  }

  private List<SnippetProblem> wrong(List<SnippetEvent> events) {
    List<SnippetProblem> findings = new ArrayList<>();
    for (SnippetEvent event : events) {
      if (event.snippet() instanceof ErroneousSnippet || event.status() == Status.REJECTED) {
        shell
            .diagnostics(event.snippet())
            .filter(diagnostic -> diagnostic.isError())
            .forEach(diagnostic -> findings.add(origins.finding(event.snippet(), diagnostic)));
      } else if (event.exception() != null) {
        findings.add(new ExceptionText(shell, origins).finding(event));
      }
    }
    return findings;
  }
}
