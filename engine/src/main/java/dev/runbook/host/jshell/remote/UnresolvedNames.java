package dev.runbook.host.jshell.remote;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;

/** Names the missing declarations that a declaration refers to. */
final class UnresolvedNames {
  private final JShell shell;
  private final SnippetOrigins origins;

  UnresolvedNames(JShell shell, SnippetOrigins origins) {
    this.shell = shell;
    this.origins = origins;
  }

  SnippetProblem finding(DeclarationSnippet snippet) {
    List<TextRange> place = origins.line(snippet.id(), 1).map(List::of).orElse(List.of());
    return new SnippetProblem(sentence(shell, snippet), place);
  }

  static String sentence(JShell shell, DeclarationSnippet snippet) {
    String missing = shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
    return "`" + snippet.name() + "` refers to missing names: " + missing;
  }
}
