package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.StepContent;
import dev.runbook.plan.StepTarget;
import dev.runbook.source.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request for a second person's approval of exactly this step of this plan, with these values, on
 * these hosts. A change of any of these makes another request.
 *
 * @param target the name of what is played
 * @param plan the hash of the plan's text
 * @param asked the step
 * @param group the group that it runs on, and all hosts of it that have a turn: {@code NAME: HOST,
 *     HOST}; empty for a step of single hosts. The hosts are then those of one wave, or more: an
 *     approval that covers more of the group covers them, too
 * @param values the plan's values, {@code NAME=VALUE}; of a secret only that it was given
 * @param hosts who the step's hosts say they are; empty where they were not asked yet
 * @param targets what it acts on beyond its hosts
 */
public record ApprovalRequest(
    String target,
    String plan,
    AskedStep asked,
    Optional<String> group,
    List<String> values,
    Optional<List<String>> hosts,
    List<String> targets) {
  /**
   * The step that is to be approved.
   *
   * @param id its id
   * @param title its title
   * @param content the hash of what it does, {@link StepContent}
   * @param commands what would run and where: {@code HOST $ TEXT}, with values filled in and
   *     secrets covered
   */
  public record AskedStep(String id, String title, String content, List<String> commands) {
    /** Copies the list. */
    public AskedStep {
      commands = List.copyOf(commands);
    }
  }

  /** Copies the lists. */
  public ApprovalRequest {
    values = List.copyOf(values);
    hosts = hosts.map(List::copyOf);
    targets = List.copyOf(targets);
  }

  /** What can be said of a step before its hosts are asked who they are. */
  static ApprovalRequest withoutHosts(Plan plan, Step step, Mask mask) {
    return new ApprovalRequest(
        plan.target(),
        PlanText.sha256(plan),
        new AskedStep(
            step.id(),
            shown(mask, step.title()),
            StepContent.sha256(plan, step),
            commands(step, mask)),
        step.group().flatMap(any -> plan.rollout()).map(ApprovalRequest::group),
        plan.params().stream().map(param -> value(param, mask)).toList(),
        Optional.empty(),
        List.of());
  }

  /** The same with who the step's hosts say they are, and what else it acts on. */
  ApprovalRequest on(Map<String, HostAnswer> answers, List<TargetSeen> seen, Mask mask) {
    List<String> who = new ArrayList<>();
    new TreeMap<>(answers).forEach((host, answer) -> who.add(who(host, answer, mask)));
    List<String> beyond =
        seen.stream()
            .filter(each -> each.target().isBeyond())
            .map(each -> shown(mask, named(each)))
            .distinct()
            .sorted()
            .toList();
    return new ApprovalRequest(target, plan, asked, group, values, Optional.of(who), beyond);
  }

  /** The id of the step that is to be approved. */
  public String step() {
    return asked.id();
  }

  private static String named(TargetSeen seen) {
    StepTarget acted = seen.target();
    return acted.kind() + " " + seen.name().orElse("not known: " + seen.how());
  }

  /** Its key, and not its address: that may change from network to network. */
  static String who(String host, HostAnswer answer, Mask mask) {
    String key = answer.connection().map(way -> ", key " + way.fingerprint()).orElse("");
    return shown(mask, host + " is " + answer.identity() + key);
  }

  private static String group(Rollout rollout) {
    return rollout.group() + ": " + String.join(", ", rollout.hosts());
  }

  private static List<String> commands(Step step, Mask mask) {
    List<String> texts = new ArrayList<>();
    step.options().condition().ifPresent(check -> texts.add("if " + text(check)));
    step.commands().forEach(command -> texts.add(text(command)));
    step.insideLines().forEach(line -> texts.add("inside $ " + line));
    step.options().verify().ifPresent(check -> texts.add("verify " + text(check)));
    return texts.stream().map(text -> shown(mask, text)).toList();
  }

  private static String text(Command command) {
    return command.where().host() + " $ " + (command.login() ? "(login)" : command.run());
  }

  private static String value(PlanParam param, Mask mask) {
    if (param.value().isEmpty()) {
      return param.name() + " (not given)";
    }
    return param.secret()
        ? param.name() + " (secret)"
        : shown(mask, param.name() + "=" + param.value().get());
  }

  private static String shown(Mask mask, String text) {
    return PrintableText.text(mask.text(text)).strip();
  }
}
