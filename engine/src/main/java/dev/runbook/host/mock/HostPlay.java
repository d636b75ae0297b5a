package dev.runbook.host.mock;

import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.mock.Forbidden.Fact;
import dev.runbook.host.mock.HostScript.Entry;
import dev.runbook.host.mock.HostScript.Otherwise;
import dev.runbook.host.mock.HostScript.Rule;
import dev.runbook.host.mock.ReceivedCommand.Kind;
import dev.runbook.host.mock.ReceivedCommand.Response;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One host in one play: the replies that it has given, and its state. If several layers script the
 * host, the first that has a reply gives it.
 */
final class HostPlay {
  private final String name;
  private final List<HostScript> layers;
  private final List<Entry> entries;
  private final EntriesInOrder inOrder;
  private final List<Rule> rules;
  private final MockLog log;
  private final HostState state;
  private final Map<ScriptedReply, Integer> given = new IdentityHashMap<>();

  private Optional<Identity> pretended = Optional.empty();

  /**
   * What a command meets.
   *
   * @param received it, as it is remembered
   * @param reply what to do; empty where there is no reply
   * @param fit how it fits that
   */
  record Turn(ReceivedCommand received, Optional<ScriptedReply> reply, CommandMatcher.Match fit) {}

  /** A reply that has not been given as often as it may, and how a command fits it. */
  private record Found(ScriptedReply reply, CommandMatcher.Match fit) {
    Kind kind() {
      return reply.fault().filter(Fault::preventsStart).isPresent() ? Kind.KEPT_OUT : Kind.REPLIED;
    }
  }

  HostPlay(String name, List<HostScript> layers, MockLog log) {
    this.name = name;
    this.layers = List.copyOf(layers);
    this.entries = layers.stream().flatMap(layer -> layer.entries().stream()).toList();
    this.inOrder = new EntriesInOrder(entries);
    this.rules = layers.stream().flatMap(layer -> layer.rules().stream()).toList();
    this.log = log;
    Map<String, String> first = new LinkedHashMap<>();
    layers.forEach(layer -> layer.state().forEach(first::putIfAbsent));
    this.state = new HostState(first);
  }

  String name() {
    return name;
  }

  synchronized Identity identity() {
    return pretended.orElseGet(
        () ->
            new Identity(
                first(HostScript::hostname).orElse(name),
                first(HostScript::user).orElse("operator")));
  }

  synchronized void setIdentity(Identity other) {
    pretended = Optional.of(other);
  }

  /** What goes wrong with every connection. */
  Optional<Fault> fault() {
    return first(HostScript::fault);
  }

  private <T> Optional<T> first(Function<HostScript, Optional<T>> said) {
    return layers.stream().flatMap(layer -> said.apply(layer).stream()).findFirst();
  }

  /** A command comes; it is remembered with what it meets. */
  synchronized Turn take(Invocation command, HostAccess way, String folder) {
    ReceivedContext now = new ReceivedContext(state.values(), way, folder);
    Optional<Rule> broken = broken(command, now);
    if (broken.isPresent()) {
      Forbidden forbidden = forbidden(broken.get(), now);
      ReceivedCommand received =
          add(command, now, Kind.FORBIDDEN, Optional.of(forbidden.rule()), Optional.of(forbidden));
      return new Turn(received, Optional.empty(), CommandMatcher.Match.WHOLE);
    }
    Optional<Found> found = found(command, now);
    if (found.isPresent()) {
      ScriptedReply reply = found.get().reply();
      given.merge(reply, 1, Integer::sum);
      ReceivedCommand received =
          add(command, now, found.get().kind(), Optional.of(reply.place()), Optional.empty());
      return turn(received, reply, found.get().fit());
    }
    Optional<ScriptedReply> otherwise = first(HostScript::otherwise).flatMap(Otherwise::reply);
    Kind kind = otherwise.isPresent() ? Kind.OTHERWISE : Kind.UNFIT;
    ReceivedCommand received = add(command, now, kind, Optional.empty(), Optional.empty());
    return otherwise
        .map(reply -> turn(received, reply, CommandMatcher.Match.WHOLE))
        .orElseGet(() -> new Turn(received, Optional.empty(), CommandMatcher.Match.WHOLE));
  }

  private Turn turn(ReceivedCommand received, ScriptedReply reply, CommandMatcher.Match fit) {
    Optional<DrillFault> mishap = log.injectedFault(received);
    return new Turn(
        received, mishap.map(how -> how.instead(reply)).or(() -> Optional.of(reply)), fit);
  }

  /** What an earlier part of the run had sent is sent again, in thought. */
  synchronized void recall(Invocation command, HostAccess way) {
    found(command, new ReceivedContext(state.values(), way, ""))
        .ifPresent(
            found -> {
              given.merge(found.reply(), 1, Integer::sum);
              ReplyTexts texts = new ReplyTexts(command, found.fit(), Map.of());
              if (found.reply().takesEffect()) {
                found
                    .reply()
                    .set()
                    .forEach((key, value) -> set(key, texts.filled(value), found.reply().place()));
              }
            });
  }

  /**
   * The reply to a question of our own. It is no command that the page sends, and is not remembered
   * as one.
   */
  synchronized Optional<ScriptedReply> answer(Invocation question, HostAccess way, String folder) {
    ReceivedContext now = new ReceivedContext(state.values(), way, folder);
    Optional<ScriptedReply> reply = found(question, now).map(Found::reply);
    reply.ifPresent(each -> given.merge(each, 1, Integer::sum));
    return reply;
  }

  /** In doubt a rule is broken. */
  private Optional<Rule> broken(Invocation command, ReceivedContext now) {
    return rules.stream()
        .filter(rule -> now.state().entrySet().containsAll(rule.when().entrySet()))
        .filter(rule -> rule.wanted().fit(command).isPresent())
        .findFirst();
  }

  private Optional<Found> found(Invocation command, ReceivedContext now) {
    return inOrder.first(
        command,
        entry -> next(entry).isEmpty(),
        entry ->
            next(entry)
                .filter(reply -> entry.only().obstacle(command, now).isEmpty())
                .flatMap(
                    reply ->
                        entry
                            .wanted()
                            .fit(command)
                            .filter(CommandMatcher.Match::isDecided)
                            .map(fit -> new Found(reply, fit))));
  }

  /** The first reply of an entry that has not been given as often as it may. */
  private Optional<ScriptedReply> next(Entry entry) {
    return entry.replies().stream()
        .filter(reply -> reply.times().filter(most -> times(reply) >= most).isEmpty())
        .findFirst();
  }

  private int times(ScriptedReply reply) {
    return given.getOrDefault(reply, 0);
  }

  private ReceivedCommand add(
      Invocation command,
      ReceivedContext now,
      Kind kind,
      Optional<MockPlace> by,
      Optional<Forbidden> forbidden) {
    List<NearMiss> nearest =
        kind == Kind.UNFIT
            ? new NearMisses(command, now).among(entries, entry -> next(entry).isEmpty())
            : List.of();
    Response response = new Response(kind, by, nearest, forbidden);
    return log.add(number -> new ReceivedCommand(number, name, command, now, false, response));
  }

  /** A line was typed into a program for which it has no answer. */
  synchronized ReceivedCommand typed(
      String line, HostAccess way, String folder, MockPlace dialogue) {
    ReceivedContext now = new ReceivedContext(state.values(), way, folder);
    Response response =
        new Response(Kind.UNFIT, Optional.of(dialogue), List.of(), Optional.empty());
    return log.add(
        number -> new ReceivedCommand(number, name, Invocation.of(line), now, true, response));
  }

  private Forbidden forbidden(Rule rule, ReceivedContext now) {
    List<Fact> facts = new ArrayList<>();
    rule.when()
        .forEach(
            (key, value) ->
                facts.add(
                    new Fact(key, value, state.setBy(key), others(key, now.state().get(key)))));
    return new Forbidden(rule.place(), rule.because(), facts);
  }

  /** The replies that set a key to another value. */
  private List<MockPlace> others(String key, String value) {
    return replies(reply -> reply.set().containsKey(key) && !value.equals(reply.set().get(key)));
  }

  synchronized void set(String key, String value, MockPlace by) {
    state.set(key, value, by);
  }

  synchronized Map<String, String> state() {
    return state.values();
  }

  /** The replies that nothing has asked for, and that are not spare. */
  synchronized List<MockPlace> unused() {
    return replies(reply -> times(reply) == 0 && !reply.place().spare());
  }

  /** The replies that were given. */
  synchronized List<MockPlace> used() {
    return replies(reply -> times(reply) > 0);
  }

  private List<MockPlace> replies(Predicate<ScriptedReply> which) {
    return entries.stream()
        .flatMap(entry -> entry.replies().stream())
        .filter(which)
        .map(ScriptedReply::place)
        .toList();
  }
}
