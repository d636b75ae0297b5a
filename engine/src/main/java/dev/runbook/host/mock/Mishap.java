package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a drill makes of one command, in the place of what its reply says. */
public final class Mishap {
  private final UnaryOperator<Reply> instead;

  private Mishap(UnaryOperator<Reply> instead) {
    this.instead = instead;
  }

  /** It fails: it prints and changes nothing, and ends with a status. */
  public static Mishap exit(int status) {
    return new Mishap(reply -> Reply.silent(reply.place(), Outcome.exited(status)));
  }

  /** A fault strikes. */
  public static Mishap fault(Fault fault) {
    boolean prints = !fault.keepsOut() && fault != Fault.DISCONNECT_BEFORE;
    return new Mishap(
        reply ->
            new Reply(
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
  Reply instead(Reply reply) {
    return instead.apply(reply);
  }
}
