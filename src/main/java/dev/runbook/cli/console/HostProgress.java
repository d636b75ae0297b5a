package dev.runbook.cli.console;

import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.Wave;
import dev.runbook.play.NextCommands;
import dev.runbook.run.HostOutcome;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what comes of the hosts of a group, a line each, and all of it in the end. */
public final class HostProgress {
  private static final int MOST_ROWS = 40;

  private final Optional<Rollout> rollout;
  private final Screen screen;
  private final Map<String, HostOutcome> ended = new LinkedHashMap<>();
  private final Set<String> before = new LinkedHashSet<>();
  private int canaries;
  private boolean anyCanary;
  private int wave;

  HostProgress(Plan plan, Screen screen) {
    this.rollout = plan.rollout();
    this.screen = screen;
  }

  void on(RunEvent event, boolean quiet) {
    if (event instanceof RunEvent.RunResumed resumed) {
      before.addAll(resumed.past().hosts().done());
    } else if (event instanceof RunEvent.WaveAnswered answered && answered.given()) {
      anyCanary = answered.wave().canary();
      if (!quiet) {
        showWave(answered);
      }
    } else if (event instanceof RunEvent.HostStarted started) {
      canaries += anyCanary ? 1 : 0;
      if (!quiet && anyCanary) {
        screen.line();
        screen.paragraph(Text.of(started.host(), Style.ofHost(started.host())).plus(" begins"));
      }
    } else if (event instanceof RunEvent.HostFinished finished) {
      canaries = 0;
      ended.put(finished.outcome().host(), finished.outcome());
      if (!quiet || !finished.outcome().isWell()) {
        showHost(finished.outcome());
      }
    }
  }

  /** Whether steps run on a host of the group, and are told here. */
  boolean isOnHost() {
    return canaries > 0;
  }

  boolean isOfGroup(String host) {
    return rollout.filter(all -> all.hosts().contains(host)).isPresent();
  }

  private void showWave(RunEvent.WaveAnswered answered) {
    if (answered.danger().isPresent()) {
      screen.paragraph(
          Text.of("✓ ", Style.GOOD)
              .plus("\"" + answered.danger().get().title() + "\" is confirmed for ")
              .plus(answered.expected(), Style.BOLD));
    }
    if (answered.wave().number() != wave) {
      wave = answered.wave().number();
      screen.line();
      screen.rule(title(rollout.orElseThrow(), answered.wave()), Text.EMPTY);
    }
  }

  /** {@code wave 2 of 3 · 4 hosts of web}. */
  static Text title(Rollout rollout, Wave wave) {
    int count = wave.hosts().size();
    return Text.of("Wave " + wave.number() + " of " + last(rollout), Style.BOLD)
        .plus(wave.canary() ? " · canary" : "")
        .plus(" · " + count + (count == 1 ? " host of " : " hosts of ") + rollout.group());
  }

  private static int last(Rollout rollout) {
    return rollout.waves().get(rollout.waves().size() - 1).number();
  }

  private void showHost(HostOutcome outcome) {
    Text host = Text.of(outcome.host(), Style.ofHost(outcome.host()));
    String time = SpokenDuration.spoken(outcome.millis());
    if (outcome.isWell()) {
      screen.line(Text.of("✓ ", Style.GOOD).plus(host).plus(" · done · " + time, Style.DIM));
    } else {
      screen.hanging(
          Text.of("✗ ", Style.DANGER),
          host.plus(" · " + what(outcome), Style.DANGER).plus(" · after " + time, Style.DIM));
    }
  }

  private static String what(HostOutcome outcome) {
    String at = outcome.failing().isEmpty() ? "" : " at " + outcome.failing();
    String detail = outcome.ended().detail().lines().findFirst().orElse("");
    return outcome.ended().result().words() + at + (detail.isEmpty() ? "" : ": " + detail);
  }

  /** How many hosts ended how. */
  String counts() {
    int all = rollout.orElseThrow().wholeGroup().size();
    int leftOut = rollout.get().leftOut().size();
    long well = before.size() + ended.values().stream().filter(HostOutcome::isWell).count();
    long failed = ended.values().stream().filter(outcome -> !outcome.isWell()).count();
    long left = all - well - failed - leftOut;
    return well
        + " done"
        + (failed == 0 ? "" : ", " + failed + " not well")
        + (leftOut == 0 ? "" : ", " + leftOut + " left out")
        + (left == 0 ? "" : ", " + left + " not begun")
        + " of "
        + all
        + (all == 1 ? " host" : " hosts");
  }

  /** What came of each host; where they are many, of those that did not end well. */
  void showTable() {
    if (rollout.isEmpty() || ended.isEmpty() && before.isEmpty()) {
      return;
    }
    boolean many = rollout.get().hosts().size() > MOST_ROWS;
    Table table = new Table("host", "wave", "outcome", "took", "run");
    int rows = 0;
    for (Wave wave : rollout.get().waves()) {
      for (String host : wave.hosts()) {
        HostOutcome outcome = ended.get(host);
        if (!many || outcome != null && !outcome.isWell()) {
          table.row(row(host, wave, outcome));
          rows++;
        }
      }
    }
    for (String host : rollout.get().leftOut()) {
      table.row(
          Text.of(host, Style.ofHost(host)),
          Text.EMPTY,
          Text.of("left out", Style.CAUTION),
          Text.EMPTY,
          Text.EMPTY);
      rows++;
    }
    if (rows > 0) {
      screen.line();
      table.printWithin(screen, 2);
      screen.line();
    }
  }

  private Text[] row(String host, Wave wave, HostOutcome outcome) {
    Text name = Text.of(host, Style.ofHost(host));
    Text number = Text.of(String.valueOf(wave.number()));
    if (outcome == null) {
      boolean done = before.contains(host);
      Text what = done ? Text.of("done before", Style.GOOD) : Text.of("not begun", Style.DIM);
      return new Text[] {name, number, what, Text.EMPTY, Text.EMPTY};
    }
    Text what =
        outcome.isWell() ? Text.of("done", Style.GOOD) : Text.of(what(outcome), Style.DANGER);
    return new Text[] {
      name,
      number,
      what,
      Text.of(SpokenDuration.spoken(outcome.millis())),
      Text.of(outcome.run().orElse(""), Style.DIM)
    };
  }

  /** All of it as JSON has it. */
  public Map<String, Object> json(RunEnd end, Optional<String> run) {
    List<Map<String, Object>> hosts = new ArrayList<>();
    for (Wave each : rollout.map(Rollout::waves).orElse(List.of())) {
      each.hosts().forEach(host -> hosts.add(json(host, each)));
    }
    rollout.map(Rollout::leftOut).orElse(List.of()).forEach(host -> hosts.add(leftOut(host)));
    return Json.map(
        "schema", "runbook.rollout/1",
        "run", run.orElse(null),
        "group", rollout.map(Rollout::group).orElse(null),
        "result", end.result().word(),
        "status", end.result().exitStatus(),
        "detail", screen.covered(end.detail()),
        "hosts", hosts);
  }

  private static Map<String, Object> leftOut(String host) {
    return Json.map("host", host, "result", "left-out", "detail", Rollout.SKIP_HOST);
  }

  private Map<String, Object> json(String host, Wave of) {
    Optional<HostOutcome> outcome = Optional.ofNullable(ended.get(host));
    String before = this.before.contains(host) ? "done-before" : "not-begun";
    return Json.map(
        "host", host,
        "wave", of.number(),
        "canary", of.canary(),
        "result", outcome.map(each -> each.ended().result().word()).orElse(before),
        "status", outcome.map(each -> each.ended().result().exitStatus()).orElse(null),
        "detail", outcome.map(each -> screen.covered(each.ended().detail())).orElse(""),
        "step", outcome.map(HostOutcome::failing).filter(step -> !step.isEmpty()).orElse(null),
        "millis", outcome.map(HostOutcome::millis).orElse(null),
        "run", outcome.flatMap(HostOutcome::run).orElse(null));
  }

  /** Commands by which a person goes on, each with what it does. */
  Map<String, String> next(Optional<String> run, NextCommands next) {
    Map<String, String> commands = new LinkedHashMap<>();
    List<HostOutcome> bad = ended.values().stream().filter(outcome -> !outcome.isWell()).toList();
    bad.stream()
        .filter(outcome -> outcome.run().isPresent())
        .findFirst()
        .ifPresent(
            first ->
                commands.put(
                    next.transcript(first.run().get()), "what happened on " + first.host()));
    bad.stream()
        .filter(outcome -> outcome.ended().result() == RunResult.UNKNOWN)
        .filter(outcome -> outcome.run().isPresent())
        .findFirst()
        .ifPresent(
            first ->
                commands.put(
                    next.resume(first.run().get()), "asks what took effect on " + first.host()));
    String again =
        bad.stream()
            .filter(outcome -> outcome.ended().result() == RunResult.FAILED)
            .map(HostOutcome::failing)
            .filter(step -> !step.isEmpty())
            .findFirst()
            .map(step -> " --rerun " + step)
            .orElse("");
    run.ifPresent(
        id -> commands.put(next.resume(id) + again, "goes on with the hosts that are left"));
    return commands;
  }
}
