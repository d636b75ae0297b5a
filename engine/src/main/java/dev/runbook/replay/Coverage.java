package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.graph.Retry;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The commands and branches of pages that scenarios reach.
 *
 * @param pages each page that a scenario played, in the order of the scenarios
 */
public record Coverage(List<PageCoverage> pages) {
  /** Copies the list. */
  public Coverage {
    pages = List.copyOf(pages);
  }

  /**
   * A command, or something that a step can come to.
   *
   * @param line its line on the page
   * @param step the step's id
   * @param missing what to say where it was never reached
   * @param times how often it was
   */
  public record Point(int line, String step, String missing, int times) {}

  /** A page, its commands and its branches. */
  public record PageCoverage(Path page, List<Point> commands, List<Point> branches) {
    /** Copies the lists. */
    public PageCoverage {
      commands = List.copyOf(commands);
      branches = List.copyOf(branches);
    }

    /** What no scenario reaches, in the order of the page. */
    public List<Point> missing() {
      return Stream.concat(commands.stream(), branches.stream())
          .filter(point -> point.times() == 0)
          .sorted((one, other) -> Integer.compare(one.line(), other.line()))
          .toList();
    }
  }

  /** That of a test run. */
  public static Coverage of(TestReport report) {
    Map<Path, List<Played>> plays = new LinkedHashMap<>();
    Set<Path> pages = report.pages();
    report.verdicts().stream()
        .flatMap(verdict -> verdict.played().stream())
        .flatMap(played -> played.parts().stream())
        .filter(played -> pages.contains(played.plan().procedure().path()))
        .forEach(
            played ->
                plays
                    .computeIfAbsent(played.plan().procedure().path(), any -> new ArrayList<>())
                    .add(played));
    return new Coverage(
        plays.entrySet().stream().map(each -> page(each.getKey(), each.getValue())).toList());
  }

  private static PageCoverage page(Path path, List<Played> plays) {
    StepGraph page = plays.get(0).plan().procedure().page();
    List<Point> commands = new ArrayList<>();
    List<Point> branches = new ArrayList<>();
    for (Step step : page.steps()) {
      commands(step)
          .forEach(
              command ->
                  commands.add(
                      new Point(
                          command.line(), step.id(), "never sent", times(plays, step, command))));
      branches.addAll(new StepBranches(step, plays).all());
    }
    return new PageCoverage(path, commands, branches);
  }

  private static Stream<Command> commands(Step step) {
    return step.commandsAndChecks().filter(command -> !command.login());
  }

  static int times(List<Played> plays, Step step, Command command) {
    return (int)
        plays.stream()
            .flatMap(played -> played.sent().stream())
            .filter(sent -> sent.step().id().equals(step.id()))
            .filter(sent -> sent.command().span().equals(command.span()))
            .count();
  }

  /** How many per cent of all commands were sent. */
  public int commands() {
    return percent(pages.stream().flatMap(page -> page.commands().stream()).toList());
  }

  /** How many per cent of all branches were taken. */
  public int branches() {
    return percent(pages.stream().flatMap(page -> page.branches().stream()).toList());
  }

  private static int percent(List<Point> points) {
    long reached = points.stream().filter(point -> point.times() > 0).count();
    return points.isEmpty() ? 100 : (int) (100 * reached / points.size());
  }

  /** As LCOV, which services show beside the lines of a page. */
  public String lcov() {
    StringBuilder out = new StringBuilder();
    for (PageCoverage page : pages) {
      out.append("TN:\nSF:").append(page.page()).append('\n');
      Map<Integer, Integer> lines = new TreeMap<>();
      page.commands().forEach(point -> lines.merge(point.line(), point.times(), Integer::sum));
      lines.forEach((line, times) -> out.append("DA:" + line + "," + times + "\n"));
      long hit = lines.values().stream().filter(times -> times > 0).count();
      out.append("LF:").append(lines.size()).append("\nLH:").append(hit).append('\n');
      int number = 0;
      for (Point point : page.branches()) {
        out.append("BRDA:" + point.line() + ",0," + number++ + "," + point.times() + "\n");
      }
      long taken = page.branches().stream().filter(point -> point.times() > 0).count();
      out.append("BRF:").append(number).append("\nBRH:").append(taken);
      out.append("\nend_of_record\n");
    }
    return out.toString();
  }

  /** What one step can come to. */
  private record StepBranches(Step step, List<Played> plays) {
    private static final Set<StepOutcome> FAILED =
        Set.of(StepOutcome.FAILED, StepOutcome.TIMED_OUT);

    List<Point> all() {
      List<Point> all = new ArrayList<>();
      if (!step.commands().isEmpty()) {
        all.add(point("never ended well", count(StepOutcome.OK)));
        all.add(point("never failed", failures()));
      }
      if (step.optional()) {
        all.add(point("never taken", taken()));
        all.add(point("never left out", count(StepOutcome.LEFT_OUT)));
      }
      if (step.options().always()) {
        all.add(point("never due because the run ended early", dueEarly()));
      }
      if (step.isDanger() && isAsked()) {
        all.add(point("never refused", refusals()));
      }
      if (step.options().condition().isPresent()) {
        all.add(point("its condition always held", count(StepOutcome.SKIPPED)));
      }
      step.options()
          .until()
          .ifPresent(asked -> all.add(point("never gave up waiting", failedChecks(asked))));
      if (step.options().retry().filter(Retry::runsAgain).isPresent()) {
        all.add(point("never tried again", triedAgain()));
      }
      step.options()
          .verify()
          .ifPresent(check -> all.add(point("its check never failed", failedChecks(check))));
      return all;
    }

    private Point point(String missing, long times) {
      return new Point(step.line(), step.id(), missing, (int) times);
    }

    private long count(StepOutcome outcome) {
      return plays.stream().filter(played -> played.outcome(step.id()) == outcome).count();
    }

    private long failures() {
      return plays.stream()
          .map(played -> played.outcome(step.id()))
          .filter(outcome -> !outcome.isOver() && outcome != StepOutcome.NOT_REACHED)
          .count();
    }

    private long taken() {
      return plays.stream()
          .filter(
              played -> played.sent().stream().anyMatch(sent -> sent.step().id().equals(step.id())))
          .count();
    }

    /** One whose section was confirmed before is never asked about. */
    private boolean isAsked() {
      return plays.stream().anyMatch(played -> played.asked().contains(step.id()));
    }

    private long refusals() {
      return plays.stream()
          .filter(played -> played.ended().result() == RunResult.UNCONFIRMED)
          .filter(
              played ->
                  !played.asked().isEmpty()
                      && played.asked().get(played.asked().size() - 1).equals(step.id()))
          .count();
    }

    /** A step fails by its check when that was the last that was sent of it. */
    private long failedChecks(Command check) {
      return plays.stream()
          .filter(
              played ->
                  FAILED.contains(played.outcome(step.id()))
                      || played.sent().stream().filter(sent -> isCheck(sent, check)).count() > 1)
          .filter(played -> last(played).filter(sent -> isCheck(sent, check)).isPresent())
          .count();
    }

    private long dueEarly() {
      return plays.stream()
          .filter(played -> played.ended().result().exitStatus() != 0)
          .filter(played -> played.outcome(step.id()) == StepOutcome.OK)
          .count();
    }

    private long triedAgain() {
      Command first = step.commands().get(0);
      return plays.stream()
          .filter(played -> played.sent().stream().filter(sent -> isCheck(sent, first)).count() > 1)
          .count();
    }

    private boolean isCheck(SentCommand sent, Command check) {
      return sent.step().id().equals(step.id()) && sent.command().span().equals(check.span());
    }

    private Optional<SentCommand> last(Played played) {
      return played.sent().stream()
          .filter(sent -> sent.step().id().equals(step.id()))
          .reduce((one, other) -> other);
    }
  }
}
