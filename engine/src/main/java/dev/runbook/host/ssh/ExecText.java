package dev.runbook.host.ssh;

import dev.runbook.host.Identity;
import dev.runbook.host.ssh.openssh.Openssh;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the text that a client asks a mock server to run: the counterpart of {@link OnceText} and
 * {@link RemoteSupervisor}.
 *
 * @param kind what it is
 * @param marker the marker of a command of ours; else nothing
 * @param text the command, where it is not read from standard input
 */
public record ExecText(Kind kind, String marker, String text) {
  private static final Pattern MARKED =
      Pattern.compile(
          "(?:export "
              + MarkerWords.VARIABLE
              + "=[0-9a-f]+; )?"
              + Pattern.quote(OnceText.begin("@")).replace("@", "\\E([0-9a-f]+)\\Q")
              + "(.*)",
          Pattern.DOTALL);
  private static final Pattern ASKED = Pattern.compile("([0-9]{1,18}) ([a-z]+) (\\S+) ?(.*)");

  /** What a server may be asked to run. */
  public enum Kind {
    /** A command; its text is here. */
    COMMAND,
    /** A command of which the text comes on standard input. */
    FED,
    /** What holds a connection open, until standard input ends. */
    LIFELINE,
    /** The warden; its program comes on standard input, then its requests. */
    WARDEN
  }

  /**
   * A request to the warden.
   *
   * @param number comes back with the answer
   * @param word what is wanted
   * @param marker of which command
   * @param more the rest
   */
  public record Request(String number, String word, String marker, String more) {
    /** Reads one; a line that is none asks for nothing. */
    public static Request of(String line) {
      Matcher asked = ASKED.matcher(line);
      return asked.matches()
          ? new Request(asked.group(1), asked.group(2), asked.group(3), asked.group(4))
          : new Request("0", "", "", "");
    }
  }

  /** Tells what the argument of an exec request is. */
  public static ExecText of(String argument) {
    if (argument.endsWith(RemoteSupervisor.BOOT)
        && (RemoteSupervisor.EXPORT + RemoteSupervisor.BOOT).endsWith(argument)) {
      return new ExecText(Kind.WARDEN, "", "");
    }
    if (argument.equals(Openssh.LIFELINE)) {
      return new ExecText(Kind.LIFELINE, "", "");
    }
    Matcher marked = MARKED.matcher(argument);
    String marker = marked.matches() ? marked.group(1) : "";
    String text = marked.matches() ? marked.group(2) : argument;
    boolean fed = !marker.isEmpty() && text.equals(OnceText.reader(marker));
    return new ExecText(fed ? Kind.FED : Kind.COMMAND, marker, fed ? "" : text);
  }

  /** The text of a command that was read from standard input; empty where it is not whole. */
  public Optional<String> fed(String input) {
    String end = OnceText.end(marker);
    return input.endsWith(end)
        ? Optional.of(input.substring(0, input.length() - end.length()))
        : Optional.empty();
  }

  /** What a server prints before anything else, so that its client knows that the text was read. */
  public String greeting() {
    return marker.isEmpty() ? "" : "\0" + marker + "\0";
  }

  /** What ends the warden's program. */
  public static boolean endsProgram(String line) {
    return line.equals(RemoteSupervisor.END);
  }

  /** What the warden answers when it is asked who its host is. */
  public static String who(Identity host) {
    return host.hostname() + " " + host.user() + " " + LoginShell.SH.word();
  }

  /** What the warden says. */
  public static String said(String number, String words) {
    return RemoteSupervisor.PREFIX + number + " " + words + "\n";
  }
}
