package dev.runbook.host.local;

import dev.runbook.host.bash.Quote;
import dev.runbook.host.process.ShellMark;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process beside the run's bash that waits for the death of this program, and then ends
 * everything that the bash has started.
 *
 * <p>It waits on a pipe of which we hold the other end, and which it is born with as its standard
 * input: to open a named pipe whose other end is gone would wait for ever. (What bash puts into the
 * background gets another input, so it takes a detour.) After a farewell it just goes, so that jobs
 * in the background live on. At the end of the pipe without one it looks for the shell's mark under
 * {@code /proc}, where there is one, with whatever shares a session with what it finds (unless that
 * is our own session) or descends from it, the bash itself standing still meanwhile; sessions are
 * remembered, since what was started while its parents were being ended may be known by nothing
 * else; last it ends the shell's own group, of which it is a part. Everything that it does is built
 * into bash, for its PATH may be any.
 */
final class Watcher {
  private static final String WATCHING = "watching";

  private static final String TEXT =
      """
      ( (
        __rb_stat() {
          __rb_f=
          IFS= read -r __rb_f <"/proc/$1/stat" || return
          set -- ${__rb_f##*) }
          __rb_parent=$2 __rb_session=$4
        }
        __rb_is_ours() {
          case " $__rb_found " in (*" $__rb_parent "*) return 0 ;; esac
          case " $__rb_sessions " in (*" $__rb_session "*) return 0 ;; esac
          __rb_f=
          IFS= read -r -N 2000000 __rb_f <"/proc/$1/environ"
          case $__rb_f in (*"$__rb_mark"*) return 0 ;; esac
          return 1
        }
        __rb_find() {
          for __rb_p in /proc/[0-9]*; do
            __rb_p=${__rb_p#/proc/}
            case " $BASHPID $__rb_found " in (*" $__rb_p "*) continue ;; esac
            __rb_stat "$__rb_p" && __rb_is_ours "$__rb_p" || continue
            __rb_found="$__rb_found $__rb_p" __rb_again=1
            [ "$__rb_session" = "$__rb_outer" ] || __rb_sessions="$__rb_sessions $__rb_session"
          done
        }
        exec <&3 3<&- >/dev/null 2>&1
        LC_ALL=C
        IFS=' '
        __rb_mark=@VARIABLE@=$@VARIABLE@
        __rb_session=
        __rb_stat "$PPID"
        __rb_outer=$__rb_session __rb_sessions=
        builtin printf '@WATCHING@ %s\n' "${BASHPID-}" 1<>@STATUS@
        if ! read -r __rb_x; then
          kill -STOP "$$"
          __rb_left=20
          while [ -n "${BASHPID-}" ] && [ "$((__rb_left -= 1))" -gt 0 ]; do
            __rb_found= __rb_again=1
            while [ -n "$__rb_again" ]; do
              __rb_again=
              __rb_find
            done
            [ -n "$__rb_found" ] || break
            for __rb_p in $__rb_found; do
              kill -KILL "$__rb_p"
            done
          done
          kill -KILL -- "-$$"
        fi
      ) & ) 3<&0
      exec @BASH@ --noprofile --norc bash </dev/null
      """;

  private Watcher() {}

  /**
   * The script that starts the watcher and then becomes the run's bash; it is read from a file, and
   * waits for nobody.
   *
   * @param bash what becomes the run's bash
   */
  static String thenBash(Path bash, ShellFolder folder) {
    return TEXT.replace("@STATUS@", Quote.quote(folder.status().toString()))
        .replace("@WATCHING@", WATCHING)
        .replace("@VARIABLE@", ShellMark.VARIABLE)
        .replace("@BASH@", Quote.quote(bash.toString()));
  }

  /** The watcher itself, if that is what a line of the status channel tells. */
  static Optional<ProcessHandle> process(String line) {
    String[] words = line.split(" ");
    return words.length == 2 && words[0].equals(WATCHING)
        ? ProcessHandle.of(Long.parseLong(words[1]))
        : Optional.empty();
  }
}
