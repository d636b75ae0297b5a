package dev.runbook.shell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Programs that want a person at a terminal, read from their arguments. */
final class InteractivePrograms {
  private static final Set<String> FULL_SCREEN =
      Set.of(
          "vim",
          "vi",
          "nvim",
          "nano",
          "emacs",
          "man",
          "top",
          "htop",
          "btop",
          "iotop",
          "visudo",
          "vipw",
          "passwd",
          "screen",
          "mc",
          "ncdu",
          "k9s",
          "lazydocker");

  /** They read their text from a pipe and their keys from the terminal. */
  private static final Set<String> PAGERS = Set.of("less", "more", "most");

  /** They take the terminal for an editor, and what follows is meant for the shell again. */
  private static final Set<String> PASSING = Set.of("crontab", "git", "kubectl");

  private static final Set<String> SHELLS =
      Set.of("bash", "sh", "zsh", "dash", "ksh", "ash", "fish");

  /** Clients and shells that read what a person types, unless their arguments say what to do. */
  private static final Map<String, Predicate<Called>> BY_NAME =
      Map.ofEntries(
          Map.entry("psql", called -> !doesOneThing(called, "cflV", "dhpUoFLPRTv")),
          Map.entry("mysql", InteractivePrograms::isMysqlPrompt),
          Map.entry("mariadb", InteractivePrograms::isMysqlPrompt),
          Map.entry("mongosh", called -> !called.hasLong("--eval") && !called.hasLong("--file")),
          Map.entry("mongo", called -> !called.hasLong("--eval")),
          Map.entry("sqlite3", called -> called.operands().size() < 2),
          Map.entry("redis-cli", InteractivePrograms::isRedisPrompt),
          Map.entry("python", InteractivePrograms::isPythonPrompt),
          Map.entry("python3", InteractivePrograms::isPythonPrompt),
          Map.entry("node", called -> called.arguments().isEmpty()),
          Map.entry("irb", called -> called.arguments().isEmpty()),
          Map.entry("rails", called -> called.has("console", "c", "dbconsole", "db")),
          Map.entry("ftp", called -> true),
          Map.entry("sftp", called -> !called.hasFlag('b')),
          Map.entry("telnet", called -> true),
          Map.entry("newgrp", called -> true),
          Map.entry("ssh", InteractivePrograms::isLogin),
          Map.entry("su", called -> !called.hasFlag('c') && !called.hasLong("--command")),
          Map.entry("sudo", InteractivePrograms::isRootShell),
          Map.entry("crontab", called -> called.hasFlag('e', "u")),
          Map.entry("docker", InteractivePrograms::attaches),
          Map.entry("podman", InteractivePrograms::attaches),
          Map.entry("kubectl", called -> called.has("attach", "edit")),
          Map.entry("git", InteractivePrograms::opensEditor),
          Map.entry("tmux", InteractivePrograms::isTmuxOnScreen));

  private InteractivePrograms() {}

  /** Whether a person must be at the terminal. */
  static boolean wantsOperator(Called called) {
    if (called.hasLong("--version") || called.hasLong("--help")) {
      return false;
    }
    if (PAGERS.contains(called.program())) {
      return true;
    }
    if (called.inputGiven()) {
      return false;
    }
    if (FULL_SCREEN.contains(called.program())) {
      return takesScreen(called);
    }
    if (SHELLS.contains(called.program())) {
      return called.operands().isEmpty() && !called.hasFlag('c');
    }
    return BY_NAME.getOrDefault(called.program(), any -> false).test(called)
        || isFrameworkShell(called);
  }

  /**
   * Whether it is another shell or client, and not an editor that only takes the terminal for a
   * while.
   */
  static boolean leadsInside(Called called) {
    return wantsOperator(called)
        && !FULL_SCREEN.contains(called.program())
        && !PAGERS.contains(called.program())
        && !PASSING.contains(called.program());
  }

  /** Full-screen programs have uses without a screen: {@code top -bn1}, {@code visudo -c}. */
  private static boolean takesScreen(Called called) {
    return switch (called.program()) {
      case "top" -> !called.hasFlag('b', "ndpuUoE");
      case "visudo" -> !called.hasFlag('c', "f");
      case "passwd" ->
          !called.hasOption("ludeS", "nxwi", "lock", "unlock", "status", "delete", "stdin");
      case "screen" -> !called.has("-ls", "-list", "-wipe") && !called.hasOption("dX", "Sc");
      case "emacs" -> !called.hasLong("--batch");
      default -> true;
    };
  }

  private static boolean isLogin(Called called) {
    SshArguments ssh = SshArguments.of(called.argv());
    return ssh.host().isPresent() && ssh.command().isEmpty() && !ssh.has("VGQTNOsWf");
  }

  /** {@code sudo -i}, {@code sudo -u deploy -s}: a shell, where no command follows. */
  private static boolean isRootShell(Called called) {
    return called.hasOption("is", "ugpCrtUDTRh", "login", "shell")
        && Wrappers.inside(called.argv()).isEmpty();
  }

  /** {@code -p} takes its value glued on or not at all, so it says nothing about the next word. */
  private static boolean isMysqlPrompt(Called called) {
    List<String> words = called.argv().stream().filter(word -> !word.startsWith("-p")).toList();
    return !doesOneThing(Called.of(words), "eV", "uhPSD");
  }

  private static boolean isRedisPrompt(Called called) {
    boolean tool =
        called.arguments().stream()
            .anyMatch(
                word ->
                    word.matches("--(?:scan|\\w+keys|rdb|pipe|stat|latency.*|eval|version|help)"));
    return !tool && called.operands("hpsaunrit").isEmpty();
  }

  private static boolean isPythonPrompt(Called called) {
    boolean asked = called.hasFlag('i', "cmWX");
    return asked
        || (called.operands("WX").isEmpty() && !called.hasOption("cmVh", "WX", "version", "help"));
  }

  /** {@code python manage.py shell}, {@code php artisan tinker}. */
  private static boolean isFrameworkShell(Called called) {
    return called.argv().size() >= 3
        && ((called.argv().get(1).endsWith("manage.py")
                && called.argv().get(2).matches("(?:db)?shell(?:_plus)?"))
            || (called.argv().get(1).equals("artisan") && called.argv().get(2).equals("tinker")));
  }

  private static boolean attaches(Called called) {
    return called.operands("cHl").stream().findFirst().filter("attach"::equals).isPresent();
  }

  /** {@code git rebase -i}, {@code git add -p}, and a commit without a message. */
  private static boolean opensEditor(Called called) {
    String verb = called.operands("Cc").stream().findFirst().orElse("");
    if (verb.equals("rebase") || verb.equals("add")) {
      return called.hasOption("ip", "CcxX", "interactive", "patch");
    }
    return verb.equals("commit")
        && !called.hasOption(
            "mFC", "c", "message", "file", "no-edit", "reuse-message", "fixup", "dry-run");
  }

  private static boolean isTmuxOnScreen(Called called) {
    boolean creates = called.has("new", "new-session") && !called.hasFlag('d', "snctxyFL");
    return creates
        || called.has("attach", "attach-session", "a", "at")
        || called.arguments().isEmpty();
  }

  private static boolean doesOneThing(Called called, String letters, String valued) {
    return called.hasOption(
        letters, valued, "command", "execute", "file", "list", "version", "help");
  }
}
