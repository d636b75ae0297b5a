package dev.runbook.plan;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.shell.program.Target;
import dev.runbook.shell.program.TargetQuestion;
import java.util.Optional;

/**
 * One thing that a danger step acts on: the host of a command, or something that the command
 * reaches from there.
 *
 * @param command the command that acts
 * @param level how far it is from this machine, which is 0
 * @param target what it is beyond the command's host; empty for the host itself
 * @param name its name, where it is known
 */
public record StepTarget(
    Command command, int level, Optional<Target> target, Optional<String> name) {
  /** The host that a command runs on. */
  static StepTarget host(Command command, String machine) {
    HostUse where = command.where();
    return new StepTarget(
        command,
        where.isHere() ? 0 : 1,
        Optional.empty(),
        Optional.of(where.isHere() ? machine : where.host()));
  }

  /** The same by a name that somebody has said; empty where nobody has. */
  public StepTarget named(Optional<String> answer) {
    return new StepTarget(command, level, target, answer);
  }

  /** What it is, in a word or two. */
  public String kind() {
    return target.map(Target::kind).orElse(level == 0 ? "this machine" : "host");
  }

  /** The text that asks a shell on its host for its name; it only looks. */
  public Optional<String> question() {
    return target.flatMap(Target::look).map(TargetQuestion::text);
  }

  /** What is asked, for people; empty where the text says the name, or nobody can be asked. */
  public Optional<String> asked() {
    return target.flatMap(Target::look).map(TargetQuestion::shown);
  }

  /** The name in an answer; empty where the answer means the host that the command runs on. */
  public Optional<String> nameIn(String answer) {
    return target.flatMap(each -> each.named(answer));
  }

  /** Whether an answer says nothing, although there is something to be named. */
  public boolean isSilence(String answer) {
    return target.filter(each -> each.isSilence(answer)).isPresent();
  }

  /** Whether it lies beyond the host that the command runs on. */
  public boolean isBeyond() {
    return target.isPresent();
  }

  /** Whether its name may be typed: a namespace is a part of a cluster, which is what is typed. */
  public boolean isTyped() {
    return target.filter(Target::part).isEmpty();
  }

  /** Whether there is one only if somebody says so. */
  public boolean isMaybe() {
    return target.filter(Target::maybe).isPresent();
  }

  /** Whether it is the same thing, known by the same means. */
  boolean isSameAs(StepTarget other) {
    return kind().equals(other.kind())
        && name.equals(other.name)
        && question().equals(other.question())
        && command.where().equals(other.command.where());
  }
}
