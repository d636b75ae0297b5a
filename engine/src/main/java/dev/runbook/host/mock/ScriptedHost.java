package dev.runbook.host.mock;

import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Identity;
import dev.runbook.host.Operator;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.Waiting;

/** A host that answers from a script, for one way of access. */
final class ScriptedHost implements Host {
  private final HostPlay play;
  private final HostAccess way;
  private final Waiting waiting;
  private final Operator operator;

  ScriptedHost(HostPlay play, HostAccess way, Waiting waiting, Operator operator) {
    this.play = play;
    this.way = way;
    this.waiting = waiting;
    this.operator = operator;
  }

  @Override
  public String name() {
    return play.name();
  }

  @Override
  public Identity identity() {
    connect();
    return play.identity();
  }

  /** All shells of a host answer from the same script; nothing is ever printed in between. */
  @Override
  public Shell open(OutputSink between) {
    connect();
    return new MockShell(play, way, waiting, operator);
  }

  private void connect() {
    play.fault()
        .ifPresent(
            fault -> {
              throw refused(fault, name());
            });
  }

  static HostException refused(Fault fault, String host) {
    Kind kind = fault == Fault.HOST_KEY_CHANGED ? Kind.IDENTITY : Kind.UNREACHABLE;
    return new HostException(kind, fault.sentence(host));
  }
}
