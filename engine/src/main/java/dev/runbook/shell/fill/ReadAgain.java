package dev.runbook.shell.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Programs, and ways of calling them, that read their arguments once more before these reach
 * whoever they are for, so that no quoting is known to hold.
 */
final class ReadAgain {
  /** Those whose arguments are text for a shell, a template or a language, or become it. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "trap",
          "alias",
          "complete",
          "bind",
          "parallel",
          "tmux",
          "screen",
          "make",
          "gmake",
          "expect",
          "script",
          "at",
          "batch",
          "ansible",
          "ansible-playbook",
          "salt",
          "pdsh",
          "pssh",
          "parallel-ssh",
          "clush",
          "dsh",
          "mosh",
          "autossh",
          "sshpass",
          "vagrant",
          "heroku",
          "fly",
          "flyctl",
          "systemd-run",
          "dokku",
          "minikube",
          "conda",
          "limactl",
          "read",
          "unset",
          "mapfile",
          "readarray",
          "getopts",
          "let",
          "gdb",
          "vim",
          "vi",
          "ex",
          "ed",
          "m4",
          "bc",
          "dc",
          "tclsh",
          "lua",
          "osascript",
          "Rscript",
          "groovy",
          "pwsh",
          "powershell",
          "clickhouse-client",
          "cockroach",
          "sqlplus",
          "sqlcmd",
          "cqlsh",
          "influx",
          "fish",
          "csh",
          "tcsh",
          "cmd",
          "entr",
          "hyperfine",
          "setpriv",
          "unshare",
          "machinectl",
          "capsh",
          "sg",
          "faketime",
          "set",
          "proot",
          "lsof",
          "fc",
          "compgen",
          "jobs",
          "hash",
          "enable",
          "wait");

  private ReadAgain() {}

  /** The slot in the argument at a place, where it is read again. */
  static Optional<Slot> slot(List<String> argv, int at) {
    return isReadAgain(argv, at)
        ? Optional.of(
            Slot.plain(
                "`" + argv.get(0) + "` reads its arguments again before they reach their program",
                instead(argv.get(0))))
        : Optional.empty();
  }

  private static boolean isReadAgain(List<String> argv, int at) {
    List<String> before = argv.subList(1, at);
    return switch (argv.get(0)) {
      case "env" -> before.stream().anyMatch(word -> word.matches("-\\w*S.*|--split-string.*"));
      case "watch" -> before.stream().anyMatch(word -> word.matches("-[a-zA-Z]*x|--exec"));
      case "sudo" ->
          asOptions(before, "ugpCrtUDTR")
              .anyMatch(word -> word.matches("-\\w*[is]\\w*|--login|--shell"));
      case "xargs" -> before.stream().anyMatch(word -> word.matches("-\\w*[Ii].*|--replace.*"));
      case "find" -> before.stream().anyMatch(word -> word.matches("-(?:exec|execdir|ok|okdir)"));
      case "git" -> before.stream().anyMatch(word -> word.matches("foreach|filter-branch|-x|-c"));
      case "test", "[" -> before.stream().anyMatch(word -> word.matches("-[vR]"));
      case "printf" -> argv.get(at - 1).equals("-v") || argv.get(at).startsWith("-v");
      case "aws" -> before.contains("ssm");
      case "az" -> before.contains("run-command");
      case "scp", "rsync", "sftp" -> isOnAnotherHost(argv.get(at));
      default -> PROGRAMS.contains(argv.get(0));
    };
  }

  private static Stream<String> asOptions(List<String> before, String valued) {
    List<String> argv = new ArrayList<>(List.of(""));
    argv.addAll(before);
    return argv
        .subList(1, ShortOptions.skip(argv, 1, valued, List.of("--user", "--group")))
        .stream();
  }

  /** In {@code host:path} older programs have the path read by the shell over there. */
  private static boolean isOnAnotherHost(String word) {
    return word.matches("(?s)[^/]*:.*");
  }

  private static String instead(String program) {
    return switch (program) {
      case "scp", "rsync", "sftp" -> "copy to a fixed name, and rename it there with ssh";
      case "sudo" -> "write `sudo -u root … ` without -i and -s";
      case "find" -> "write `find … -print0 | xargs -0 …`";
      case "xargs" -> "leave -I out, so that xargs adds its items at the end";
      default -> "";
    };
  }
}
