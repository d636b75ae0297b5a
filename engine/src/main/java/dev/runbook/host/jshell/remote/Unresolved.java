package dev.runbook.host.jshell.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Says what a declaration refers to that is not there. */
final class Unresolved {
  private final JShell shell;
  private final Origins origins;

  Unresolved(JShell shell, Origins origins) {
    this.shell = shell;
    this.origins = origins;
  }

  /** What the compiler says of it, else a sentence of ours. */
  List<Finding> in(Snippet snippet) {
    List<Finding> findings = new ArrayList<>();
    shell
        .diagnostics(snippet)
        .filter(diagnostic -> diagnostic.isError())
        .forEach(diagnostic -> findings.add(origins.finding(snippet, diagnostic)));
    if (findings.isEmpty() && snippet instanceof DeclarationSnippet declaration) {
      findings.add(
          new Finding(
              sentence(shell, declaration),
              origins.place(snippet).map(List::of).orElse(List.of())));
    }
    return findings;
  }

  static String sentence(JShell shell, DeclarationSnippet snippet) {
    String missing = shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
    return "`" + snippet.name() + "` refers to what is not there: " + missing;
  }
}
