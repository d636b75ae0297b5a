package dev.runbook.replay;

import dev.runbook.host.Invocation;
import dev.runbook.host.mock.CommandTemplate;
import dev.runbook.replay.Difference.Detail;
import dev.runbook.replay.Expectation.HostCommands;
import dev.runbook.replay.Expectation.Sending;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what each host received with what a scenario expects it to receive. */
final class CommandComparison {
  /**
   * A difference and when it showed.
   *
   * @param number the command at which it did
   */
  record At(int number, Difference difference) {}

  private final Scenario scenario;
  private final Played played;

  private CommandComparison(Scenario scenario, Played played) {
    this.scenario = scenario;
    this.played = played;
  }

  /** The differences, host by host; none where the scenario expects nothing of commands. */
  static List<At> of(Scenario scenario, Played played) {
    return scenario
        .expected()
        .commands()
        .map(commands -> new CommandComparison(scenario, played).all(commands))
        .orElse(List.of());
  }

  private List<At> all(PlacedValue<List<HostCommands>> expected) {
    List<At> found = new ArrayList<>();
    Set<String> hosts = new LinkedHashSet<>();
    for (HostCommands host : expected.value()) {
      hosts.add(host.host().value());
      compare(host).ifPresent(found::add);
    }
    Set<String> others = new LinkedHashSet<>();
    played.sent().stream()
        .filter(SentCommand::isReceived)
        .forEach(sent -> others.add(sent.received().host()));
    others.removeAll(hosts);
    for (String host : others) {
      compare(
              new HostCommands(
                  new PlacedValue<>(host, expected.span()), List.of(), expected.span()))
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<At> compare(HostCommands expected) {
    String host = expected.host().value();
    List<SentCommand> sent =
        played.sent().stream()
            .filter(each -> each.isReceived() && each.received().host().equals(host))
            .toList();
    List<Sending> wanted = expected.commands();
    int at = 0;
    while (at < wanted.size() && at < sent.size() && fits(wanted.get(at), sent.get(at))) {
      at++;
    }
    if (at == wanted.size() && at == sent.size()) {
      return Optional.empty();
    }
    PlacedValue<?> place =
        at < wanted.size() ? new PlacedValue<>("", wanted.get(at).span()) : expected.host();
    int number = at < sent.size() ? sent.get(at).received().number() : Integer.MAX_VALUE;
    return Optional.of(
        new At(
            number,
            new DifferentList(
                "commands",
                new SourcePlace(scenario.source(), place.span()),
                what(host, wanted, sent, at),
                wanted.stream().map(this::text).toList(),
                sent.stream().map(this::text).toList(),
                details(wanted, sent, at),
                List.of(
                    "correct the page, or accept it: runbook test --update=expect "
                        + scenario.path()))));
  }

  private String what(String host, List<Sending> wanted, List<SentCommand> sent, int at) {
    if (at == sent.size()) {
      return host + " did not receive a command that is expected";
    }
    boolean more = at == wanted.size() || comesLater(wanted.get(at), sent, at);
    return host + (more ? " received a command that is not expected" : " received another command");
  }

  private boolean comesLater(Sending wanted, List<SentCommand> sent, int at) {
    return at + 1 < sent.size() && fits(wanted, sent.get(at + 1));
  }

  private List<Detail> details(List<Sending> wanted, List<SentCommand> sent, int at) {
    List<Detail> details = new ArrayList<>();
    if (at < wanted.size()) {
      details.add(Detail.of("expected", text(wanted.get(at))));
    }
    if (at < sent.size()) {
      details.add(Detail.of("came", text(sent.get(at))));
      details.add(
          Detail.of("from", played.placeOf(sent.get(at)).at() + "  " + sent.get(at).step().id()));
    }
    return details;
  }

  static boolean fits(Sending wanted, SentCommand sent) {
    Invocation invocation = sent.received().invocation();
    return CommandTemplate.of(wanted.run()).fits(invocation)
        && wanted
            .directory()
            .filter(dir -> !invocation.directory().equals(Optional.of(dir)))
            .isEmpty()
        && wanted
            .interpreter()
            .filter(program -> !invocation.interpreter().equals(Optional.of(program)))
            .isEmpty()
        && wanted.options().filter(options -> !options.equals(sent.received().options())).isEmpty()
        && wanted.kept().filter(kept -> kept != sent.received().kept()).isEmpty();
  }

  private String text(SentCommand sent) {
    Invocation invocation = sent.received().invocation();
    return played.mask().text(invocation.text())
        + invocation.directory().map(dir -> "   (cwd " + dir + ")").orElse("")
        + invocation.interpreter().map(program -> "   (interpreter " + program + ")").orElse("")
        + (sent.received().options().isEmpty()
            ? ""
            : "   (ssh " + String.join(" ", sent.received().options()) + ")");
  }

  private String text(Sending wanted) {
    return played.mask().text(wanted.run())
        + wanted.directory().map(dir -> "   (cwd " + dir + ")").orElse("")
        + wanted.interpreter().map(program -> "   (interpreter " + program + ")").orElse("")
        + wanted
            .options()
            .filter(options -> !options.isEmpty())
            .map(options -> "   (ssh " + String.join(" ", options) + ")")
            .orElse("");
  }
}
