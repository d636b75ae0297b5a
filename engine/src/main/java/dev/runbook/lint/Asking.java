package dev.runbook.lint;

import dev.runbook.shell.Called;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that ask "are you sure?" unless they are told not to. */
final class Asking {
  /**
   * When a program asks.
   *
   * @param verbs its first operands that do
   * @param silencers arguments that keep it from asking
   * @param yes what one adds
   */
  private record Question(Set<String> verbs, List<String> silencers, String yes) {}

  private static final Question PACKAGES =
      new Question(
          Set.of(
              "install",
              "upgrade",
              "remove",
              "dist-upgrade",
              "full-upgrade",
              "autoremove",
              "purge"),
          List.of(
              "-y",
              "--yes",
              "--assume-yes",
              "-qq",
              "-qy",
              "-yq",
              "-yqq",
              "-qqy",
              "--dry-run",
              "-s"),
          "`-y`");

  private static final Question REDHAT =
      new Question(
          Set.of("install", "upgrade", "update", "remove", "erase", "autoremove", "downgrade"),
          List.of("-y", "--assumeyes", "-qy", "-yq"),
          "`-y`");

  private static final Question TERRAFORM =
      new Question(
          Set.of("apply", "destroy"),
          List.of("-auto-approve", "--auto-approve", "tfplan", "plan.out", "plan.tfplan"),
          "the plan's file, which was read before (`terraform apply tfplan`)");

  private static final Map<String, Question> BY_NAME =
      Map.of(
          "apt", PACKAGES,
          "apt-get", PACKAGES,
          "dnf", REDHAT,
          "yum", REDHAT,
          "terraform", TERRAFORM,
          "tofu", TERRAFORM);

  private static final Set<String> PRUNED =
      Set.of("system", "volume", "image", "container", "network", "builder");

  private Asking() {}

  /** Whether it asks a person who is not there. */
  static boolean wantsAnswer(Called called) {
    if (called.hasLong("--help")) {
      return false;
    }
    if (called.program().equals("docker")) {
      return asksBeforePruning(called);
    }
    Question question = BY_NAME.get(called.program());
    List<String> operands = called.operands();
    return question != null
        && !operands.isEmpty()
        && question.verbs().contains(operands.get(0))
        && called.arguments().stream().noneMatch(question.silencers()::contains)
        && !(question == TERRAFORM && operands.size() > 1);
  }

  /** How it is called: {@code apt install}. */
  static String name(Called called) {
    return called.program()
        + called.operands().stream().findFirst().map(verb -> " " + verb).orElse("");
  }

  /** What one adds so that it does not ask. */
  static String yes(Called called) {
    return called.program().equals("docker") ? "`-f`" : BY_NAME.get(called.program()).yes();
  }

  private static boolean asksBeforePruning(Called called) {
    List<String> operands = called.operands();
    return operands.size() > 1
        && PRUNED.contains(operands.get(0))
        && operands.get(1).equals("prune")
        && !called.hasLong("--force")
        && !called.hasFlag('f');
  }
}
