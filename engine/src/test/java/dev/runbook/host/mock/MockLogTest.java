package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.hosts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.OutputSink;
import dev.runbook.host.mock.ReceivedCommand.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MockLogTest {
  private final MockHosts hosts =
      hosts(
          """
          hosts:
            hemma:
              state: {web: up}
              commands:
                - {run: stop, set: {web: down}}
                - {run: start, set: {web: up}}
                - {run: locked, fault: auth-failure}
              forbid:
                - {run: drop, when: {web: up}, because: the app is still writing}
            local: {otherwise: ok}
          """);

  @Test
  void remembersAllThatCameInOrderAndWhatItMet() {
    run("hemma", "stop");
    run("local", "date");
    run("hemma", "locked");
    run("hemma", "other");

    assertThat(hosts.log()).extracting(ReceivedCommand::number).containsExactly(1, 2, 3, 4);
    assertThat(hosts.log())
        .extracting(ReceivedCommand::kind)
        .containsExactly(Kind.REPLIED, Kind.OTHERWISE, Kind.KEPT_OUT, Kind.UNFIT);
    assertThat(hosts.log())
        .extracting(each -> each.by().map(MockPlace::line))
        .containsExactly(Optional.of(5), Optional.empty(), Optional.of(7), Optional.empty());
    assertThat(hosts.received())
        .containsExactly(
            Map.entry("hemma", List.of("stop", "other")), Map.entry("local", List.of("date")));
  }

  @Test
  void knowsTheStateInWhichACommandCame() {
    run("hemma", "stop");
    run("hemma", "start");

    assertThat(hosts.log())
        .extracting(ReceivedCommand::state)
        .containsExactly(Map.of("web", "up"), Map.of("web", "down"));
    assertThat(hosts.state().get("hemma")).isEqualTo(Map.of("web", "up"));
  }

  @Test
  void saysOfWhatIsForbiddenWhoMadeItSoAndWhoWouldNot() {
    run("hemma", "drop");
    run("hemma", "stop");
    run("hemma", "start");
    run("hemma", "drop");
    List<Forbidden> forbidden =
        hosts.log().stream().flatMap(each -> each.forbidden().stream()).toList();

    assertThat(forbidden).extracting(Forbidden::because).containsOnly("the app is still writing");
    assertThat(forbidden).extracting(each -> each.rule().line()).containsOnly(9);
    assertThat(forbidden)
        .extracting(each -> each.facts().get(0).setBy().map(MockPlace::line))
        .containsExactly(Optional.empty(), Optional.of(6));
    assertThat(forbidden.get(0).facts().get(0).wouldSet())
        .extracting(MockPlace::line)
        .containsExactly(5);
  }

  private void run(String host, String command) {
    hosts
        .host(host)
        .orElseThrow()
        .open(OutputSink.discard())
        .run(Invocation.of(command), OutputSink.discard());
  }
}
