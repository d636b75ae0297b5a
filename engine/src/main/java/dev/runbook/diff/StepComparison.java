package dev.runbook.diff;

import dev.runbook.diff.StepChange.Kind;
import dev.runbook.graph.Command;
import dev.runbook.graph.ExpectedOutput;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.StepFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares one step with its earlier version. */
final class StepComparison {
  private final Plan planBefore;
  private final Step was;
  private final Plan planNow;
  private final Step is;
  private final List<StepChange> changes = new ArrayList<>();

  StepComparison(Plan planBefore, Step was, Plan planNow, Step is) {
    this.planBefore = planBefore;
    this.was = was;
    this.planNow = planNow;
    this.is = is;
  }

  List<StepChange> changes() {
    name();
    hosts();
    commands();
    risk();
    facts();
    expected();
    return changes;
  }

  private void add(Kind kind, String what) {
    changes.add(StepChange.of(kind, is.id(), is.line(), what));
  }

  private void name() {
    if (!was.id().equals(is.id())) {
      add(Kind.RENAMED, "was `" + was.id() + "`");
    } else if (was.commands().isEmpty() && !was.title().equals(is.title())) {
      changes.add(
          new StepChange(
              Kind.COMMAND,
              is.id(),
              is.line(),
              "another task",
              List.of(was.title()),
              List.of(is.title())));
    }
  }

  private void hosts() {
    List<String> before = was.commands().stream().map(StepComparison::where).distinct().toList();
    List<String> now = is.commands().stream().map(StepComparison::where).distinct().toList();
    if (!before.equals(now)) {
      add(Kind.HOST, String.join(", ", before) + " becomes " + String.join(", ", now));
    }
  }

  private static String where(Command command) {
    return PlanText.where(command).replace(" (tty)", "");
  }

  private void commands() {
    List<String> before = texts(was);
    List<String> now = texts(is);
    if (!before.equals(now)) {
      changes.add(
          new StepChange(Kind.COMMAND, is.id(), is.line(), commandsWord(before, now), before, now));
    }
  }

  private static String commandsWord(List<String> before, List<String> now) {
    Set<String> gone = new LinkedHashSet<>(before);
    now.forEach(gone::remove);
    Set<String> added = new LinkedHashSet<>(now);
    before.forEach(added::remove);
    if (gone.isEmpty() && added.isEmpty()) {
      return "in another order";
    }
    if (gone.isEmpty()) {
      return "runs more";
    }
    return added.isEmpty() ? "runs less" : "runs something else";
  }

  private static List<String> texts(Step step) {
    List<String> texts = new ArrayList<>();
    step.commands().forEach(command -> texts.add(command.login() ? "(login)" : command.run()));
    texts.addAll(step.insideLines());
    return texts;
  }

  private void risk() {
    if (was.risk() == is.risk()) {
      return;
    }
    if (is.isDanger()) {
      add(Kind.DANGER_GAINED, "`" + planNow.confirmation(is) + "` is typed before it");
    } else if (was.isDanger()) {
      add(Kind.DANGER_LOST, "nothing is typed before it any more");
    } else {
      add(Kind.RISK, was.risk().word() + " becomes " + is.risk().word());
    }
  }

  private void facts() {
    Map<String, String> before = new LinkedHashMap<>(StepFacts.of(planBefore, was));
    Map<String, String> now = new LinkedHashMap<>(StepFacts.of(planNow, is));
    confirmation(before.remove("confirm"), now.remove("confirm"));
    optional(before.remove("optional"), now.remove("optional"));
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      Optional<String> old = Optional.ofNullable(before.get(name));
      Optional<String> young = Optional.ofNullable(now.get(name));
      if (!old.equals(young)) {
        add(kind(name, old.isPresent(), young.isPresent()), words(name, old, young));
      }
    }
  }

  private void confirmation(String before, String now) {
    if (before != null && now != null && !before.equals(now)) {
      boolean each = before.startsWith("each ") && !now.startsWith("each ");
      add(
          Kind.CONFIRMATION,
          each
              ? "typed once for its section, no longer each time"
              : "`" + before + "` becomes `" + now + "`");
    }
  }

  private void optional(String before, String now) {
    if (before == null && now != null) {
      add(Kind.OPTIONAL, "left out unless it is wanted " + now);
    } else if (before != null && now == null) {
      add(Kind.OPTIONAL, "no longer: it always runs");
    }
  }

  /** What the page expects it to print. */
  private void expected() {
    List<String> before = was.options().expected().map(ExpectedOutput::lines).orElse(List.of());
    List<String> now = is.options().expected().map(ExpectedOutput::lines).orElse(List.of());
    boolean expected = was.options().expected().isPresent();
    boolean expects = is.options().expected().isPresent();
    if (expected && !expects) {
      changes.add(
          new StepChange(
              Kind.CHECK_GONE, is.id(), is.line(), "expects no output any more", before, now));
    } else if (!before.equals(now)) {
      String what = expected ? "expects other output" : "expects output";
      changes.add(new StepChange(Kind.OPTION, is.id(), is.line(), what, before, now));
    }
  }

  private static Kind kind(String name, boolean was, boolean is) {
    if (name.equals("rollback")) {
      return was && !is ? Kind.ROLLBACK_GONE : is && !was ? Kind.ROLLBACK_ADDED : Kind.OPTION;
    }
    if (!was || is) {
      return Kind.OPTION;
    }
    return switch (name) {
      case "second-person" -> Kind.CONFIRMATION;
      case "verify", "until" -> Kind.CHECK_GONE;
      case "always" -> Kind.ROLLBACK_GONE;
      default -> Kind.OPTION;
    };
  }

  private static String words(String name, Optional<String> old, Optional<String> young) {
    if (old.isEmpty()) {
      return (name + " " + young.orElseThrow()).strip() + " is new";
    }
    if (young.isEmpty()) {
      return (name + " " + old.get()).strip() + " is gone";
    }
    return name + " " + old.get() + " becomes " + young.get();
  }
}
