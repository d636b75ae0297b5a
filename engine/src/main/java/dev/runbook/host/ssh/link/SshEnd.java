package dev.runbook.host.ssh.link;

/** The end of a command on a channel, as the protocol reports it: a closed set. */
public sealed interface SshEnd {
  /** It ended by itself with a status. */
  record Exited(int status) implements SshEnd {}

  /** A signal ended it: the name without {@code SIG}, or {@code ?} where the transport keeps it. */
  record Signalled(String name) implements SshEnd {}

  /** It never began, and that is certain; the transport only said so afterwards. */
  record NeverBegan(String why) implements SshEnd {}

  /** The connection was lost, or nobody said how it ended: it may or may not have taken effect. */
  record Lost(String why) implements SshEnd {}
}
