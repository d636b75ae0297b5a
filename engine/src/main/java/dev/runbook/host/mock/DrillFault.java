package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The fault that a drill gives to one command instead of its reply. */
public final class DrillFault {
  private final UnaryOperator<ScriptedReply> instead;

  private DrillFault(UnaryOperator<ScriptedReply> instead) {
    this.instead = instead;
  }

  /** It fails: it prints and changes nothing, and ends with a status. */
  public static DrillFault exit(int status) {
    return new DrillFault(reply -> ScriptedReply.silent(reply.place(), Outcome.exited(status)));
  }

  /** A fault strikes. */
  public static DrillFault fault(Fault fault) {
    boolean prints = !fault.preventsStart() && fault != Fault.DISCONNECT_BEFORE;
    return new DrillFault(
        reply ->
            new ScriptedReply(
                reply.place(),
                reply.delay(),
                prints ? reply.output() : List.of(),
                reply.ending(),
                Optional.of(fault),
                reply.set(),
                Optional.empty(),
                reply.times()));
  }

  /** The reply that comes instead. */
  ScriptedReply instead(ScriptedReply reply) {
    return instead.apply(reply);
  }
}
