package dev.runbook.replay;

import dev.runbook.graph.Step;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.Procedure;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The plan texts beside pages. */
final class PlanTexts {
  private final Pages pages;
  private final SourceReader reader;

  PlanTexts(Pages pages, SourceReader reader) {
    this.pages = pages;
    this.reader = reader;
  }

  /** Where the plan text of a page lies. */
  static Path fileOf(Path page) {
    String name = page.getFileName().toString().replaceFirst("(?i)\\.(?:md|markdown)$", "");
    return page.resolveSibling(name + PlanText.ENDING);
  }

  /** What a page would do, as its plan text should have it. */
  String now(Path page) {
    return PlanText.of(pages.page(page).wholePage());
  }

  /** How a page differs from its plan text; empty where it does not, or there is none. */
  Optional<Difference> difference(Path page) {
    Path file = fileOf(page);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Source kept = reader.read(file);
    String now = now(page);
    // A checkout may have turned its line ends.
    List<String> before = kept.text().lines().toList();
    List<String> after = now.lines().toList();
    if (before.equals(after)) {
      return Optional.empty();
    }
    int line = 0;
    while (line < Math.min(before.size(), after.size())
        && before.get(line).equals(after.get(line))) {
      line++;
    }
    int start = kept.lineStart(Math.max(1, Math.min(line + 1, kept.lines())));
    return Optional.of(
        new PlanChanged(
            new SourcePlace(kept, Span.at(start)),
            stepAt(pages.page(page), after, line),
            kept.text(),
            now));
  }

  /** The step that a line of a plan text is about, on its page. */
  private static SourcePlace stepAt(PageProcedures page, List<String> lines, int at) {
    Procedure whole = page.wholePage();
    for (int line = Math.min(at, lines.size() - 1); line >= 0; line--) {
      String id = lines.get(line).replaceFirst(" .*", "");
      Optional<Step> step = whole.page().step(id);
      if (step.isPresent()) {
        return new SourcePlace(whole.source(), step.get().span());
      }
    }
    return new SourcePlace(whole.source(), Span.at(0));
  }
}
