package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every page that ships must be: planned without an error, clean, and tested both ways. */
class ShippedPagesTest {
  private static final Path RUNBOOKS = Path.of(System.getProperty("runbook.root"), "runbooks");

  private static final int COLUMNS = 112;

  @TempDir static Path folder;
  private static List<Procedure> procedures;
  private static List<Played> scenarios;

  /** A page, or a section of it, that is offered to be played. */
  private record Procedure(Path page, String section) {
    String target() {
      return name() + (section.isEmpty() ? "" : "#" + section);
    }

    String name() {
      return page.getFileName().toString().replace(".md", "");
    }

    String path() {
      return page + (section.isEmpty() ? "" : "#" + section);
    }
  }

  /** A scenario: what it plays, and how that ended. */
  private record Played(String target, long exit) {
    String page() {
      return target.replaceFirst("#.*", "");
    }
  }

  @BeforeAll
  static void listsAndPlaysEverything() throws IOException {
    procedures =
        objects(JSON.std.listFrom(out("list", RUNBOOKS.toString(), "--json"))).stream()
            .map(each -> new Procedure(path(each), text(each, "section")))
            .toList();
    Map<String, Object> tested = JSON.std.mapFrom(out("test", RUNBOOKS.toString(), "--json"));
    scenarios =
        objects((List<?>) tested.get("scenarios")).stream()
            .map(each -> new Played(text(each, "play"), ((Number) each.get("exit")).longValue()))
            .toList();
  }

  @Test
  void isPlannedWithoutAnErrorOrAWarning() {
    for (Procedure procedure : procedures) {
      CommandLineRun plan = new CommandLineRun(folder);
      assertThat(plan.run("plan", procedure.path())).as(plan.err()).isEqualTo(0);
      assertThat(plan.err()).doesNotContain("error[", "warning[");
    }
  }

  @Test
  void isCleanForAStrictReviewer() {
    CommandLineRun lint = new CommandLineRun(folder);
    assertThat(lint.run("lint", "--strict", RUNBOOKS.toString())).as(lint.out()).isEqualTo(0);
    // ShellCheck's notes are about style, and depend on the version that is installed.
    assertThat(lint.out().lines())
        .noneMatch(line -> line.contains("note[") && !line.contains("note[shellcheck/"));
  }

  @Test
  void hasAScenarioOfEachOfItsProceduresThatEndsWell() {
    assertThat(targets(scenario -> scenario.exit() == 0))
        .containsAll(procedures.stream().map(Procedure::target).toList());
  }

  @Test
  void hasAtLeastTwoScenariosThatMustNotEndWell() {
    Map<String, Long> bad =
        scenarios.stream()
            .filter(scenario -> scenario.exit() != 0)
            .collect(Collectors.groupingBy(Played::page, Collectors.counting()));
    assertThat(procedures)
        .allSatisfy(each -> assertThat(bad.getOrDefault(each.name(), 0L)).isGreaterThan(1));
  }

  /** GitHub shows that many columns of a code block on a wide screen and cuts off what follows. */
  @Test
  void hidesNoHalfOfADangerousCommandOnGitHub() throws IOException {
    List<String> cut = new ArrayList<>();
    for (Procedure procedure : procedures) {
      List<String> lines = Files.readAllLines(procedure.page());
      Map<String, Object> plan = JSON.std.mapFrom(out("plan", procedure.path(), "--json"));
      for (Map<?, ?> step : objects((List<?>) plan.get("steps"))) {
        for (Map<?, ?> command : objects((List<?>) step.get("commands"))) {
          int first = ((Number) command.get("line")).intValue() - 1;
          int count = text(command, "text").split("\n").length;
          lines.subList(first, first + count).stream()
              .filter(line -> "danger".equals(command.get("risk")) && line.length() > COLUMNS)
              .forEach(line -> cut.add(procedure.name() + ": " + line));
        }
      }
    }
    assertThat(cut).isEmpty();
  }

  private static List<String> targets(Predicate<Played> which) {
    return scenarios.stream().filter(which).map(Played::target).toList();
  }

  private static String out(String... args) {
    CommandLineRun run = new CommandLineRun(folder);
    run.run(args);
    return run.out();
  }

  private static List<Map<?, ?>> objects(List<?> list) {
    return list.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
  }

  private static Path path(Map<?, ?> object) {
    return Path.of(text(object, "path"));
  }

  private static String text(Map<?, ?> object, String key) {
    Object value = object.get(key);
    return value == null ? "" : value.toString();
  }
}
