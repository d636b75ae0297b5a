package dev.runbook.host.jshell.remote;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** Describes the exception that a snippet threw, and its place. */
final class ExceptionText {
  private final JShell shell;
  private final SnippetOrigins origins;

  ExceptionText(JShell shell, SnippetOrigins origins) {
    this.shell = shell;
    this.origins = origins;
  }

  SnippetProblem finding(SnippetEvent event) {
    Throwable thrown = event.exception();
    if (thrown instanceof UnresolvedReferenceException unresolved) {
      return new SnippetProblem(
          UnresolvedNames.sentence(shell, unresolved.getSnippet()), places(unresolved));
    }
    StringBuilder message = new StringBuilder(described(thrown));
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      message.append(", caused by ").append(described(cause));
    }
    return new SnippetProblem(message.toString(), places(thrown));
  }

  private String described(Throwable thrown) {
    if (thrown instanceof UnresolvedReferenceException unresolved) {
      DeclarationSnippet snippet = unresolved.getSnippet();
      return UnresolvedNames.sentence(shell, snippet);
    }
    String type =
        thrown instanceof EvalException eval
            ? eval.getExceptionClassName()
            : thrown.getClass().getName();
    return thrown.getMessage() == null ? type : type + ": " + thrown.getMessage();
  }

  /** The author's lines only, the innermost first. */
  private List<TextRange> places(Throwable thrown) {
    List<TextRange> places = new ArrayList<>();
    for (StackTraceElement element : thrown.getStackTrace()) {
      String file = element.getFileName();
      if (file != null && file.startsWith("#")) {
        origins.line(file.substring(1), element.getLineNumber()).ifPresent(places::add);
      }
    }
    return places;
  }
}
