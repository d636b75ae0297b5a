package dev.runbook.host.ssh;

import java.util.Locale;

/** What a host's login shell can do for the commands it is given. */
enum LoginShell {
  /** bash, mksh: the statuses of a pipeline's parts are in {@code PIPESTATUS}. */
  BASH("\nset -- \"${PIPESTATUS[@]}\"; "),
  /** The same in zsh. */
  ZSH("\nset -- \"${pipestatus[@]}\"; "),
  /**
   * One that takes {@code export NAME=value; …} as sh does. ksh93 is one: its {@code pipefail}
   * calls it a failure when {@code head} has seen enough, since its pipes are sockets.
   */
  SH(""),
  /** Any other. */
  OTHER("");

  /** The rightmost part that failed; one that a closed pipe has ended counts at the end only. */
  private static final String EXIT_WITH_FAILED_PART =
      "__rb_r=0; for __rb_p do case $__rb_p in 0 | 141) ;; *) __rb_r=$__rb_p ;; esac; done;"
          + " case $__rb_p in 0) ;; *) __rb_r=$__rb_p ;; esac; exit $__rb_r";

  private final String parts;

  LoginShell(String parts) {
    this.parts = parts;
  }

  /** The one that the warden names. */
  static LoginShell named(String word) {
    for (LoginShell each : values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    return OTHER;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it can be told a marker in front of a command. */
  boolean marksCommands() {
    return this != OTHER;
  }

  /** Whether a failure in any part of a pipeline shows in its status. */
  boolean countsParts() {
    return !parts.isEmpty();
  }

  /** A text that ends with a pipeline, so that it ends with the status of the part that failed. */
  String counting(String text) {
    return parts.isEmpty() ? text : text + parts + EXIT_WITH_FAILED_PART;
  }
}
