package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.cli.console.Menu;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.Text;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.Targets;
import dev.runbook.source.NearestFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the one procedure that a target names. */
final class Chooser {
  /** For so many a collection is a small part of the time that they take. */
  private static final int MANY_STEPS = 10_000;

  private final Runbooks runbooks;

  Chooser(Runbooks runbooks) {
    this.runbooks = runbooks;
  }

  /** The procedures, at least one. */
  List<Procedure> all(String target) {
    return existing(target, named(target)).procedures();
  }

  /** The procedure; several are an error that lists them. */
  Procedure one(String target) {
    return only(target, named(target));
  }

  private static Procedure only(String target, Targets.Found named) {
    List<Procedure> found = existing(target, named).procedures();
    if (found.size() > 1) {
      throw new UsageException(
          "`" + target + "` names several procedures; name one of them:\n" + list(found));
    }
    return found.get(0);
  }

  /** The procedure, picked from a menu where there are several; empty when none was picked. */
  Optional<Procedure> one(String target, Screen screen, Supplier<Prompter> prompter) {
    List<Procedure> found = all(target);
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    List<Text> options =
        found.stream()
            .map(each -> Text.of(each.name() + "  " + each.title() + "  (" + address(each) + ")"))
            .toList();
    OptionalInt picked =
        Menu.on(screen, prompter.get()).pick("`" + target + "` names several procedures:", options);
    return picked.isPresent() ? Optional.of(found.get(picked.getAsInt())) : Optional.empty();
  }

  /** The whole page where the target names one, else the one procedure; it may have no steps. */
  Procedure page(String target) {
    Targets.Found found = named(target);
    return found.procedures().size() != 1 && found.page().isPresent()
        ? found.page().get().wholePage()
        : only(target, found);
  }

  private static Targets.Found existing(String target, Targets.Found found) {
    if (found.procedures().isEmpty()) {
      throw new UsageException(
          "`"
              + target
              + "` has no steps: there is nothing to play on it"
              + notPlayed(found)
              + "\n  = a step is a ```bash block; `runbook show "
              + target
              + "` shows the page");
    }
    return found;
  }

  private static String notPlayed(Targets.Found found) {
    return found.page().map(page -> page.wholePage().notPlayed()).orElse(List.of()).stream()
        .map(each -> "\n  " + each.said())
        .collect(Collectors.joining());
  }

  private Targets.Found named(String target) {
    Targets.Found found = runbooks.find(target);
    found.page().map(PageProcedures::wholePage).ifPresent(Chooser::forgetHowItWasRead);
    if (found.isNothing()) {
      throw new UsageException(nothingFound(target, found));
    }
    return found;
  }

  /**
   * Of what a long page has left in memory, more than half is only what it was read with. The
   * serial collector does not look at that again while the heap may grow.
   */
  private static void forgetHowItWasRead(Procedure whole) {
    if (whole.page().steps().size() > MANY_STEPS) {
      System.gc();
    }
  }

  /** What a target that names no page and no procedure is, and what to type instead. */
  private String nothingFound(String target, Targets.Found found) {
    if (target.isBlank()) {
      return "the target is empty\n  = `runbook list` shows the runbooks there are";
    }
    Optional<Path> path = path(target);
    if (path.filter(Files::isDirectory).isPresent()) {
      return "`" + target + "` is a folder, not a runbook\n  = runbook list " + target;
    }
    if (target.contains("/") && path(target + ".md").filter(Files::isRegularFile).isPresent()) {
      return "there is no file `" + target + "`\n  = did you mean `" + target + ".md`?";
    }
    if (target.contains("/") && target.endsWith(".md")) {
      return "there is no file `"
          + target
          + "`\n  = "
          + path.flatMap(NearestFile::to).orElseGet(this::whereLooked);
    }
    return "no runbook or procedure is called `"
        + target
        + "`\n  = "
        + found.hint().orElse(whereLooked());
  }

  private static Optional<Path> path(String target) {
    try {
      return Optional.of(Path.of(target));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private String whereLooked() {
    String places =
        runbooks.library().folders().stream()
            .map(folder -> folder.toString().isEmpty() ? "this folder" : folder.toString())
            .collect(Collectors.joining(", "));
    return runbooks.library().pages().isEmpty()
        ? "there are no runbooks in " + places + "; `runbook new NAME` writes one"
        : "looked in " + places + "; `runbook list` lists the files there";
  }

  private static String list(List<Procedure> procedures) {
    return procedures.stream()
        .map(each -> "  " + address(each) + "  " + each.title())
        .collect(Collectors.joining("\n"));
  }

  /** What names a procedure and nothing else: {@code file#section}. */
  static String address(Procedure procedure) {
    String slug = procedure.section().slug();
    return procedure.path() + (slug.isEmpty() ? "" : "#" + slug);
  }
}
