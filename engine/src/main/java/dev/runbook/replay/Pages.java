package dev.runbook.replay;

import dev.runbook.graph.GraphBuilder;
import dev.runbook.plan.Library;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.Targets;
import dev.runbook.source.Problem;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages that scenarios play. Each is read once, however many scenarios play it.
 *
 * <p>A target is looked for beside its scenario first, then in the library.
 */
final class Pages {
  /** What a scenario's target was found to be. */
  record Found(Optional<Procedure> procedure, Optional<Problem> problem) {}

  /** A target as it is looked for: from which folder, with which variables set. */
  private record Key(Path folder, String target, Set<String> variables) {}

  private static final String HINT =
      "write the name of a page beside this file, of a section, or page#section";

  private final List<Path> folders;
  private final SourceReader reader;
  private final Map<Set<String>, Library> libraries = new ConcurrentHashMap<>();
  private final Map<Key, Targets.Found> found = new ConcurrentHashMap<>();

  Pages(List<Path> folders, SourceReader reader) {
    this.folders = List.copyOf(folders);
    this.reader = reader;
  }

  /** The procedure that a scenario plays, or why there is none. */
  Found of(Scenario scenario) {
    Path folder = Optional.ofNullable(scenario.path().getParent()).orElse(Path.of(""));
    Key key = new Key(folder, scenario.play().value(), scenario.given().environment().keySet());
    Targets.Found target;
    try {
      target = found.computeIfAbsent(key, this::find);
    } catch (UnreadableException e) {
      return problem(scenario, "unreadable-page", e.problem().message(), Optional.empty());
    }
    if (target.procedures().size() == 1) {
      return new Found(Optional.of(target.procedures().get(0)), Optional.empty());
    }
    String name = scenario.play().value();
    if (target.procedures().isEmpty()) {
      String what = target.page().isPresent() ? "has no steps" : "is no page and no section";
      return problem(
          scenario,
          "unknown-target",
          "`" + name + "` " + what,
          target.hint().or(() -> Optional.of(HINT)));
    }
    List<String> names = target.procedures().stream().map(Procedure::name).toList();
    String one = "write one of " + String.join(", ", names);
    return problem(
        scenario, "ambiguous-target", "`" + name + "` is several procedures", Optional.of(one));
  }

  /** A page as it is read where no variables are set. */
  PageProcedures page(Path path) {
    return libraries.computeIfAbsent(Set.of(), this::library).read(path);
  }

  private static Found problem(
      Scenario scenario, String code, String message, Optional<String> hint) {
    return new Found(
        Optional.empty(),
        Optional.of(
            Problem.error(scenario.source(), scenario.play().span(), code, message)
                .withHint(hint)));
  }

  private Targets.Found find(Key key) {
    Library library = libraries.computeIfAbsent(key.variables(), this::library);
    int hash = key.target().lastIndexOf('#');
    String page = hash < 0 ? key.target() : key.target().substring(0, hash);
    String fragment = hash < 0 ? "" : key.target().substring(hash);
    Optional<Path> beside = beside(key.folder(), page);
    if (beside.isPresent() && fragment.isEmpty()) {
      PageProcedures read = library.read(beside.get());
      return new Targets.Found(read.offered(), Optional.of(read), Optional.empty());
    }
    if (beside.isPresent()) {
      return new Targets(library).find(beside.get() + fragment);
    }
    Targets.Found near = new Targets(library.in(key.folder())).find(key.target());
    return near.isNothing() ? elsewhere(key, library, near) : near;
  }

  private static Targets.Found elsewhere(Key key, Library library, Targets.Found near) {
    Targets.Found found = new Targets(library).find(key.target());
    return found.isNothing() && near.hint().isPresent() ? near : found;
  }

  private Library library(Set<String> variables) {
    return new Library(folders, reader, new GraphBuilder(variables)).remembering();
  }

  /** A page that lies beside the scenario, by its name with or without ending. */
  private static Optional<Path> beside(Path folder, String page) {
    return List.of(page, page + ".md", "runbook-" + page + ".md").stream()
        .map(folder::resolve)
        .filter(path -> path.toString().endsWith(".md") && Files.isRegularFile(path))
        .map(Path::normalize)
        .findFirst();
  }
}
