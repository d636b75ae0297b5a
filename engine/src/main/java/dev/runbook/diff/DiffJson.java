package dev.runbook.diff;

import dev.runbook.json.Json;
import java.util.List;
import java.util.Map;

/** Writes the changes of pages as JSON: schema {@code runbook.diff/1}. */
public final class DiffJson {
  private static final String SCHEMA = "runbook.diff/1";

  private DiffJson() {}

  /** One line. */
  public static String of(String revision, List<PageDiff> pages) {
    return Json.line(
        Json.map(
            "schema", SCHEMA,
            "since", revision,
            "pages", pages.stream().map(DiffJson::page).toList()));
  }

  private static Map<String, Object> page(PageDiff page) {
    return Json.map(
        "page", page.page(),
        "before", page.before().orElse(null),
        "gone", page.gone(),
        "changes", page.changes().stream().map(DiffJson::change).toList(),
        "text", page.text(),
        "unreadable", page.unreadable().orElse(null));
  }

  private static Map<String, Object> change(StepChange change) {
    return Json.map(
        "kind", change.kind().code(),
        "grave", change.kind().isImportant(),
        "step", change.step().isEmpty() ? null : change.step(),
        "line", change.line(),
        "what", change.what(),
        "before", change.before(),
        "after", change.after());
  }
}
