package dev.runbook.durable;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Connection;
import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Shell;
import dev.runbook.host.Variable;
import dev.runbook.host.Waiting;
import dev.runbook.run.Hosts;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hosts that are reached through the log of a run: by the workflow, and by those who follow it. */
final class RemoteHosts implements Hosts {
  private final RunLog log;
  private final String run;
  private final String nonce;
  private final Map<String, HostReply.Answerer> known = new LinkedHashMap<>();
  private final Map<String, List<String>> settled = new LinkedHashMap<>();
  private final Map<String, HostPlace> called = new LinkedHashMap<>();
  private int shells;
  private int receipts;
  private int commands;

  RemoteHosts(RunLog log, PlayInput input) {
    this.log = log;
    this.run = input.run();
    this.nonce = input.settings().nonce();
  }

  @Override
  public Host host(HostUse use) {
    return new RemoteHost(HostPlace.of(use));
  }

  @Override
  public boolean answerInTurn() {
    return true;
  }

  @Override
  public Waiting waiting() {
    return log.waiting();
  }

  @Override
  public void checkKey(HostUse use) {
    call(HostCall.of(run, HostCall.What.CHECK_KEY, HostPlace.of(use)));
  }

  private HostReply call(HostCall call) {
    return log.call(withSettled(call)).orThrow();
  }

  /** The run is over: the workers close its shells. */
  void releaseAll() {
    for (HostPlace place : List.copyOf(called.values())) {
      log.call(withSettled(HostCall.of(run, HostCall.What.RELEASE, place)));
    }
  }

  private HostCall withSettled(HostCall call) {
    called.putIfAbsent(call.place().queue(), call.place());
    List<String> done = settled.remove(call.place().host());
    return done == null ? call : call.settling(done);
  }

  /** Those who follow a run have the same ids as the run itself, and nobody else can guess them. */
  private ReceiptId next(String folder) {
    String text = nonce + ":" + ++receipts;
    String hash = Source.sha256(text.getBytes(StandardCharsets.UTF_8));
    return new ReceiptId(folder, "r" + hash.substring(0, 32));
  }

  private final class RemoteHost implements Host {
    private final HostPlace place;

    RemoteHost(HostPlace place) {
      this.place = place;
    }

    @Override
    public String name() {
      return place.host();
    }

    @Override
    public Identity identity() {
      HostReply.Answerer who = call(HostCall.of(run, HostCall.What.IDENTIFY, place)).identity();
      known.put(place.host(), who);
      return who.identity();
    }

    @Override
    public Optional<Connection> connection() {
      return Optional.ofNullable(known.get(place.host())).flatMap(HostReply.Answerer::connection);
    }

    @Override
    public boolean countsParts() {
      HostReply.Answerer who = known.get(place.host());
      return who != null && who.countsParts();
    }

    @Override
    public Optional<ReceiptId> nextReceipt() {
      return Optional.ofNullable(known.get(place.host()))
          .flatMap(who -> Optional.ofNullable(who.receipts()))
          .map(RemoteHosts.this::next);
    }

    @Override
    public Receipt receipt(ReceiptId id, boolean pipeline) {
      HostCall call = HostCall.of(run, HostCall.What.RECEIPT, place);
      return call(call.ofReceipt(id.text(), pipeline)).receipt().receipt();
    }

    /** It goes with the next call. */
    @Override
    public void forgetReceipt(ReceiptId id) {
      settled.computeIfAbsent(place.host(), any -> new ArrayList<>()).add(id.text());
    }

    @Override
    public Shell open(OutputSink between) {
      int number = ++shells;
      call(HostCall.of(run, HostCall.What.OPEN, place).inShell(number));
      return new RemoteShell(place, number);
    }
  }

  private final class RemoteShell implements Shell {
    private final HostPlace place;
    private final int number;
    private final List<Variable> assigned = new ArrayList<>();
    private boolean stepBegins;
    private boolean open = true;

    RemoteShell(HostPlace place, int number) {
      this.place = place;
      this.number = number;
    }

    @Override
    public Outcome run(Invocation command, OutputSink sink) {
      return send(HostCall.What.RUN, command, command.text(), sink);
    }

    @Override
    public Outcome ask(Invocation question, String plainly, OutputSink sink) {
      return send(HostCall.What.ASK, question, plainly, sink);
    }

    @Override
    public Outcome remind(Invocation command) {
      return send(HostCall.What.REMIND, command, command.text(), OutputSink.discard());
    }

    private Outcome send(HostCall.What what, Invocation command, String plainly, OutputSink sink) {
      SentCommand sent = SentCommand.of(command, plainly, List.copyOf(assigned));
      assigned.clear();
      boolean first = stepBegins;
      stepBegins = false;
      int count = ++commands;
      HostCall call = HostCall.of(run, what, place).inShell(number).running(sent, first, count);
      LiveOutput.Shown shown = new LiveOutput.Shown(count, sink);
      HostReply reply = log.call(withSettled(call), shown::show);
      if (reply.state() == HostReply.State.REFUSED) {
        open = false;
        return Outcome.notStarted(reply.why());
      }
      open = reply.open();
      return reply.into(sink, shown.bytes());
    }

    @Override
    public void assign(List<Variable> variables) {
      assigned.addAll(variables);
    }

    @Override
    public void beginStep() {
      stepBegins = true;
    }

    @Override
    public void interrupt() {
      log.interrupt();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    /** The worker closes it when the run is over, or another one takes its place. */
    @Override
    public void close() {
      open = false;
    }
  }
}
