package dev.runbook.plan;

import dev.runbook.document.Settings;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a plan as reviewers compare it: its commands, their hosts, and all attributes that change
 * them.
 *
 * <p>Values are not in it, nor line numbers, prose or this machine's name: two plans with the same
 * text do the same.
 */
public final class PlanText {
  /** What the name of a page's file ends with where it lies beside the page. */
  public static final String ENDING = ".plan.txt";

  private static final String NOTE = "# what %s would do; `runbook test --update` writes this";
  private static final int ID = 28;

  private final Plan plan;
  private final StringBuilder out = new StringBuilder();

  private PlanText(Plan plan) {
    this.plan = plan;
  }

  /** The text of a plan, whatever values it has. */
  public static String of(Plan plan) {
    PlanText text = new PlanText(anywhere(plan));
    text.write();
    return text.out.toString();
  }

  /** The text of a procedure without values, on a machine that has everything. */
  public static String of(Procedure procedure) {
    return of(unfilled(procedure));
  }

  /** The plan of a procedure as its page has it: without values, and wherever it is played. */
  public static Plan unfilled(Procedure procedure) {
    return anywhere(new Planner(CompleteMachine.anywhere()).plan(procedure, PlanRequest.ALL));
  }

  /** The hash of a plan's text, in lower-case hexadecimal. */
  public static String sha256(Plan plan) {
    return Source.sha256(of(plan).getBytes(StandardCharsets.UTF_8));
  }

  /** What must be typed here depends on where it is played; on the text it must not. */
  private static Plan anywhere(Plan plan) {
    return new Plan(
        plan.procedure(),
        plan.planned()
            .with(
                plan.steps().stream().map(plan::asOnThePage).toList(),
                plan.rollback().stream().map(plan::asOnThePage).toList()),
        plan.params(),
        plan.reaches(),
        CompleteMachine.anywhere(),
        plan.problems(),
        plan.hiddenFailures());
  }

  private void write() {
    line(NOTE.formatted(plan.target()));
    hosts();
    plan.rollout().ifPresent(this::rollout);
    settings();
    plan.params().forEach(this::param);
    plan.steps().forEach(this::step);
    if (!plan.rollback().isEmpty()) {
      line("rollback");
      plan.rollback().forEach(this::step);
    }
  }

  private void hosts() {
    Settings settings = plan.procedure().page().document().frontMatter().settings();
    List<Step> all = new ArrayList<>(plan.steps());
    all.addAll(plan.rollback());
    all.stream()
        .flatMap(step -> plan.hosts(step).stream())
        .distinct()
        .filter(host -> settings.hosts().containsKey(host))
        .forEach(
            host -> {
              Settings.ExpectedHost must = settings.hosts().get(host);
              String later = must.later() ? " · reach later" : "";
              line("hosts   " + host + " = " + must.who() + later);
            });
  }

  private void rollout(Rollout rollout) {
    line("group   " + rollout.sentence());
    for (Wave wave : rollout.waves()) {
      line(
          "wave    "
              + wave.number()
              + (wave.canary() ? " (canary)  " : "  ")
              + String.join(" ", wave.hosts()));
    }
    if (!rollout.leftOut().isEmpty()) {
      line("left out " + String.join(" ", rollout.leftOut()));
    }
  }

  private void settings() {
    Settings settings = plan.procedure().page().document().frontMatter().settings();
    settings.shell().ifPresent(shell -> line("shell   " + shell));
    if (!settings.requires().isEmpty()) {
      line(
          "requires "
              + settings.requires().stream()
                  .map(Settings.Required::program)
                  .collect(Collectors.joining(" ")));
    }
  }

  private void param(PlanParam param) {
    List<String> words = new ArrayList<>();
    words.add(param.type().name().toLowerCase(Locale.ROOT));
    param.pattern().ifPresent(words::add);
    if (!param.choices().isEmpty()) {
      words.add(String.join("|", param.choices()));
    }
    Optional.ofNullable(
            plan.procedure().page().document().frontMatter().settings().params().get(param.name()))
        .flatMap(Settings.DeclaredParam::defaultValue)
        .ifPresent(value -> words.add("default " + value));
    param.choicesFrom().ifPresent(from -> words.add("choices from " + from.name()));
    line("params  " + param.name() + "  " + String.join(" ", words));
  }

  private void step(Step step) {
    String words = String.join(" · ", StepFacts.words(plan, step));
    line((padded(step.id()) + step.risk().word() + (words.isEmpty() ? "" : "  " + words)));
    if (step.commands().isEmpty()) {
      text("  -  ", step.title());
    }
    for (Command command : step.commands()) {
      text("  " + where(command) + "  ", command.login() ? "(login)" : command.run());
    }
    step.insideLines().forEach(typed -> text("  typed  ", typed));
    step.options().expected().ifPresent(expected -> text("  prints  ", expected.text()));
  }

  /**
   * A host by itself is one whose commands get a shell of their own, as {@code ssh host "…"} does.
   */
  public static String where(Command command) {
    HostUse where = command.where();
    List<String> words = new ArrayList<>(List.of(where.host()));
    words.addAll(where.options());
    if (where.kept() && !where.isHere()) {
      words.add("(kept)");
    }
    if (command.terminal()) {
      words.add("(tty)");
    }
    return String.join(" ", words);
  }

  /** A text of several lines goes on under itself. */
  private void text(String before, String text) {
    line(before + text.stripTrailing().replace("\n", "\n" + " ".repeat(before.length())));
  }

  private static String padded(String id) {
    return id + " ".repeat(Math.max(2, ID - id.length()));
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
