package dev.runbook.host.mock;

import java.util.Locale;

/** What can go wrong between us and a host; scripts write it in lower case with hyphens. */
enum Fault {
  /** The connection is lost while the command runs. */
  DISCONNECT,
  /** The command never ends by itself. */
  HANG,
  /** The host does not let us in. */
  REFUSE,
  /** The host shows another key than the known one. */
  HOST_KEY_CHANGED;

  /** The word that scripts use. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it keeps a command from being started at all. */
  boolean keepsOut() {
    return this == REFUSE || this == HOST_KEY_CHANGED;
  }
}
