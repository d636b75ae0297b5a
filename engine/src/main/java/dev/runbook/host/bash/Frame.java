package dev.runbook.host.bash;

import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import java.util.regex.Pattern;

/**
 * A command as the shell reads it: one compound that is parsed whole before any of it runs.
 *
 * <p>The author's text is in {@code eval}, which keeps syntax errors to itself, at the top level,
 * where {@code declare} makes global variables. What the next command may ask for by hand is put
 * back before it: {@code $?}, {@code $_}, {@code PIPESTATUS}, and the options that are off between
 * commands.
 */
final class Frame {
  /** Off while our own functions run; {@code set -x} and {@code -v} would print them. */
  private static final String SWITCHED = "aeuvx";

  private static final String TAKE =
      "\n\n{ __rb_s=(\"$?\" \"${PIPESTATUS[@]}\") __rb_u=$_; } 2>/dev/null";

  /** The status of a whole pipeline, for a shell that only has its exit status to say it with. */
  private static final String EXIT_WITH_FAILED_PART =
      """


      __rb_p=("${PIPESTATUS[@]}") __rb_n=$((${#PIPESTATUS[@]} - 1))
      __rb_r=${__rb_p[__rb_n]}
      while [ "$__rb_r" = 0 ] && [ "$((__rb_n -= 1))" -ge 0 ]; do
        [ "${__rb_p[__rb_n]}" = 141 ] || __rb_r=${__rb_p[__rb_n]}
      done
      exit "$__rb_r"
      """;

  /**
   * After a quote that was never closed, bash takes the next line's {@code if} for a plain word.
   */
  private static final String CLEAR = ":\n";

  private static final Pattern HEREDOC = Pattern.compile("(?<!<)<<(?!<)");

  private final Invocation command;
  private final String nonce;
  private final String step;
  private final Report before;
  private final String bash;

  Frame(Invocation command, String nonce, Report before, String bash) {
    this(command, nonce, nonce, before, bash);
  }

  private Frame(Invocation command, String nonce, String step, Report before, String bash) {
    this.command = command;
    this.nonce = nonce;
    this.step = step;
    this.before = before;
    this.bash = bash;
  }

  /** The same as a command of a step, whose nonce all that it starts will carry. */
  Frame of(String owner) {
    return new Frame(command, nonce, owner, before, bash);
  }

  String text() {
    String options = options(before);
    String restore = restore(before, command.text());
    String body = body();
    String run =
        options.isEmpty()
            ? restore + "; eval " + Quote.quote(body)
            : "eval "
                + Quote.quote("{ set -" + options + "; " + restore + "; } 2>/dev/null; " + body);
    return CLEAR
        + (before.armed() ? "" : "builtin trap __rb_int INT\n")
        + begin()
        + run
        + "\n{ __rb_end "
        + nonce
        + " \"$?\"; } 2>/dev/null\nfi\n";
  }

  /** What the shell reads last, so that its EXIT trap finds what it would find by hand. */
  static String lastWords(Report before) {
    String options = options(before);
    return CLEAR
        + "{ "
        + (options.isEmpty() ? "" : "set -" + options + "; ")
        + restore(before, "")
        + "; } 2>/dev/null\n";
  }

  private String begin() {
    return "if __rb_begin "
        + nonce
        + " "
        + step
        + " "
        + Quote.quote(command.directory().orElse(""))
        + " "
        + Quote.quote(command.interpreter().map(words -> words.strip().split("\\s+")[0]).orElse(""))
        + (isPseudo() ? " terminal" : "")
        + "; then\n";
  }

  private static String options(Report before) {
    StringBuilder options = new StringBuilder();
    for (char flag : before.flags().toCharArray()) {
      if (SWITCHED.indexOf(flag) >= 0) {
        options.append(flag);
      }
    }
    return options.toString();
  }

  /** Ends in a list, so that a status other than 0 meets neither {@code set -e} nor an ERR trap. */
  private static String restore(Report before, String text) {
    String status = "__rb_rc " + before.status() + " \"$__rb_u\"";
    if (text.contains("PIPESTATUS") && before.parts().size() > 1) {
      StringBuilder parts = new StringBuilder();
      before
          .parts()
          .forEach(
              part -> parts.append(parts.isEmpty() ? "" : " | ").append("__rb_rc ").append(part));
      status = "__rb_rc 0 \"$__rb_u\"; " + parts;
    }
    return status + (before.status() == 0 ? " || :" : " && :");
  }

  private String body() {
    if (isPseudo()) {
      return heredoc(pseudoTerminal(), inPseudoTerminal()) + TAKE;
    }
    if (command.interpreter().isPresent()) {
      return heredoc(DescriptorReader.of(command.interpreter().get()), command.text()) + TAKE;
    }
    // A here-document that is never closed would swallow our line and print it.
    boolean mayBeOpen = HEREDOC.matcher(command.text()).find() && !command.pipeline();
    return command.text() + (mayBeOpen ? "\n" : TAKE);
  }

  /** The text comes on a descriptor, so that no process list shows it. */
  private String heredoc(String reader, String text) {
    String newline = text.endsWith("\n") ? "" : "\n";
    return reader + " 9<<'" + nonce + "'\n" + text + newline + nonce;
  }

  private String inPseudoTerminal() {
    boolean parts = command.pipeline() && command.interpreter().isEmpty();
    return command.text() + (parts ? EXIT_WITH_FAILED_PART : "");
  }

  /** The terminal's program asks {@code $SHELL} to run its command; it gets the plain one. */
  private String pseudoTerminal() {
    String reader =
        command.interpreter().map(DescriptorReader::of).orElse(DescriptorReader.bash(bash));
    return "__rb_shell=$SHELL SHELL=/bin/sh script -qefc "
        + Quote.quote("SHELL=$__rb_shell; unset __rb_shell; exec " + reader)
        + " /dev/null";
  }

  private boolean isPseudo() {
    return command.terminal() == Terminal.PSEUDO;
  }
}
