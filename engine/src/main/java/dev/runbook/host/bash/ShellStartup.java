package dev.runbook.host.bash;

/**
 * The text that prepares a shell before the first command; it works with bash 3.2 and newer.
 *
 * <p>The functions run with the author's {@code set} options of consequence switched off, write by
 * the pipe's name, and end the shell with the command's own status should the pipe be gone.
 *
 * <p>A shell that is started with {@code RUNBOOK_SHELL=mark} exports {@code mark.nonce} before each
 * command, with the nonce of its step, so that whatever a step starts can be told from all else.
 *
 * <p>INT arms a trap that takes the rest of the command away, piece by piece, as a terminal would:
 * with {@code extdebug}, status 2 of a DEBUG trap returns from a function and any other leaves the
 * next simple command out. A loop outside functions is left by {@code break}, but never in the head
 * of {@code for} or {@code select} or before {@code ((…))}: there bash would remember the break and
 * leave out everything that follows, our own report included.
 */
public final class ShellStartup {
  private static final String TEXT =
      """
      __rb_rc() { return "$1"; }
      __rb_begin() {
        [ -p @STATUS@ ] || builtin exit 1
        __rb_why=begun
        if [ -n "$3" ] && ! CDPATH= builtin cd -- "$3" >/dev/null 2>&1; then __rb_why=folder
        elif [ -n "$4" ] && ! builtin command -v -- "$4" >/dev/null 2>&1; then __rb_why=program
        elif [ -n "$5" ]; then
          case "$(script --version 2>/dev/null)" in
            (*util-linux*) ;;
            (*) __rb_why=terminal ;;
          esac
        fi
        @BEGIN@builtin printf '%s %s\\n' "$__rb_why" "$1" >>@STATUS@
        [ -z "$__rb_mark" ] || builtin export "RUNBOOK_SHELL=$__rb_mark.$2"
        [ "$__rb_why" = begun ] && __rb_on=1
      }
      __rb_end() {
        __rb_flags=$-
        set +aeuvx
        __rb_on=
        if [ -n "$__rb_hit" ]; then
          builtin trap - DEBUG
          shopt -u extdebug
          __rb_flags=$__rb_hit
          case $__rb_hit in (*E*) set -E ;; esac
          case $__rb_hit in (*T*) set -T ;; esac
          __rb_hit=
        fi
        [ -p @STATUS@ ] || builtin exit "${__rb_s[0]-$2}"
        builtin printf -v __rb_p ' %s' "${__rb_s[@]}"
        @END@{
          builtin printf 'ended %s %s %s%s\\n' "$1" "$2" "$__rb_flags" "$__rb_p"
          builtin trap -p INT
          builtin printf 'jobs %s\\n' "$1"
          builtin jobs -p
          builtin printf 'done %s\\n' "$1"
        } >>@STATUS@
        unset -v __rb_s __rb_p
        builtin export -n __rb_u __rb_on __rb_hit __rb_flags __rb_why
      }
      __rb_int() {
        [ -n "$__rb_on" ] || return 0
        __rb_hit=$-
        set +ex
        shopt -s extdebug
        builtin trap '
          case "${FUNCNAME[0]-} $BASH_COMMAND" in
            (__rb_*|" __rb_end "*) ;;
            (" for "*|" select "*|" (("*) __rb_rc 1 ;;
            (" "*) ! break 999 2>/dev/null ;;
            (*) __rb_rc 2 ;;
          esac' DEBUG
      }
      __rb_hit= __rb_on= __rb_u=bash __rb_mark=${RUNBOOK_SHELL-}
      builtin trap __rb_int INT
      @MORE@@FOLDER@\
      unset -v OLDPWD
      builtin printf 'ready\\n' >>@STATUS@
      """;

  private ShellStartup() {}

  /**
   * The text.
   *
   * @param status the named pipe that its reports go to
   * @param workingFolder where it begins; empty for where it is started
   */
  public static String of(String status, String workingFolder) {
    return of(status, "", workingFolder, "", "");
  }

  /**
   * The text, with more of our own around each command.
   *
   * @param more text that is run before it says that it is ready
   * @param begin lines that are run before a command; {@code $1} is its nonce, {@code $2} its
   *     step's
   * @param end lines that are run after it, before it is reported; {@code $1} is its nonce
   */
  public static String of(
      String status, String more, String workingFolder, String begin, String end) {
    String folder =
        workingFolder.isEmpty()
            ? ""
            : "CDPATH= builtin cd -- "
                + Quote.quote(workingFolder)
                + " >/dev/null || builtin exit 1\n";
    return TEXT.replace("@BEGIN@", begin)
        .replace("@END@", end)
        .replace("@STATUS@", Quote.quote(status))
        .replace("@MORE@", more)
        .replace("@FOLDER@", folder);
  }
}
