package dev.runbook.replay;

import dev.runbook.document.Settings.ExpectedHost;
import dev.runbook.graph.HostUse;
import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.host.mock.Normaliser;
import dev.runbook.host.mock.ReceivedCommand;
import dev.runbook.run.Hosts;
import dev.runbook.source.LineDifference;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sends the commands of a mock's tests to the real host, and compares both replies.
 *
 * <p>Only what is known to only look is ever sent, once the host has said that it is who it must
 * be. All else is listed.
 */
final class Contract {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MOST_LINES = 40;

  private final String alias;
  private final Hosts hosts;
  private final Map<MockPlace, ContractReport.Asked> asked = new LinkedHashMap<>();
  private final Map<MockPlace, ContractReport.NotAsked> notAsked = new LinkedHashMap<>();

  Contract(String alias, Hosts hosts) {
    this.alias = alias;
    this.hosts = hosts;
  }

  ContractReport of(List<Played> plays) {
    String who = "";
    try {
      Identity identity = hosts.host(HostUse.once(alias, List.of())).identity();
      who = identity.toString();
      Optional<String> stranger =
          plays.stream().flatMap(played -> identityMismatch(played, identity).stream()).findFirst();
      if (stranger.isPresent()) {
        return refused(who, stranger.get(), true);
      }
      plays.forEach(this::ask);
    } catch (HostException e) {
      return refused(who, e.getMessage(), e.kind() == HostException.Kind.IDENTITY);
    }
    asked.keySet().forEach(notAsked::remove);
    return new ContractReport(
        alias, who, "", false, List.copyOf(asked.values()), List.copyOf(notAsked.values()));
  }

  private ContractReport refused(String who, String why, boolean wrongHost) {
    return new ContractReport(alias, who, why, wrongHost, List.of(), List.of());
  }

  /** Why a host is another than the page or the mock has it. */
  private Optional<String> identityMismatch(Played played, Identity identity) {
    Optional<String> page =
        Optional.ofNullable(
                played
                    .plan()
                    .procedure()
                    .page()
                    .document()
                    .frontMatter()
                    .settings()
                    .hosts()
                    .get(alias))
            .filter(expected -> !expected.fits(identity.hostname(), identity.user()))
            .map(ExpectedHost::who)
            .map(who -> played.plan().procedure().path() + " says " + who);
    Optional<String> mock =
        Optional.of(MockHosts.of(played.layers()))
            .filter(mocks -> mocks.names().contains(alias))
            .map(mocks -> mocks.identity(alias))
            .filter(scripted -> !scripted.equals(identity))
            .map(scripted -> "its mock says " + scripted);
    return page.or(() -> mock)
        .map(
            who -> alias + " says that it is " + identity + ", and " + who + ": nothing was asked");
  }

  /**
   * A reply that a scenario scripts for itself, mostly a failure, makes no claim about the host.
   */
  private List<SentCommand> claims(Played played) {
    return played.sent().stream()
        .filter(SentCommand::isReceived)
        .filter(sent -> sent.received().host().equals(alias))
        .filter(sent -> sent.received().by().filter(this::isOfFile).isPresent())
        .toList();
  }

  private boolean isOfFile(MockPlace place) {
    return !place.source().name().endsWith(ScenarioFile.ENDING);
  }

  private void ask(Played played) {
    List<SentCommand> claims = claims(played);
    if (claims.stream().allMatch(sent -> asked.containsKey(reply(sent)))) {
      return;
    }
    Map<String, String> first = claims.get(0).received().state();
    Set<MockPlace> seen = new HashSet<>();
    try (OpenShells shells = new OpenShells()) {
      boolean disturbed = false;
      for (SentCommand sent : claims) {
        Optional<String> why = whyNot(played, sent, disturbed, first, seen);
        if (why.isPresent()) {
          notAsked.putIfAbsent(
              reply(sent),
              new ContractReport.NotAsked(reply(sent), sent.received().text(), why.get()));
          disturbed = true;
        } else {
          Answer answer = shells.send(sent);
          asked.computeIfAbsent(reply(sent), reply -> compared(played, sent, answer));
        }
        seen.add(reply(sent));
      }
    }
  }

  private static MockPlace reply(SentCommand sent) {
    return sent.received().by().orElseThrow();
  }

  private static Optional<String> whyNot(
      Played played,
      SentCommand sent,
      boolean disturbed,
      Map<String, String> first,
      Set<MockPlace> seen) {
    ReceivedCommand received = sent.received();
    if (!onlyLooks(played, sent)) {
      return Optional.of("it may change something");
    }
    if (received.invocation().secret()) {
      return Optional.of("it holds a secret");
    }
    if (received.invocation().terminal() != Invocation.Terminal.NONE) {
      return Optional.of("it needs a terminal");
    }
    if (!received.state().equals(first) || seen.contains(reply(sent))) {
      return Optional.of("the mock is in another state by then");
    }
    return disturbed && received.text().contains("$")
        ? Optional.of("it may need an earlier command that was not sent")
        : Optional.empty();
  }

  /** As it was sent: an answer of the scenario may have changed it. */
  private static boolean onlyLooks(Played played, SentCommand sent) {
    String text = sent.received().text();
    return reply(sent).looks()
        ? sent.command().edited(text, played.plan().catalogue()).changesNothing()
        : sent.command().onlyLooksAs(text, played.plan().catalogue());
  }

  private static ContractReport.Asked compared(Played played, SentCommand sent, Answer answer) {
    List<Normaliser> own =
        played.layers().stream().flatMap(file -> file.normalise().stream()).toList();
    List<Normaliser> rules = Stream.concat(own.stream(), Normaliser.known().stream()).toList();
    Optional<ContractUpdate> update = ContractUpdate.of(reply(sent));
    List<String> difference = new ArrayList<>();
    List<Optional<Edit>> edits = new ArrayList<>();
    if (!answer.outcome().exitStatus().equals(sent.status())) {
      edits.add(update.flatMap(each -> each.exit(answer.outcome())));
      difference.add("- " + sent.status().map(status -> "status " + status).orElse("no status"));
      difference.add("+ " + answer.outcome().sentence());
    }
    // A reply that scripts no output says nothing of it.
    if (!sent.stdout().isEmpty()) {
      List<String> lines =
          LineDifference.changed(
              normalised(sent.stdout(), rules), normalised(answer.stdout(), rules));
      difference.addAll(lines);
      if (!lines.isEmpty()) {
        String now = played.mask().text(answer.stdout());
        edits.add(
            update.flatMap(
                each -> each.stdout(sent.stdout(), now, line -> normal(line, rules), own)));
      }
    }
    boolean all = edits.stream().allMatch(Optional::isPresent);
    return new ContractReport.Asked(
        reply(sent),
        sent.received().text(),
        difference.stream().limit(MOST_LINES).map(played.mask()::text).toList(),
        all ? edits.stream().flatMap(Optional::stream).toList() : List.of());
  }

  private static String normal(String line, List<Normaliser> rules) {
    String normal = line;
    for (Normaliser rule : rules) {
      normal = rule.in(normal);
    }
    return normal;
  }

  private static List<String> normalised(String text, List<Normaliser> rules) {
    return normal(text.stripTrailing(), rules).lines().map(String::stripTrailing).toList();
  }

  /** What the real host said. */
  private record Answer(Outcome outcome, String stdout) {}

  /** The shells of one scenario's commands: what one of them sets the next may need. */
  private final class OpenShells implements AutoCloseable {
    private final Map<HostUse, Shell> open = new HashMap<>();

    Answer send(SentCommand sent) {
      ReceivedCommand received = sent.received();
      HostUse use =
          received.kept()
              ? HostUse.keptOn(alias, received.options())
              : HostUse.once(alias, received.options());
      Shell shell = open.computeIfAbsent(use, each -> hosts.host(each).open(OutputSink.discard()));
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      Outcome outcome =
          shell.run(
              received.invocation().within(LIMIT),
              new OutputSink() {
                @Override
                public void stdout(byte[] buffer, int offset, int length) {
                  printed.write(buffer, offset, length);
                }

                @Override
                public void stderr(byte[] buffer, int offset, int length) {}
              });
      return new Answer(outcome, printed.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      open.values().forEach(Shell::close);
    }
  }
}
