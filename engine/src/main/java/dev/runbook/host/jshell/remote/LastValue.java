package dev.runbook.host.jshell.remote;

import java.util.List;
import java.util.Set;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Handles the value of a block's last expression: a boolean is a check, and any other value is
 * printed.
 */
final class LastValue {
  private static final Set<String> BOOLEANS = Set.of("boolean", "Boolean", "java.lang.Boolean");

  private static final Set<String> TEXTS = Set.of("String", "java.lang.String");

  private final JShell shell;
  private final ProcessStreams streams;

  LastValue(JShell shell, ProcessStreams streams) {
    this.shell = shell;
    this.streams = streams;
  }

  /** The result of the last snippet of a block. */
  EvaluationResult to(SnippetEvent event, Splitter.Piece piece, String text, int evaluation) {
    String type = event.value() == null ? "" : type(event.snippet());
    if (BOOLEANS.contains(type)) {
      return event.value().equals("true")
          ? EvaluationResult.ok()
          : EvaluationResult.failed(List.of(notTrue(event, piece, text, evaluation)));
    }
    if (!type.isEmpty() && !isStatement(piece, text)) {
      show(event.snippet(), type, event.value());
    }
    return EvaluationResult.ok();
  }

  /** The type of an expression's value; empty for what is none, assignments included. */
  private static String type(Snippet snippet) {
    if (snippet instanceof ExpressionSnippet expression) {
      return snippet.subKind() == SubKind.ASSIGNMENT_SUBKIND ? "" : expression.typeName();
    }
    return snippet instanceof VarSnippet variable
            && snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        ? variable.typeName()
        : "";
  }

  private static SnippetProblem notTrue(
      SnippetEvent event, Splitter.Piece piece, String text, int evaluation) {
    String expression = text.substring(piece.start(), piece.end()).strip();
    return new SnippetProblem(
        "this is " + event.value() + ": " + expression.replaceAll("\\s*\\R\\s*", " "),
        List.of(new TextRange(evaluation, piece.start(), piece.start() + expression.length())));
  }

  private static boolean isStatement(Splitter.Piece piece, String text) {
    int semicolon = text.lastIndexOf(';', piece.end() - 1);
    return semicolon >= piece.start() && BlankSource.end(text, semicolon) >= piece.end();
  }

  /** A text as it is, so that it can be captured; anything else as JShell shows it. */
  private void show(Snippet snippet, String type, String value) {
    if (TEXTS.contains(type) && !value.equals("null")) {
      String name =
          snippet instanceof VarSnippet variable
              ? variable.name()
              : ((ExpressionSnippet) snippet).name();
      shell.eval("System.out.println(" + name + ");");
    } else {
      streams.say(value);
    }
  }
}
