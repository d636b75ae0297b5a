package dev.runbook.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Programs that run another program: what they run, read from their arguments.
 *
 * <p>Only what their manual pages say: {@code sudo(8)}, {@code env(1)}, {@code timeout(1)}, {@code
 * ssh(1)}, {@code sh(1)}, {@code su(1)}, {@code watch(1)}.
 */
final class Wrappers {
  /** What a wrapper runs: a command of words, or text for a shell. */
  record Inner(List<String> argv, Optional<String> script, boolean terminal, boolean noInput) {
    static Inner command(List<String> argv) {
      return new Inner(argv, Optional.empty(), false, false);
    }

    static Inner script(String text) {
      return new Inner(List.of(), Optional.of(text), false, false);
    }
  }

  /** Wrappers whose command follows their options, and the letters that take a value. */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("sudo", "ugpCrtUDTR"),
          Map.entry("doas", "uC"),
          Map.entry("env", "uC"),
          Map.entry("nohup", ""),
          Map.entry("time", "fo"),
          Map.entry("nice", "n"),
          Map.entry("ionice", "cnp"),
          Map.entry("chrt", ""),
          Map.entry("stdbuf", "ioe"),
          Map.entry("setsid", ""),
          Map.entry("exec", "a"),
          Map.entry("builtin", ""),
          Map.entry("chronic", ""),
          Map.entry("strace", "eops"),
          Map.entry("nsenter", "tSG"),
          Map.entry("runuser", "ugG"),
          Map.entry("xargs", "InPLdaEs"));

  /** Wrappers with operands of their own before the command: how many, and the valued letters. */
  private static final Map<String, String> ONE_OPERAND_FIRST =
      Map.of("timeout", "ks", "flock", "wE", "chroot", "", "gosu", "");

  private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh", "dash", "ksh", "ash");

  private Wrappers() {}

  /** What a command runs, if it is a wrapper. */
  static Optional<Inner> inside(List<String> argv) {
    String program = argv.get(0);
    if (SHELLS.contains(program) || program.equals("su")) {
      return shellText(argv);
    }
    if (ContainerCalls.PROGRAMS.contains(program)) {
      return ContainerCalls.inside(argv);
    }
    if (ONE_OPERAND_FIRST.containsKey(program)) {
      return rest(argv, operand(argv, ONE_OPERAND_FIRST.get(program)) + 1)
          .flatMap(Wrappers::textOf);
    }
    return switch (program) {
      case "ssh" -> ssh(argv);
      case "eval" -> rest(argv, 1).map(inner -> Inner.script(String.join(" ", inner.argv())));
      case "watch" ->
          rest(argv, operand(argv, "n")).map(inner -> Inner.script(String.join(" ", inner.argv())));
      case "command" ->
          argv.get(argv.size() > 1 ? 1 : 0).matches("-[pvV]*[vV][pvV]*")
              ? Optional.empty()
              : prefixed(argv, "");
      case "runuser" -> shellText(argv).or(() -> prefixed(argv, PREFIXES.get(program)));
      default ->
          PREFIXES.containsKey(program) ? prefixed(argv, PREFIXES.get(program)) : Optional.empty();
    };
  }

  /** {@code flock FILE -c TEXT}. */
  private static Optional<Inner> textOf(Inner inner) {
    boolean text = inner.argv().get(0).equals("-c") && inner.argv().size() > 1;
    return Optional.of(text ? Inner.script(inner.argv().get(1)) : inner);
  }

  private static Optional<Inner> ssh(List<String> argv) {
    SshArguments ssh = SshArguments.of(argv);
    return ssh.command()
        .map(text -> new Inner(List.of(), Optional.of(text), ssh.has("t"), ssh.has("nf")));
  }

  private static Optional<Inner> prefixed(List<String> argv, String valued) {
    int at = operand(argv, valued);
    while (at < argv.size() && argv.get(at).matches("(?s)[A-Za-z_]\\w*=.*")) {
      at++;
    }
    return rest(argv, at);
  }

  private static int operand(List<String> argv, String valued) {
    return ShortOptions.skip(argv, 1, valued, List.of("--user", "--group", "--chdir", "--unset"));
  }

  private static Optional<Inner> rest(List<String> argv, int from) {
    return from < argv.size()
        ? Optional.of(Inner.command(argv.subList(from, argv.size())))
        : Optional.empty();
  }

  /** {@code sh -c TEXT}, with {@code -c} alone or last in a cluster such as {@code -lc}. */
  private static Optional<Inner> shellText(List<String> argv) {
    for (int at = 1; at + 1 < argv.size(); at++) {
      if (argv.get(at).matches("-[a-z]*c|--command")) {
        return Optional.of(Inner.script(argv.get(at + 1)));
      }
    }
    return Optional.empty();
  }
}
