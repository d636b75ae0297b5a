package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.DocumentParser;
import dev.runbook.document.Section;
import dev.runbook.graph.Command;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.graph.StepKind;
import dev.runbook.shell.Bash;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.source.Severity;
import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operations guide that this project was asked for, as it is.
 *
 * <p>{@code seed-commands.tsv} was made without this project: bash ran each line of each fence with
 * a function in the place of {@code ssh} that printed what it received.
 */
class SeedGuideTest {
  private static final Path GUIDE = Path.of("src/test/resources/document/seed-home-server.md");
  private static final Path GOLDEN = Path.of("src/test/resources/graph/seed-commands.tsv");
  private static final Path RISKS = Path.of("src/test/resources/graph/seed-risks.tsv");
  private static final PageProcedures PAGE = read();

  private static final Map<String, String> VALUES =
      Map.of(
          "command", "ps",
          "commit-hash", "3f2a1bc",
          "YYYYMMDD", "20260102",
          "CHANGE_THIS_PASSWORD", "correct-horse",
          "SECURE_PASSWORD", "correct-horse",
          "ADMIN_PASSWORD", "correct-horse",
          "USER_PASSWORD", "battery-staple",
          "PASSWORD", "correct-horse",
          "admin@example.com", "admin@site.net",
          "user@example.com", "user@site.net");

  @Test
  void isReadWithoutAnErrorThatStopsIt() {
    assertThat(graph().problems()).noneMatch(each -> each.severity() == Severity.ERROR);
    assertThat(graph().document().sections()).filteredOn(each -> each.level() > 0).hasSize(40);
    assertThat(graph().document().blocks())
        .filteredOn(block -> block.language().equals("bash"))
        .hasSize(35);
  }

  @Test
  void hasEightyCommandsEachWithItsLineItsHostAndTheTextThatHostMustReceive() throws IOException {
    List<String> found =
        commands()
            .map(each -> each.line() + "\t" + each.where().host() + "\t" + each.run())
            .toList();
    assertThat(found).isEqualTo(Files.readAllLines(GOLDEN)).hasSize(80);
    assertThat(commands().filter(each -> !each.where().isLocal())).hasSize(74);
  }

  @Test
  void refusesItsTwelvePlaceholderCommandsUntilTheyAreFilledIn() {
    List<Step> waiting =
        graph().steps().stream()
            .filter(step -> step.commands().stream().anyMatch(SeedGuideTest::mustBeFilled))
            .toList();
    assertThat(commands().filter(SeedGuideTest::mustBeFilled)).hasSize(12);
    for (Step step : waiting) {
      Plan empty = plan(step, Map.of());
      Step same = empty.steps().get(0);
      assertThat(empty.unbound(List.of(same))).as(step.id()).isNotEmpty();

      Plan filled = plan(step, valuesFor(step));
      assertThat(filled.errors()).as(step.id()).isEmpty();
      assertThat(filled.unbound(filled.steps())).as(step.id()).isEmpty();
      assertThat(filled.steps().get(0).commands())
          .as(step.id())
          .noneMatch(
              command -> command.run().matches(".*(<[a-z]|YYYY|[A-Z]_PASSWORD|'PASSWORD').*"));
    }
  }

  @Test
  void handsAValueThatAShellCouldReadAsCodeOnAsOneArgument() {
    Step checkout =
        graph().steps().stream()
            .filter(step -> step.id().equals("rollback/checkout-previous-version"))
            .findFirst()
            .orElseThrow();
    for (String hostile :
        List.of("x; reboot", "$(reboot)", "`id`", "-f", "a b", "a'b", "a\"b", "*")) {
      Plan plan = plan(checkout, Map.of("commit-hash", hostile));
      assertThat(plan.errors()).as(hostile).isEmpty();
      Command command = plan.steps().get(0).commands().get(0);
      assertThat(command.where().host()).isEqualTo("hemma");
      assertThat(Bash.run("cd() { :; }; git() { printf '%s\\0' \"$@\"; }\n" + command.run()).out())
          .as(command.run())
          .isEqualTo("checkout\0" + hostile + "\0");
    }
  }

  @Test
  void treatsItsSixPasswordsAsSecrets() {
    List<PlanParam> secrets =
        graph().steps().stream()
            .flatMap(step -> plan(step, Map.of()).params().stream())
            .filter(PlanParam::secret)
            .toList();
    assertThat(secrets.stream().map(PlanParam::name).distinct())
        .containsExactlyInAnyOrder(
            "CHANGE_THIS_PASSWORD",
            "SECURE_PASSWORD",
            "ADMIN_PASSWORD",
            "USER_PASSWORD",
            "PASSWORD");
    assertThat(commands().flatMap(each -> each.placeholders().stream()))
        .filteredOn(each -> each.name().contains("PASSWORD"))
        .hasSize(7);
  }

  static Stream<Section> sectionsWithSteps() {
    return graph().document().sections().stream()
        .filter(section -> section.level() > 0 && !graph().stepsBelow(section).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("sectionsWithSteps")
  void findsEachOfItsProceduresByItsSlug(Section section) {
    assertThat(PAGE.section(section.slug())).contains(section);
    assertThat(PAGE.offeredBy(section)).isNotEmpty();
  }

  @Test
  void findsTheDangerousOneWithoutItsSuffixToo() {
    assertThat(PAGE.section("full-database-reset"))
        .map(Section::slug)
        .contains("full-database-reset-danger");
  }

  @Test
  void findsTheTwoDangerMarks() {
    List<String> marked =
        graph().steps().stream()
            .filter(step -> step.reasons().stream().anyMatch(SeedGuideTest::isAuthorsDanger))
            .map(Step::sectionSlug)
            .distinct()
            .toList();
    assertThat(marked).containsExactly("disk-space--session-cleanup", "full-database-reset-danger");
  }

  /** Each level was judged from what the command does, not from what the rules say of it. */
  @Test
  void knowsOfEachOfItsCommandsWhatItMayDo() throws IOException {
    List<String> found =
        commands()
            .map(each -> each.line() + "\t" + found(each).word() + "\t" + each.run())
            .toList();
    assertThat(found).isEqualTo(Files.readAllLines(RISKS));
    assertThat(found).filteredOn(line -> !line.contains("\tnone\t")).hasSizeGreaterThan(19);
  }

  /** Without the author's marks: what the rules find. */
  private static Risk found(Command command) {
    return command.reasons().stream()
        .filter(reason -> !reason.rule().startsWith("marked-"))
        .map(Reason::risk)
        .reduce(Risk.NONE, Risk::or);
  }

  @Test
  void knowsWhichStepsAreOptional() {
    assertThat(titles(Step::optional))
        .containsExactly(
            "Manual trigger (if needed)",
            "If migrations are needed",
            "If needed, check watchdog + heartbeat logs for evidence:",
            "Incident log captures (if taken):",
            "If missing, reconnect manually (temporary fix)");
  }

  @Test
  void knowsWhichStepsFollowSomething() {
    assertThat(titles(step -> step.kind() == StepKind.FOLLOW))
        .containsExactly(
            "Web application logs", "Nginx access logs", "Database logs (check for query errors)");
  }

  @Test
  void knowsWhichStepsNeedAPerson() {
    assertThat(titles(step -> step.kind() == StepKind.INTERACTIVE))
        .containsExactly(
            "Remote admin access (VPN-gated; Tailscale)",
            "Local network break-glass (LAN)",
            "Connect to Database");
  }

  @Test
  void knowsWhichCommandsNeedATerminalButNoPerson() {
    assertThat(commands().filter(Command::terminal).map(Command::line))
        .containsExactly(288, 303, 352, 363, 364, 368, 477);
  }

  private static boolean isAuthorsDanger(Reason reason) {
    return reason.rule().startsWith("marked-") && reason.risk() == Risk.DANGER;
  }

  private static boolean mustBeFilled(Command command) {
    return !command.placeholders().isEmpty();
  }

  private static Map<String, String> valuesFor(Step step) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Command command : step.commands()) {
      for (Placeholder placeholder : command.placeholders()) {
        values.put(placeholder.name(), VALUES.get(placeholder.name()));
      }
    }
    return values;
  }

  private static Plan plan(Step step, Map<String, String> values) {
    Section section = graph().document().sections().get(step.section());
    Procedure procedure = new Procedure(graph(), GUIDE, section.slug(), section);
    return new Planner(new ScriptedMachine())
        .plan(procedure, new PlanRequest(values, List.of(step.id()), Optional.empty()));
  }

  private static List<String> titles(java.util.function.Predicate<Step> which) {
    return graph().steps().stream().filter(which).map(Step::title).toList();
  }

  private static Stream<Command> commands() {
    return graph().steps().stream().flatMap(step -> step.commands().stream());
  }

  private static StepGraph graph() {
    return PAGE.wholePage().page();
  }

  private static PageProcedures read() {
    StepGraph graph =
        new GraphBuilder(Set.of("PATH", "HOME"))
            .build(new DocumentParser().parse(new SourceReader().read(GUIDE)));
    return new PageProcedures(graph, GUIDE);
  }
}
