package dev.runbook.host.mock;

import java.util.Optional;
import java.util.stream.Stream;

/** A fault between this program and a host. */
public enum Fault {
  /** The connection is lost before the command has any effect. */
  DISCONNECT_BEFORE("disconnect", "before"),
  /** The connection is lost in the middle: half of the output has come, nothing is set. */
  DISCONNECT_DURING("disconnect", "during"),
  /** The connection is lost when the command has done its work. */
  DISCONNECT_AFTER("disconnect", "after"),
  /** The command never ends by itself. */
  HANG("hang", ""),
  /** The host does not answer. */
  REFUSE("refuse", ""),
  /** The host does not let this user in. */
  AUTH_FAILURE("auth-failure", ""),
  /** The host shows another key than the known one. */
  HOST_KEY_CHANGED("host-key-changed", "");

  private final String word;
  private final String moment;

  Fault(String word, String moment) {
    this.word = word;
    this.moment = moment;
  }

  /** The word that scripts use. */
  public String word() {
    return word;
  }

  /** When it strikes, where there is a choice; else nothing. */
  String moment() {
    return moment;
  }

  /** Whether it keeps a command from being started at all. */
  boolean preventsStart() {
    return this == REFUSE || this == AUTH_FAILURE || this == HOST_KEY_CHANGED;
  }

  /** The fault of a word and, where scripts say it, a moment. */
  static Optional<Fault> of(String word, String moment) {
    return Stream.of(values())
        .filter(fault -> fault.word.equals(word) && fault.moment.equals(moment))
        .findFirst();
  }

  /** The sentence of a host that keeps a command out. */
  String sentence(String host) {
    return switch (this) {
      case HOST_KEY_CHANGED ->
          "the host key of " + host + " has changed; find out why before you trust it";
      case AUTH_FAILURE -> host + " refused the login: permission denied (publickey)";
      case REFUSE -> host + " refused the connection";
      default -> "the connection to " + host + " was lost while the command ran";
    };
  }
}
