package dev.runbook.durable;

import dev.runbook.Runbooks;
import dev.runbook.host.Connection;
import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Shell;
import dev.runbook.run.Mask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reaches hosts for runs: keeps their connections and shells, fills in secrets, covers them in what
 * hosts print. Used by the threads of a worker, one call for a shell at a time.
 */
final class HostWorker implements HostWork, AutoCloseable {
  private final Runbooks runbooks;
  private final Map<String, String> environment;
  private final Map<String, PreparedPlay> plays = new ConcurrentHashMap<>();
  private final Map<String, Shell> shells = new ConcurrentHashMap<>();
  private final Heartbeats heartbeats;

  /**
   * A worker.
   *
   * @param runbooks reaches the hosts
   * @param environment has the values of secrets
   * @param heartbeats say that a command still runs
   */
  HostWorker(Runbooks runbooks, Map<String, String> environment, Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
    this.runbooks = runbooks;
    this.environment = environment;
  }

  @Override
  public HostReply call(HostCall call) {
    if (call.play() != null) {
      plays.put(call.run(), PreparedPlay.of(call.play(), environment, runbooks::mask));
    }
    try {
      forget(call);
      return switch (call.what()) {
        case IDENTIFY -> identify(call);
        case OPEN -> open(call);
        case RUN, ASK, REMIND -> plays.containsKey(call.run()) ? run(call) : unprepared(call);
        case RECEIPT -> receipt(call);
        case CHECK_KEY -> checkKey(call);
        case RELEASE -> release(call);
      };
    } catch (HostException e) {
      return HostReply.refused(e.kind(), e.getMessage());
    }
  }

  /** A worker that was started anew has lost the shells of its runs. */
  private HostReply unprepared(HostCall call) {
    return shells.containsKey(key(call)) ? HostReply.unprepared() : lost(call);
  }

  private static HostReply lost(HostCall call) {
    String words =
        "the worker of " + call.place().queue() + " was started anew, and its shell is gone";
    return HostReply.ended(Outcome.notStarted(words), List.of(), false);
  }

  private Host host(HostCall call) {
    return runbooks.hosts().host(call.place().use());
  }

  private HostReply identify(HostCall call) {
    Host host = host(call);
    Identity who = host.identity();
    Optional<Connection> connection = host.connection();
    return HostReply.identified(
        new HostReply.Answerer(
            who.hostname(),
            who.user(),
            connection.map(Connection::transport).orElse(null),
            connection.map(Connection::address).orElse(null),
            connection.map(Connection::fingerprint).orElse(null),
            host.countsParts(),
            host.nextReceipt().map(ReceiptId::folder).orElse(null)));
  }

  /** What background jobs print between commands has no place in a reply. */
  private HostReply open(HostCall call) {
    if (!plays.containsKey(call.run())) {
      return HostReply.unprepared();
    }
    Shell before = shells.put(key(call), host(call).open(OutputSink.discard()));
    if (before != null) {
      before.close();
    }
    return HostReply.made();
  }

  private static String key(HostCall call) {
    return call.run() + "/" + call.shell();
  }

  private HostReply run(HostCall call) {
    Shell shell = shells.get(key(call));
    if (shell == null) {
      return lost(call);
    }
    PreparedPlay play = plays.get(call.run());
    SentCommand sent = call.command();
    Invocation command = sent.invocation();
    if (command.terminal() == Invocation.Terminal.OPERATOR) {
      return HostReply.ended(
          Outcome.notStarted("it needs a person's terminal, and a worker has none"),
          List.of(),
          shell.isOpen());
    }
    Optional<String> text = play.text(sent);
    if (text.isEmpty()) {
      return HostReply.ended(Outcome.notStarted(play.complaint()), List.of(), shell.isOpen());
    }
    if (call.stepBegins()) {
      shell.beginStep();
    }
    shell.assign(sent.assigned());
    ReplyOutput output = new ReplyOutput();
    Mask.Masked masked = play.mask().around(output);
    Heartbeats.Beating beating =
        heartbeats.begin(shell::interrupt, () -> output.newest(call.number()));
    try {
      Outcome outcome = send(call.what(), shell, command.saying(text.get()), sent, masked);
      masked.finish();
      return HostReply.ended(outcome, output.chunks(), shell.isOpen());
    } finally {
      beating.end();
    }
  }

  private static Outcome send(
      HostCall.What what, Shell shell, Invocation command, SentCommand sent, OutputSink sink) {
    return switch (what) {
      case ASK -> shell.ask(command, sent.plainly(), sink);
      case REMIND -> shell.remind(command);
      default -> shell.run(command, sink);
    };
  }

  private HostReply receipt(HostCall call) {
    return ReceiptId.of(call.receipt())
        .map(id -> HostReply.noted(host(call).receipt(id, call.pipeline())))
        .orElseThrow();
  }

  private void forget(HostCall call) {
    for (String id : call.settled()) {
      ReceiptId.of(id).ifPresent(known -> host(call).forgetReceipt(known));
    }
  }

  private HostReply checkKey(HostCall call) {
    runbooks.hosts().checkKey(call.place().use());
    return HostReply.made();
  }

  private HostReply release(HostCall call) {
    plays.remove(call.run());
    shells
        .entrySet()
        .removeIf(
            each -> {
              boolean its = each.getKey().startsWith(call.run() + "/");
              if (its) {
                each.getValue().close();
              }
              return its;
            });
    if (!call.place().use().isHere()) {
      runbooks.hosts().release(call.place().host());
    }
    return HostReply.made();
  }

  @Override
  public void close() {
    heartbeats.close();
    shells.values().forEach(Shell::close);
    runbooks.close();
  }
}
