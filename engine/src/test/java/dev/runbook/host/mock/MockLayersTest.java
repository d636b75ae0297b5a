package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.OutputSink;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MockLayersTest {
  private static final String BASE =
      """
      hosts:
        hemma:
          identity: {hostname: hemma, user: ops}
          state: {web: up, database: live}
          commands:
            - {run: stop, set: {web: down}}
            - {run: dump, stdout: "good\\n"}
          forbid:
            - {run: drop, when: {web: up}, because: the app is still writing}
          otherwise: ok
        db1: {otherwise: ok}
      """;

  @Test
  void theFirstLayerThatHasAReplyGivesIt() {
    assertThat(
            MockSession.played(
                List.of(
                    file("over", "hosts: {hemma: {commands: [{run: dump, exit: 1, times: 1}]}}"),
                    file("base", BASE)),
                "hemma$ dump\n= \nhemma$ dump\n"))
        .isEqualTo(
            """
            hemma$ dump
            = failed with status 1
            hemma$ dump
            good
            """);
  }

  @Test
  void whatALayerDoesNotSayComesFromTheNext() {
    MockHosts hosts =
        MockHosts.of(
            List.of(
                file("over", "hosts: {hemma: {identity: {user: root}, state: {web: down}}}"),
                file("base", BASE)));

    assertThat(hosts.host("hemma").orElseThrow().identity())
        .isEqualTo(new Identity("hemma", "root"));
    assertThat(hosts.state().get("hemma")).isEqualTo(Map.of("web", "down", "database", "live"));
    assertThat(hosts.names()).containsExactly("hemma", "db1");
  }

  @Test
  void rulesOfAllLayersCount() {
    assertThat(
            MockSession.played(
                List.of(file("over", "hosts: {hemma: {otherwise: ok}}"), file("base", BASE)),
                "hemma$ drop\nhemma$ stop\nhemma$ drop\n"))
        .isEqualTo(
            """
            hemma$ drop
            = did not start: the mock host hemma forbids it while web is up: the app is still writing (base:9)
            hemma$ stop
            hemma$ drop
            """);
  }

  @Test
  void aLayerMayAskForTheStateOfAnother() {
    MockFile over = file("over", "hosts: {hemma: {commands: [{run: a, when: {web: down}}]}}");

    assertThat(MockHosts.problems(List.of(over, file("base", BASE)))).isEmpty();
    assertThat(MockHosts.problems(List.of(over)))
        .map(Problem::render)
        .singleElement()
        .asString()
        .startsWith("over:1:44: error[unknown-state]: `state` of hemma does not declare `web`");
  }

  @Test
  void oneFileServesManyPlays() {
    MockFile base = file("base", BASE);
    MockHosts first = MockHosts.of(List.of(base));
    first
        .host("hemma")
        .orElseThrow()
        .open(OutputSink.discard())
        .run(Invocation.of("stop"), OutputSink.discard());

    assertThat(first.state().get("hemma")).containsEntry("web", "down");
    assertThat(MockHosts.of(List.of(base)).state().get("hemma")).containsEntry("web", "up");
    assertThat(first.used()).extracting(MockPlace::line).containsExactly(6);
    assertThat(first.unused()).extracting(MockPlace::line).containsExactly(7);
    assertThat(base.replies())
        .containsExactlyInAnyOrder(first.used().get(0), first.unused().get(0));
  }
}
