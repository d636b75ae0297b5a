package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.Question;
import java.util.ArrayList;
import java.util.List;

/** Says what a wave is asked about for: what runs, on which hosts, and who these say they are. */
final class WaveView {
  private final Plan plan;
  private final Deviations departures;
  private final int width;

  /** Its lines are no wider than this. */
  WaveView(Plan plan, Deviations departures, int width) {
    this.plan = plan;
    this.departures = departures;
    this.width = width;
  }

  /** All of it. */
  List<Text> lines(Question.OfWave question) {
    List<Text> lines = new ArrayList<>(head(question));
    lines.add(Text.EMPTY);
    for (Question.WaveHost host : question.hosts()) {
      lines.addAll(Wrap.lines(host(host), width));
    }
    lines.addAll(departures.shortLines(width));
    return lines;
  }

  /** What runs, and on how many hosts: what stands at the prompt where all of it does not fit. */
  List<Text> head(Question.OfWave question) {
    List<Text> lines =
        new ArrayList<>(Wrap.lines(HostProgress.title(question.rollout(), question.wave()), width));
    List<Step> shown = question.danger().map(List::of).orElse(question.steps());
    CommandView view = new CommandView(plan, width);
    for (Step onHost : shown) {
      Step step = plan.step(onHost.id()).orElse(onHost);
      lines.add(Text.EMPTY);
      lines.addAll(Wrap.lines(Text.of(step.title(), Style.BOLD), width));
      lines.addAll(view.commands(step));
      lines.addAll(step.isDanger() ? view.dangers(step) : List.of());
    }
    return lines;
  }

  private static Text host(Question.WaveHost host) {
    Text name = Text.of(host.host(), Style.ofHost(host.host()));
    return host.answer()
        .map(answer -> name.plus(who(answer)))
        .orElseGet(() -> name.plus(" is left out, not reached: " + host.refusal(), Style.CAUTION));
  }

  private static Text who(HostAnswer answer) {
    Text who = Text.of(" says it is ").plus(answer.identity().toString(), Style.BOLD);
    return answer
        .connection()
        .map(way -> who.plus(" at " + way.address() + ", key " + way.fingerprint()))
        .orElse(who);
  }
}
