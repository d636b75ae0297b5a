package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.Variable;
import dev.runbook.host.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A shell on a mock host: it finds the reply to a command, and gives it. */
final class MockShell implements Shell {
  private final HostPlay play;
  private final HostAccess way;
  private final Waiting waiting;
  private final Operator operator;
  private final ShellPlace place = new ShellPlace();
  private final AtomicReference<CommandDeadline> running = new AtomicReference<>();
  private volatile boolean open = true;

  MockShell(HostPlay play, HostAccess way, Waiting waiting, Operator operator) {
    this.play = play;
    this.way = way;
    this.waiting = waiting;
    this.operator = operator;
  }

  @Override
  public void assign(List<Variable> variables) {
    place.assign(variables);
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.runbook.host.HostException when the host shows another key than the known one:
   *     nothing may be sent to it then
   */
  @Override
  public Outcome run(Invocation command, OutputSink sink) {
    if (!open) {
      return Outcome.notStarted("the shell on " + play.name() + " is closed");
    }
    CommandDeadline patience = new CommandDeadline(waiting, command.timeout());
    running.set(patience);
    try {
      HostPlay.Turn turn = play.take(command, way, place.folder());
      Outcome outcome =
          turn.reply()
              .map(reply -> give(reply, turn, patience, sink))
              .orElseGet(() -> Outcome.notStarted(MockRefusal.of(turn.received())));
      remember(command, outcome);
      return outcome;
    } finally {
      running.set(null);
    }
  }

  /** Nobody has to script a reply for it: the page does not send it. */
  @Override
  public Outcome remind(Invocation command) {
    if (way.kept()) {
      place.ran(command.text());
    }
    return Outcome.ok();
  }

  /** By its plain text, so that a script need not know what leads to its place. */
  @Override
  public Outcome ask(Invocation question, String plainly, OutputSink sink) {
    CommandDeadline patience = new CommandDeadline(waiting, question.timeout());
    running.set(patience);
    try {
      Invocation said = question.saying(plainly);
      return play.answer(said, way, place.folder())
          .map(
              reply ->
                  answer(
                      reply,
                      new ReplyTexts(said, CommandMatcher.Match.WHOLE, place.variables()),
                      patience,
                      sink))
          .orElseGet(() -> Outcome.notStarted("the script of " + play.name() + " does not say"));
    } finally {
      running.set(null);
    }
  }

  private Outcome answer(
      ScriptedReply reply, ReplyTexts texts, CommandDeadline patience, OutputSink sink) {
    Optional<Outcome> cutShort = new ReplyPrinter(reply, texts, patience, sink).print();
    return cutShort
        .or(() -> reply.fault().map(fault -> outcomeOf(fault, patience)))
        .orElse(reply.ending());
  }

  /** A shell that stays open knows what plain commands have changed in it. */
  private void remember(Invocation command, Outcome outcome) {
    boolean began = !(outcome instanceof Outcome.NotStarted);
    if (way.kept() && began && ShellPlace.isExit(command.text())) {
      open = false;
    } else if (way.kept() && outcome.isOk() && ReplyConditions.interpreter(command).isEmpty()) {
      place.ran(command.text());
    }
  }

  private Outcome give(
      ScriptedReply reply, HostPlay.Turn turn, CommandDeadline patience, OutputSink sink) {
    if (reply.fault().filter(Fault::preventsStart).isPresent()) {
      return refused(reply.fault().get());
    }
    ReplyTexts texts = new ReplyTexts(turn.received().invocation(), turn.fit(), place.variables());
    Optional<Outcome> cutShort = new ReplyPrinter(reply, texts, patience, sink).print();
    if (cutShort.isPresent()) {
      return cutShort.get();
    }
    Optional<Outcome> left = converse(reply, turn, texts, patience, sink);
    if (left.isPresent()) {
      return left.get();
    }
    if (reply.takesEffect()) {
      set(reply.set(), texts, reply.place());
    }
    return reply.fault().map(fault -> outcomeOf(fault, patience)).orElse(reply.ending());
  }

  /** The person types into the program, where it takes that; what ends it early is its outcome. */
  private Optional<Outcome> converse(
      ScriptedReply reply,
      HostPlay.Turn turn,
      ReplyTexts texts,
      CommandDeadline patience,
      OutputSink sink) {
    if (reply.dialogue().isEmpty()) {
      return Optional.empty();
    }
    boolean typed = turn.received().invocation().terminal() == Terminal.OPERATOR;
    Conversation conversation =
        new Conversation(
            reply.dialogue().get(),
            texts,
            sink,
            answer -> set(answer.set(), texts, reply.place()),
            line -> play.typed(line, way, place.folder(), reply.place()));
    return typed ? conversation.with(operator, patience) : conversation.withNobody();
  }

  private void set(Map<String, String> changes, ReplyTexts texts, MockPlace by) {
    changes.forEach((key, value) -> play.set(key, texts.filled(value), by));
  }

  private Outcome refused(Fault fault) {
    if (fault == Fault.HOST_KEY_CHANGED) {
      throw ScriptedHost.refused(fault, play.name());
    }
    return Outcome.notStarted(fault.sentence(play.name()));
  }

  private Outcome outcomeOf(Fault fault, CommandDeadline patience) {
    if (fault == Fault.HANG) {
      return patience.waitForTheEnd();
    }
    open = false;
    return Outcome.unknown(fault.sentence(play.name()));
  }

  @Override
  public void interrupt() {
    CommandDeadline patience = running.get();
    if (patience != null) {
      patience.interrupt();
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    interrupt();
  }
}
