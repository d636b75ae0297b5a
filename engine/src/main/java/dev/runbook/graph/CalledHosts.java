package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.shell.SshCall;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.AssignedValues;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that a command of this machine reaches by its own {@code ssh}: those that its text
 * names, and the values of variables and loops where the page shows them. Names that another
 * program prints are unknown.
 */
public final class CalledHosts {
  private static final Pattern WORTH_A_LOOK =
      Pattern.compile("\\b(?:ssh|scp|sftp|rsync|git|mosh)\\b");

  private static final Set<String> COPIERS = Set.of("scp", "sftp", "rsync", "git");

  private static final String NAME = "(?:[\\w.-]+@)?[A-Za-z0-9][\\w.-]*";
  private static final Pattern WORD = Pattern.compile(NAME);

  /** {@code web1:/srv}, and no {@code rsync} daemon's {@code web1::module}. */
  private static final Pattern PATH = Pattern.compile("(" + NAME + "):(?![:/]/)(?!:).*");

  private static final Pattern ADDRESS =
      Pattern.compile("(?:git\\+)?(?:ssh|sftp|scp)://(" + NAME + ")(?::(\\d+))?(?:/.*)?");

  private CalledHosts() {}

  /**
   * The hosts, each with the options that its call reaches it by.
   *
   * @param steps what is done, in order: what comes before the command may say what a variable
   *     holds
   */
  public static List<HostUse> of(Command command, List<Step> steps) {
    if (!command.where().isLocal() || !WORTH_A_LOOK.matcher(command.run()).find()) {
      return List.of();
    }
    boolean variable = command.run().indexOf('$') >= 0;
    String text = variable ? before(command, steps) + command.run() : command.run();
    AssignedValues assigned = AssignedValues.in(Script.parse(text).tree());
    return Script.parse(command.run()).statements().stream()
        .flatMap(statement -> Catalogue.shipped().calls(statement, assigned).stream())
        .filter(call -> !isBehindAnother(call))
        .flatMap(call -> named(call).stream())
        .filter(use -> !use.isHere())
        .distinct()
        .toList();
  }

  private static String before(Command command, List<Step> steps) {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      for (Command each : step.commands()) {
        if (each.equals(command)) {
          return text.toString();
        }
        text.append(each.where().isLocal() ? each.run() + "\n" : "");
      }
    }
    return text.toString();
  }

  /** Whether a statement reaches a host whose name only its run gives. */
  static boolean isUnknown(Statement statement, AssignedValues assigned) {
    if (!isOpen(statement.text())) {
      return false;
    }
    List<Call> calls =
        Catalogue.shipped().calls(statement, assigned).stream()
            .filter(call -> call.program().equals("ssh") && !isBehindAnother(call))
            .toList();
    return calls.stream()
            .anyMatch(
                call -> SshCall.reached(call.argv()).filter(ssh -> isOpen(ssh.alias())).isPresent())
        && calls.stream().allMatch(call -> named(call).isEmpty());
  }

  private static boolean isOpen(String text) {
    return text.indexOf('$') >= 0 || text.indexOf('`') >= 0;
  }

  /** What {@code ssh far "ssh inner …"} calls in its turn is reached from there. */
  private static boolean isBehindAnother(Call call) {
    return call.callers().stream().anyMatch(caller -> caller.equals("ssh"));
  }

  private static List<HostUse> named(Call call) {
    if (call.program().equals("ssh")) {
      return SshCall.reached(call.argv()).stream()
          .filter(use -> WORD.matcher(use.alias()).matches())
          .map(use -> HostUse.once(use.alias(), use.options()))
          .toList();
    }
    List<HostUse> found = new ArrayList<>();
    if (COPIERS.contains(call.program())) {
      call.operands().forEach(operand -> host(operand).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<HostUse> host(String operand) {
    Matcher address = ADDRESS.matcher(operand);
    if (address.matches()) {
      List<String> options = address.group(2) == null ? List.of() : List.of("-p", address.group(2));
      return Optional.of(HostUse.once(address.group(1), options));
    }
    Matcher path = PATH.matcher(operand);
    return path.matches() ? Optional.of(HostUse.once(path.group(1), List.of())) : Optional.empty();
  }
}
