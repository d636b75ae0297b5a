package dev.runbook.graph;

import dev.runbook.document.HostGroup;
import java.util.List;
import java.util.Optional;

/**
 * Where a command runs.
 *
 * @param host {@code local}, {@code jshell}, an alias, or {@code group:NAME} for each host of a
 *     group
 * @param options the page's own options for reaching it ({@code -p 22}); usually none
 * @param kept whether it runs in one shell kept open there, whose state lasts, rather than in a
 *     shell of its own
 */
public record HostUse(String host, List<String> options, boolean kept) {
  /** The name of this machine. */
  public static final String LOCAL = "local";

  /** The name of the run's JShell, which is on this machine, too. */
  public static final String JSHELL = "jshell";

  private static final HostUse HERE = new HostUse(LOCAL, List.of(), true);

  /** Copies the list. */
  public HostUse {
    options = List.copyOf(options);
  }

  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof HostUse use
        && kept == use.kept
        && host.equals(use.host)
        && options.equals(use.options);
  }

  @Override
  public int hashCode() {
    return host.hashCode() * 31 + options.hashCode() * 2 + (kept ? 1 : 0);
  }

  /** The run's shell on this machine. */
  public static HostUse local() {
    return HERE;
  }

  /** The run's JShell on this machine. */
  public static HostUse jshell() {
    return new HostUse(JSHELL, List.of(), true);
  }

  /** A shell of its own on an alias, as {@code ssh ALIAS "…"} gives. */
  public static HostUse once(String alias, List<String> options) {
    return new HostUse(alias, options, false);
  }

  /** The run's shell on an alias. */
  public static HostUse keptOn(String alias) {
    return keptOn(alias, List.of());
  }

  /** The run's shell on an alias that is reached by options of the page's own. */
  public static HostUse keptOn(String alias, List<String> options) {
    return new HostUse(alias, options, true);
  }

  /** The same use of another host. */
  HostUse named(String other) {
    return new HostUse(other, options, kept);
  }

  /** Whether it is this machine's own shell. */
  public boolean isLocal() {
    return host.equals(LOCAL);
  }

  /** Whether it is the run's JShell. */
  public boolean isJShell() {
    return host.equals(JSHELL);
  }

  /** The group of hosts that it stands for; empty where it is one host. */
  public Optional<String> group() {
    return host.startsWith(HostGroup.PREFIX)
        ? Optional.of(host.substring(HostGroup.PREFIX.length()))
        : Optional.empty();
  }

  /** Whether it is on this machine, whatever runs there. */
  public boolean isHere() {
    return isLocal() || isJShell();
  }
}
