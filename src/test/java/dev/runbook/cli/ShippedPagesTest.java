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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every page that ships must be: planned without an error, clean, and tested both ways. */
class ShippedPagesTest {
  private static final Path RUNBOOKS = Path.of(System.getProperty("runbook.root"), "runbooks");

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
  void theBatchesThatHelpShowsPlayTheLibrarysPages() {
    List<String> batches =
        String.join("\n", HelpExamples.of("runbook play"))
            .replaceAll(" *\\\\\\n *", " ")
            .lines()
            .map(line -> line.replaceFirst("(?<=\\S) {3,}\\S.*", "").strip())
            .filter(line -> line.contains("--yes"))
            .toList();
    assertThat(batches).hasSizeGreaterThan(1);
    for (String batch : batches) {
      List<String> words = new ArrayList<>(List.of(batch.split(" +")));
      words.remove("runbook");
      String page = RUNBOOKS.resolve(words.get(1)).toString();
      words.set(1, page + ".md");
      words.addAll(List.of("--mock", page + ".mock.yaml"));
      CommandLineRun play = new CommandLineRun(folder);
      assertThat(play.run(words.toArray(String[]::new))).as(play.err()).isZero();
    }
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

  /** What somebody asks who is to play a page, and where a page answers. */
  private static final Map<String, Pattern> ANSWERS =
      Map.of(
          "when to use it", Pattern.compile("\\*\\*Use it (when|for)\\*\\*"),
          "how long it takes", Pattern.compile("\\*\\*Takes\\*\\*"),
          "what it changes", Pattern.compile("\\*\\*Changes\\*\\*"),
          "what cannot be undone", Pattern.compile("\\*\\*Cannot be undone"),
          "when to give up", Pattern.compile("(?i)give\\s+up"),
          "whom to wake", Pattern.compile("(?i)\\bwake\\b|has\\s+to\\s+be\\s+woken"),
          "where to paste it", Pattern.compile("By hand|[Bb]locks (here )?(run on|up to)"),
          "what a good end looks like", Pattern.compile("(?i)good\\s+(end|output|answer|one)"),
          "the way back", Pattern.compile("(?m)^#+ Rollback$"),
          "whose it is and how old",
              Pattern.compile("(?m)^owners: .+\\n(?:.+\\n)*?updated: \\d{4}-\\d\\d-\\d\\d$"));

  @Test
  void answersWhatAnOperatorAsksFirst() throws IOException {
    for (Path page : procedures.stream().map(Procedure::page).distinct().toList()) {
      String text = Files.readString(page);
      assertThat(ANSWERS)
          .allSatisfy(
              (asked, answer) ->
                  assertThat(answer.matcher(text).find()).as(page + " says " + asked).isTrue());
    }
  }

  @Test
  void saysWhoEachHostIs() throws IOException {
    for (Procedure procedure : procedures) {
      String text = Files.readString(procedure.page());
      for (Object host : (List<?>) plan(procedure).get("hosts")) {
        assertThat(host.equals("local") || text.contains(host + ": {hostname: hemma, user: "))
            .as(procedure.target() + " says who " + host + " is")
            .isTrue();
      }
    }
  }

  /** What a person does at a prompt, no page can check. */
  @Test
  void looksBeforeItsFirstChangeAndAfterIt() throws IOException {
    for (Procedure procedure : procedures) {
      List<Map<?, ?>> steps =
          objects((List<?>) plan(procedure).get("steps")).stream()
              .filter(step -> !((List<?>) step.get("commands")).isEmpty())
              .toList();
      boolean typed = steps.stream().anyMatch(step -> "interactive".equals(step.get("kind")));
      List<Integer> changes =
          IntStream.range(0, steps.size()).filter(at -> changes(steps.get(at))).boxed().toList();
      if (!typed && !changes.isEmpty()) {
        assertThat(steps.subList(0, changes.get(0)))
            .as(procedure.target() + " looks before its first change")
            .anyMatch(step -> "none".equals(step.get("risk")));
        assertThat(steps.subList(changes.get(0), steps.size()))
            .as(procedure.target() + " looks after its first change")
            .anyMatch(step -> "none".equals(step.get("risk")));
      }
    }
  }

  /** Not what an author has marked who only looks, as root. */
  private static boolean changes(Map<?, ?> step) {
    return objects((List<?>) step.get("reasons")).stream()
        .anyMatch(reason -> !text(reason, "rule").startsWith("marked-"));
  }

  private static Map<String, Object> plan(Procedure procedure) throws IOException {
    return JSON.std.mapFrom(out("plan", procedure.path(), "--json"));
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
