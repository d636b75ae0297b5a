package dev.runbook.document;

import java.util.HashSet;
import java.util.Set;

/** The keys of attributes: our own, and those of other tools, which we ignore. */
final class AttributeKeys {
  /** Keys that say yes or no. */
  static final Set<String> FLAGS =
      Set.of(
          "danger",
          "caution",
          "safe",
          "optional",
          "interactive",
          "follow",
          "background",
          "expect",
          "idempotent",
          "secret",
          "always",
          "ignore");

  /** Keys that mean something alone as well as with a value. */
  private static final Set<String> EITHER = Set.of("confirm");

  /** Keys that mean nothing without a value. */
  static final Set<String> VALUED =
      Set.of(
          "name",
          "title",
          "host",
          "needs",
          "if",
          "timeout",
          "retry",
          "every",
          "until",
          "choices-from",
          "capture",
          "cwd",
          "interpreter",
          "ok-exit",
          "verify",
          "rollback");

  /** All of ours. */
  static final Set<String> KNOWN = union(FLAGS, EITHER, VALUED);

  /** Keys of Runme that mean nothing here; those that mean the same as ours are read. */
  private static final Set<String> RUNME =
      Set.of(
          "id",
          "category",
          "tag",
          "closeTerminalOnSuccess",
          "openTerminalOnSuccess",
          "excludeFromRunAll",
          "mimeType",
          "promptEnv",
          "terminalRows",
          "transform",
          "program");

  private static final Set<String> DOCUSAURUS =
      Set.of(
          "showLineNumbers",
          "live",
          "noInline",
          "npm2yarn",
          "metastring",
          "copy",
          "wrap",
          "filename",
          "file",
          "caption",
          "label",
          "theme",
          "highlight",
          "lineNumbers",
          "startLine",
          "startline");

  private static final Set<String> HUGO =
      Set.of(
          "linenos",
          "lineNos",
          "linenostart",
          "lineNoStart",
          "hl_lines",
          "hl_Lines",
          "hl_inline",
          "hl_style",
          "anchorlinenos",
          "anchorLineNos",
          "lineanchors",
          "lineAnchors",
          "lineNumbersInTable",
          "linenumbersintable",
          "guessSyntax",
          "noClasses",
          "nohl",
          "noHl",
          "style",
          "class",
          "tabWidth",
          "wrapperClass");

  private static final Set<String> MYST =
      Set.of(
          "number-lines",
          "numberLines",
          "lineno-start",
          "emphasize-lines",
          "dedent",
          "force",
          "eval",
          "echo");

  /** Keys of others. */
  static final Set<String> FOREIGN = union(RUNME, DOCUSAURUS, HUGO, MYST);

  /** What MyST puts in braces in place of a language. */
  static final Set<String> DIRECTIVES =
      Set.of(
          "code",
          "code-block",
          "code-cell",
          "sourcecode",
          "literalinclude",
          "parsed-literal",
          "math",
          "mermaid",
          "note",
          "tip",
          "hint",
          "important",
          "warning",
          "attention",
          "admonition");

  private AttributeKeys() {}

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    Set<String> all = new HashSet<>();
    for (Set<String> set : sets) {
      all.addAll(set);
    }
    return Set.copyOf(all);
  }
}
