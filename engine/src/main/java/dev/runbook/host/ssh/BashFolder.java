package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.bash.Quote;
import dev.runbook.host.bash.ShellStartup;
import dev.runbook.host.ssh.link.SshCommand;
import java.util.Optional;

/**
 * The private folder on a host with the named pipes to one bash there, and the programs at their
 * ends.
 *
 * @param marker marks what belongs to the bash
 * @param path the folder, readable by its owner only
 * @param bash the bash that is found there
 */
record BashFolder(String marker, String path, String bash) {
  /**
   * The bash itself. What would change the meaning of the page's text is left out; its input is
   * empty, and it is told where it would have begun.
   */
  private static final String SHELL =
      "h=$PWD; unset BASH_ENV ENV PROMPT_COMMAND; cd \"$1\" || exit; "
          + MarkerWords.VARIABLE
          + "=$2; export "
          + MarkerWords.VARIABLE
          + "; exec bash --noprofile --norc bash \"$h\"";

  private static final String AWAY = " </dev/null >>out 2>>err";

  /**
   * Carries commands in, and both outputs out until their last writer is gone. Pipes are opened for
   * both directions where nobody else may have them open yet.
   */
  private static final String RELAY =
      "cd \"$1\" || exit; exec 3<>out 4<>err 5<&0; cat <out 3>&- 4>&- 5<&- & o=$!;"
          + " cat <err >&2 3>&- 4>&- 5<&- & e=$!; echo $o $e >relays;"
          + " cat <&5 >bash 3>&- 4>&-; exec 3>&- 4>&- 5<&-; wait";

  /**
   * Says the marker, behind what start-up files print, and carries the reports out until our side
   * ends it.
   */
  private static final String STATUS =
      "cd \"$1\" || exit; printf '\\n"
          + "%s\\n"
          + "' \"$2\"; exec 5<&0; cat <>status 5<&- & read -r x <&5; kill $!";

  /**
   * Notes when a step begins, which tells the warden what is the step's and what was there before.
   * That is when a process is forked just then; where that and {@code /proc/uptime} are the same
   * clock, which in a container they may not be, nothing is forked.
   */
  private static final String CLOCK =
      """
      __rb_forked() {
        (IFS=' '; builtin read -r __rb_t </proc/self/stat && builtin set -- ${__rb_t##*) } &&
          builtin printf '%s\\n' "${20}")
      }
      __rb_up() {
        IFS= builtin read -r __rb_t </proc/uptime && __rb_t=${__rb_t%% *} __rb_t=${__rb_t/./}
      }
      __rb_note() {
        if [ -n "$__rb_same" ]; then __rb_up && builtin printf '%s\\n' "$__rb_t" >|@BEGAN@
        else __rb_forked >|@BEGAN@
        fi || builtin true
      }
      __rb_same=
      if __rb_f=$(__rb_forked) && __rb_up; then
        __rb_f=$((__rb_t - __rb_f))
        [ "$__rb_f" -lt 0 ] || [ "$__rb_f" -gt 100 ] || __rb_same=1
      fi 2>/dev/null
      builtin unset -v __rb_f __rb_t
      """;

  /** Says the marker and when its end is held open, and then carries what it is given. */
  private static final String FEEDER =
      "cd \"$1\" || exit; exec 3>bash; printf '\\n%s\\nopen\\n' \"$2\"; exec cat >&3";

  /**
   * Makes one.
   *
   * @throws HostException when there is no bash, or no folder can be made
   */
  static BashFolder make(RemoteSupervisor warden, String alias) {
    String marker = MarkerWords.next();
    String[] answer = warden.ask("keep", marker).orElse("").split(" ", 2);
    if (answer.length < 2) {
      throw new HostException(Kind.UNREACHABLE, alias + " does not answer any more");
    }
    if (answer[0].equals("!")) {
      throw new HostException(
          Kind.SETUP,
          "no private folder with named pipes can be made in " + answer[1] + " on " + alias);
    }
    BashFolder folder = new BashFolder(marker, answer[1], answer[0]);
    if (answer[0].equals("-")) {
      warden.tell("drop", marker);
      throw new HostException(
          Kind.SETUP,
          "there is no bash on "
              + alias
              + ", so no shell can stay open there; write each command as `ssh "
              + alias
              + " \"…\"`");
    }
    return folder;
  }

  SshCommand shell() {
    return SshCommand.of(program(SHELL + AWAY, marker));
  }

  SshCommand relay() {
    return SshCommand.fed(program(RELAY, marker));
  }

  SshCommand reports() {
    return SshCommand.fed(program(STATUS, marker));
  }

  /** A bash that has the terminal as its three streams. */
  SshCommand shellOnTerminal(TerminalSize size) {
    return new SshCommand(program(SHELL, marker), Optional.of(size), true);
  }

  SshCommand feeder() {
    return SshCommand.fed(program(FEEDER, marker));
  }

  /**
   * What the bash is told before its first command.
   *
   * @param receipts where commands write down how they end
   */
  String prologue(Optional<ReceiptFolder> receipts) {
    String here = "CDPATH= builtin cd -- \"$1\" >/dev/null 2>&1; builtin shift\n";
    String pid = "builtin printf '%s\\n' \"$$\" >|" + file("pid") + "\n";
    String clock = CLOCK.replace("@BEGAN@", file("began"));
    String begin = "[ \"${__rb_step-}\" = \"$2\" ] || { __rb_step=$2; __rb_note; } 2>/dev/null\n";
    String begun =
        receipts
            .map(
                folder ->
                    "case $__rb_why.$1 in (begun.r*) "
                        + folder.beginning()
                        + "; builtin printf '%s\\n' \"$1\" >|"
                        + file("receipt")
                        + " ;; esac\n")
            .orElse("");
    String over =
        receipts
            .map(
                folder ->
                    "case $1 in (r*) "
                        + folder.ending()
                        + "; : >|"
                        + file("receipt")
                        + " ;; esac\n")
            .orElse("");
    String end =
        "if [ -n \"$__rb_quiet\" ]; then builtin unset -v __rb_quiet; else\n"
            + mark("out")
            + mark("err")
            + "fi\n";
    return ShellStartup.of(path + "/status", pid + clock + here, "", begin + begun, over + end);
  }

  /** A question to the bash: its state, as lines that put another bash in the same one. */
  String stateInto(BashFolder other) {
    return "__rb_quiet=1; { builtin export -p; builtin declare -f;"
        + " builtin printf 'cd -- %q\\n' \"$PWD\"; } >>"
        + other.file("bash");
  }

  private String mark(String stream) {
    return "builtin printf '\\0%s\\0' \"$1\" >>" + file(stream) + "\n";
  }

  private String file(String name) {
    return Quote.quote(path + "/" + name);
  }

  private String program(String text, String marker) {
    return "exec sh -c " + Quote.quote(text) + " sh " + Quote.quote(path) + " " + marker;
  }
}
