package dev.runbook.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Programs that run another program: what they run, read from their arguments.
 *
 * <p>Only what their manual pages say: {@code sudo(8)}, {@code env(1)}, {@code timeout(1)}, {@code
 * ssh(1)}, {@code sh(1)}, {@code su(1)}, {@code watch(1)}, {@code find(1)}, {@code parallel(1)}.
 */
public final class Wrappers {
  /**
   * What a wrapper runs: a command of words, or text for a shell.
   *
   * @param argv the command's words; none where it is text
   * @param script the text; empty where it is a command
   * @param terminal whether the wrapper gives it a terminal
   * @param noInput whether the wrapper hands no standard input on to it
   */
  public record Inner(
      List<String> argv, Optional<String> script, boolean terminal, boolean noInput) {
    /** Copies the list. */
    public Inner {
      argv = List.copyOf(argv);
    }

    static Inner command(List<String> argv) {
      return new Inner(argv, Optional.empty(), false, false);
    }

    static Inner script(String text) {
      return new Inner(List.of(), Optional.of(text), false, false);
    }
  }

  /**
   * How a wrapper's command line leads to its command.
   *
   * @param verb the word that makes it a wrapper, {@code run} in {@code poetry run}; blank for none
   * @param operands how many words of its own stand before the command
   * @param valued the letters of its options that take a value
   */
  private record Form(String verb, int operands, String valued) {}

  private static final List<String> VALUED_LONG =
      List.of(
          "--user",
          "--group",
          "--chdir",
          "--unset",
          "--app",
          "--name",
          "--property",
          "--unit",
          "--arg-file",
          "--delimiter",
          "--max-args",
          "--max-procs",
          "--jobs",
          "--env-file",
          "--project",
          "--directory",
          "--with",
          "--duration",
          "--region",
          "--machine",
          "--signal",
          "--kill-after");

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          prefix("sudo", "ugpCrtUDTR"),
          prefix("doas", "uC"),
          prefix("env", "uC"),
          prefix("nohup", ""),
          prefix("time", "fo"),
          prefix("nice", "n"),
          prefix("ionice", "cnp"),
          prefix("chrt", ""),
          prefix("stdbuf", "ioe"),
          prefix("setsid", ""),
          prefix("exec", "a"),
          prefix("builtin", ""),
          prefix("chronic", ""),
          prefix("unbuffer", ""),
          prefix("fakeroot", ""),
          prefix("caffeinate", "tw"),
          prefix("strace", "eops"),
          prefix("nsenter", "tSG"),
          prefix("runuser", "ugG"),
          prefix("systemd-run", "pHMu"),
          prefix("lxc-attach", "nP"),
          prefix("xargs", "InPLdaEs"),
          prefix("npx", "p"),
          prefix("bunx", ""),
          prefix("uvx", "p"),
          prefix("envchain", ""),
          prefix("tini", "p"),
          prefix("dumb-init", ""),
          prefix("numactl", "CNm"),
          prefix("ltrace", "eops"),
          prefix("rlwrap", ""),
          prefix("winpty", ""),
          prefix("systemd-inhibit", ""),
          prefix("catchsegv", ""),
          Map.entry("timeout", new Form("", 1, "ks")),
          Map.entry("flock", new Form("", 1, "wE")),
          Map.entry("chroot", new Form("", 1, "")),
          Map.entry("gosu", new Form("", 1, "")),
          Map.entry("su-exec", new Form("", 1, "")),
          Map.entry("taskset", new Form("", 1, "")),
          Map.entry("envdir", new Form("", 1, "")),
          Map.entry("s6-setuidgid", new Form("", 1, "")),
          Map.entry("setuidgid", new Form("", 1, "")),
          Map.entry("softlimit", new Form("", 0, "acdfmoprst")),
          Map.entry("sshpass", new Form("", 0, "pfdP")),
          Map.entry("envconsul", new Form("", 0, "")),
          Map.entry("dotenv", new Form("", 0, "efv")),
          Map.entry("pipx", new Form("run", 0, "")),
          Map.entry("asdf", new Form("exec", 0, "")),
          Map.entry("pyenv", new Form("exec", 0, "")),
          Map.entry("pct", new Form("exec", 1, "")),
          Map.entry("poetry", new Form("run", 0, "CP")),
          Map.entry("pdm", new Form("run", 0, "p")),
          Map.entry("uv", new Form("run", 0, "p")),
          Map.entry("pipenv", new Form("run", 0, "")),
          Map.entry("hatch", new Form("run", 0, "e")),
          Map.entry("rye", new Form("run", 0, "")),
          Map.entry("conda", new Form("run", 0, "np")),
          Map.entry("bundle", new Form("exec", 0, "")),
          Map.entry("rbenv", new Form("exec", 0, "")),
          Map.entry("pnpm", new Form("exec", 0, "C")),
          Map.entry("mise", new Form("exec", 0, "")),
          Map.entry("doppler", new Form("run", 0, "pc")),
          Map.entry("op", new Form("run", 0, "")),
          Map.entry("aws-vault", new Form("exec", 1, "d")),
          Map.entry("chamber", new Form("exec", 1, "")),
          Map.entry("direnv", new Form("exec", 1, "")),
          Map.entry("multipass", new Form("exec", 1, "")),
          Map.entry("crictl", new Form("exec", 1, "")),
          Map.entry("heroku", new Form("run", 0, "as")),
          Map.entry("dokku", new Form("run", 1, "")),
          Map.entry("minikube", new Form("ssh", 0, "pn")));

  /** Wrappers that take a whole command as the value of an option. */
  private static final Map<String, Set<String>> TEXT_OPTIONS =
      Map.of(
          "vagrant", Set.of("-c", "--command"),
          "gcloud", Set.of("--command"),
          "fly", Set.of("-C", "--command"),
          "flyctl", Set.of("-C", "--command"),
          "ansible", Set.of("-a", "--args"),
          "limactl", Set.of("-c"),
          "az", Set.of("--scripts"),
          "script", Set.of("-c", "--command"));

  private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh", "dash", "ksh", "ash");

  private static final Set<String> FIND_EXEC = Set.of("-exec", "-execdir", "-ok", "-okdir");

  /**
   * Words that make a program nobody knows a wrapper, where two dashes follow: {@code x run -- y}.
   */
  private static final Set<String> VERBS =
      Set.of(
          "run", "exec", "execute", "shell", "ssh", "with", "enter", "env", "exec-env", "inject");

  private Wrappers() {}

  private static Map.Entry<String, Form> prefix(String program, String valued) {
    return Map.entry(program, new Form("", 0, valued));
  }

  /** What a command runs, if it is a wrapper. */
  public static List<Inner> inside(List<String> argv) {
    String program = argv.get(0);
    if (SHELLS.contains(program) || program.equals("su")) {
      return shellText(argv).stream().toList();
    }
    if (ContainerCalls.PROGRAMS.contains(program)) {
      return ContainerCalls.inside(argv).stream().toList();
    }
    if (TEXT_OPTIONS.containsKey(program)) {
      return valueOf(argv, TEXT_OPTIONS.get(program)).map(Inner::script).stream().toList();
    }
    return switch (program) {
      case "find" -> found(argv);
      case "ssh" -> ssh(argv).stream().toList();
      case "eval" -> joined(argv, 1);
      case "watch" -> joined(argv, operand(argv, 1, "n"));
      case "trap" -> argv.size() > 2 ? List.of(Inner.script(argv.get(1))) : List.of();
      case "parallel" -> joined(upToArguments(argv), operand(argv, 1, "jNnLIaS"));
      case "pdsh", "pssh", "dsh", "clush" -> joined(argv, operand(argv, 1, "whHgxlfup"));
      case "salt" ->
          argv.contains("cmd.run") ? joined(argv, argv.indexOf("cmd.run") + 1) : List.of();
      case "command" ->
          argv.get(argv.size() > 1 ? 1 : 0).matches("-[pvV]*[vV][pvV]*")
              ? List.of()
              : after(argv, new Form("", 0, ""));
      case "runuser" ->
          shellText(argv).map(List::of).orElseGet(() -> after(argv, FORMS.get(program)));
      default -> FORMS.containsKey(program) ? after(argv, FORMS.get(program)) : List.of();
    };
  }

  /**
   * What a command runs, as far as can be guessed: what stands behind two dashes as well, in {@code
   * teller run -- make deploy}. Good for finding danger, too little for quoting a value.
   */
  static List<Inner> guessed(List<String> argv) {
    List<Inner> known = inside(argv);
    int dashes = argv.indexOf("--");
    boolean guess =
        known.isEmpty()
            && dashes > 0
            && dashes + 1 < argv.size()
            && !argv.get(dashes + 1).startsWith("-")
            && argv.subList(1, dashes).stream().anyMatch(VERBS::contains);
    return guess ? List.of(Inner.command(argv.subList(dashes + 1, argv.size()))) : known;
  }

  private static Optional<Inner> ssh(List<String> argv) {
    SshArguments ssh = SshArguments.of(argv);
    return ssh.command()
        .map(text -> new Inner(List.of(), Optional.of(text), ssh.has("t"), ssh.has("nf")));
  }

  private static List<Inner> after(List<String> argv, Form form) {
    int at = operand(argv, 1, form.valued());
    if (!form.verb().isEmpty()) {
      if (at >= argv.size() || !argv.get(at).equals(form.verb())) {
        return List.of();
      }
      at = operand(argv, at + 1, form.valued());
    }
    at += form.operands();
    if (form.operands() > 0 && at < argv.size() && argv.get(at).equals("--")) {
      at++;
    }
    while (at < argv.size() && argv.get(at).matches("(?s)[A-Za-z_]\\w*=.*")) {
      at++;
    }
    return at < argv.size() ? List.of(textOf(argv.subList(at, argv.size()))) : List.of();
  }

  /** {@code flock FILE -c TEXT}. */
  private static Inner textOf(List<String> argv) {
    boolean text = argv.get(0).equals("-c") && argv.size() > 1;
    return text ? Inner.script(argv.get(1)) : Inner.command(argv);
  }

  private static int operand(List<String> argv, int from, String valued) {
    return ShortOptions.skip(argv, from, valued, VALUED_LONG);
  }

  private static List<Inner> joined(List<String> argv, int from) {
    return from < argv.size()
        ? List.of(Inner.script(String.join(" ", argv.subList(from, argv.size()))))
        : List.of();
  }

  /** {@code parallel cmd ::: a b}: what follows the colons are its arguments. */
  private static List<String> upToArguments(List<String> argv) {
    int colons = 0;
    while (colons < argv.size() && !argv.get(colons).matches(":::+\\+?")) {
      colons++;
    }
    return argv.subList(0, colons);
  }

  /** {@code find … -exec cmd {} \;}, as often as it stands there. */
  private static List<Inner> found(List<String> argv) {
    List<Inner> inner = new ArrayList<>();
    for (int at = 1; at + 1 < argv.size(); at++) {
      if (FIND_EXEC.contains(argv.get(at))) {
        int end = at + 1;
        while (end < argv.size() && !argv.get(end).matches("\\\\?;|\\+")) {
          end++;
        }
        if (end > at + 1) {
          inner.add(Inner.command(argv.subList(at + 1, end)));
        }
        at = end;
      }
    }
    return inner;
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

  private static Optional<String> valueOf(List<String> argv, Set<String> options) {
    for (int at = 1; at < argv.size(); at++) {
      String word = argv.get(at);
      int equals = word.indexOf('=');
      if (equals > 0 && options.contains(word.substring(0, equals))) {
        return Optional.of(word.substring(equals + 1));
      }
      if (options.contains(word) && at + 1 < argv.size()) {
        return Optional.of(argv.get(at + 1));
      }
    }
    return Optional.empty();
  }
}
