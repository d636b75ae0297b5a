package dev.runbook.diff;

import dev.runbook.source.PrintableText;
import java.util.List;

/** Writes the changes of pages as Markdown, for the comment of a pull request. */
public final class DiffMarkdown {
  private DiffMarkdown() {}

  /** The comment. */
  public static String of(String revision, List<PageDiff> pages) {
    StringBuilder out = new StringBuilder();
    out.append("### How the steps of the runbooks have changed since ").append(code(revision));
    out.append("\n");
    if (pages.isEmpty()) {
      out.append("\nNo step has changed.\n");
    }
    pages.forEach(page -> page(out, page));
    return out.toString();
  }

  private static void page(StringBuilder out, PageDiff page) {
    out.append("\n#### ").append(code(page.page())).append(headline(page)).append("\n");
    page.unreadable()
        .ifPresent(why -> out.append("\nIt cannot be compared: ").append(text(why)).append("\n"));
    if (!page.changes().isEmpty()) {
      out.append("\n| change | step | |\n|---|---|---|\n");
      for (StepChange change : page.changes()) {
        String word = change.kind().word();
        out.append("| ").append(change.kind().isImportant() ? "**" + word + "**" : word);
        out.append(" | ").append(change.step().isEmpty() ? "" : code(change.step()));
        out.append(" | ").append(text(change.what())).append(" |\n");
      }
    }
    if (!page.text().isEmpty()) {
      out.append("\n<details><summary>Plan</summary>\n\n").append(fenced(page.text()));
      out.append("\n\n</details>\n");
    }
  }

  private static String headline(PageDiff page) {
    if (page.gone()) {
      return " is gone";
    }
    return page.before()
        .map(before -> before.equals(page.page()) ? "" : ", was " + code(before))
        .orElse(" is new");
  }

  /** Nothing that a page says is Markdown, HTML or a mention here. */
  private static String text(String text) {
    StringBuilder out = new StringBuilder();
    PrintableText.line(text)
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x80 && !Character.isLetterOrDigit(c) && " .,:;'()/=-+".indexOf(c) < 0) {
                out.append("&#").append(c).append(';');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  private static String fenced(List<String> lines) {
    String shown = PrintableText.text(String.join("\n", lines));
    String fence = "```";
    while (shown.contains(fence)) {
      fence += "`";
    }
    return fence + "diff\n" + shown + "\n" + fence;
  }
}
