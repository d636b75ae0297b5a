package dev.runbook.host.mock;

import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.Waiting;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The mock hosts of one play, and the commands they have received.
 *
 * <p>A host tries its replies in the order of the file; the first that fits the command and is not
 * used up is given: first its delay passes, then its output comes, then it changes the host's
 * state, and ends or its fault strikes. A lost connection closes the shell; the host can be opened
 * again.
 *
 * <pre>{@code
 * hosts:
 *   hemma:
 *     identity: {hostname: hemma, user: paunchygent}
 *     commands:
 *       - run: sudo docker ps
 *         stdout: |
 *           CONTAINER ID   IMAGE
 *       - match: sudo docker logs .*
 *         exit: 1
 *     otherwise: fail
 * }</pre>
 */
public final class MockHosts {
  private static final String LOCAL = "local";

  private final Map<String, HostPlay> hosts;
  private final MockLog log;
  private final Waiting waiting;
  private final Operator operator;

  private MockHosts(Map<String, HostPlay> hosts, MockLog log, Waiting waiting, Operator operator) {
    this.hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
    this.log = log;
    this.waiting = waiting;
    this.operator = operator;
  }

  /** Reads a file that stands alone; empty when something in it is wrong. */
  public static Optional<MockHosts> parse(Source source, Problems problems) {
    return MockFile.alone(source, problems).map(List::of).map(MockHosts::of);
  }

  /** Hosts for one play, in real time, where nobody sits at a terminal. */
  public static MockHosts of(List<MockFile> layers) {
    return of(layers, Waiting.real(), Operator.nobody());
  }

  /**
   * Hosts for one play.
   *
   * @param layers the files that describe them; the first that has an answer gives it
   * @param waiting how time passes for them
   * @param operator who types into their programs
   */
  public static MockHosts of(List<MockFile> layers, Waiting waiting, Operator operator) {
    MockLog log = new MockLog();
    Map<String, HostPlay> hosts = new LinkedHashMap<>();
    for (String name : names(layers)) {
      hosts.put(name, new HostPlay(name, scripts(layers, name), log));
    }
    return new MockHosts(hosts, log, waiting, operator);
  }

  /** What is wrong with layers when they are seen together. */
  public static List<Problem> problems(List<MockFile> layers) {
    List<Problem> problems = new ArrayList<>();
    names(layers)
        .forEach(name -> problems.addAll(new StateCheck(scripts(layers, name)).problems()));
    return problems;
  }

  private static Set<String> names(List<MockFile> layers) {
    Set<String> names = new LinkedHashSet<>();
    layers.forEach(layer -> names.addAll(layer.hosts()));
    return names;
  }

  private static List<HostScript> scripts(List<MockFile> layers, String name) {
    return layers.stream().flatMap(layer -> layer.host(name).stream()).toList();
  }

  /** The host of a name, if there is one. */
  public Optional<Host> host(String name) {
    return host(name, List.of(), true);
  }

  /**
   * The host of a name as a command reaches it.
   *
   * @param options the page's own SSH options
   * @param kept whether in a shell that stays open
   */
  public Optional<Host> host(String name, List<String> options, boolean kept) {
    return host(name, options, kept, operator);
  }

  /** The same, with another person at the terminal. */
  public Optional<Host> host(String name, List<String> options, boolean kept, Operator typing) {
    return Optional.ofNullable(hosts.get(name))
        .map(host -> new ScriptedHost(host, new HostAccess(options, kept), waiting, typing));
  }

  /** Who a host says it is, whether it can be reached or not. */
  public Identity identity(String name) {
    return hosts.get(name).identity();
  }

  /** What goes wrong with every connection to a host. */
  public Optional<Fault> fault(String name) {
    return hosts.get(name).fault();
  }

  /**
   * Lets one command of the play go wrong, however often it is tried.
   *
   * @param number which, as {@link ReceivedCommand#number()} counts them
   */
  public void injectFault(int number, DrillFault how) {
    log.injectFault(number, how);
  }

  /** Lets nothing go wrong any more of what has gone wrong until now. */
  public void removeFaults() {
    log.removeFaults();
  }

  /** Lets a host say that it is another. */
  public void setIdentity(String name, Identity other) {
    hosts.get(name).setIdentity(other);
  }

  /**
   * A command of an earlier part of a run: what it met then is met again, so that the host is where
   * that part left it. It is not remembered as one that came.
   */
  public void recall(String name, List<String> options, boolean kept, Invocation command) {
    Optional.ofNullable(hosts.get(name))
        .ifPresent(host -> host.recall(command, new HostAccess(options, kept)));
  }

  /** This machine's own name: as the script of {@code local} identifies it, else {@code local}. */
  public String hostname() {
    return host(LOCAL).map(host -> host.identity().hostname()).orElse(LOCAL);
  }

  /** The names of all hosts, in the order of the files. */
  public Set<String> names() {
    return hosts.keySet();
  }

  /** All that came to any of them, in order, and the outcome of it. */
  public List<ReceivedCommand> log() {
    return log.all();
  }

  /** How many commands have come to them. */
  public int logSize() {
    return log.size();
  }

  /** What came to them after the first so many commands. */
  public List<ReceivedCommand> logAfter(int count) {
    return log.after(count);
  }

  /** Every command that each host received, in order and just as it came; every host is listed. */
  public Map<String, List<String>> received() {
    Map<String, List<String>> received = new LinkedHashMap<>();
    names().forEach(name -> received.put(name, new ArrayList<>()));
    log.all().stream()
        .filter(each -> each.kind() != ReceivedCommand.Kind.KEPT_OUT && !each.typed())
        .forEach(each -> received.get(each.host()).add(each.text()));
    return received;
  }

  /** The state of each host as it is now. */
  public Map<String, Map<String, String>> state() {
    Map<String, Map<String, String>> states = new LinkedHashMap<>();
    hosts.forEach((name, host) -> states.put(name, host.state()));
    return states;
  }

  /** What came and had no reply where one was needed. */
  public List<ReceivedCommand> unfit() {
    return log.all().stream().filter(each -> each.kind() == ReceivedCommand.Kind.UNFIT).toList();
  }

  /** The replies that nothing has asked for, but for those that are spare. */
  public List<MockPlace> unused() {
    return places(HostPlay::unused);
  }

  /** The replies that were given. */
  public List<MockPlace> used() {
    return places(HostPlay::used);
  }

  private List<MockPlace> places(Function<HostPlay, List<MockPlace>> of) {
    return hosts.values().stream().flatMap(host -> of.apply(host).stream()).toList();
  }
}
