package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.hemma;
import static dev.runbook.host.mock.Mocks.hosts;
import static dev.runbook.host.mock.Mocks.shell;
import static dev.runbook.host.mock.Mocks.shellWith;
import static dev.runbook.host.mock.Mocks.withCommands;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.testkit.RecordingSink;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MockHostsTest {
  private final RecordingSink sink = new RecordingSink();

  @Test
  void answersACommandWithItsOutputAndStatus() {
    Shell shell =
        shellWith(
            """
            - run: sudo docker ps
              stdout: |
                CONTAINER ID   IMAGE
              stderr: "one warning\\n"
              exit: 3
            """);

    assertThat(shell.run(Invocation.of("sudo docker ps"), sink)).isEqualTo(Outcome.failed(3));
    assertThat(sink.out()).isEqualTo("CONTAINER ID   IMAGE\n");
    assertThat(sink.err()).isEqualTo("one warning\n");
  }

  @Test
  void isContentUnlessTheScriptSaysOtherwise() {
    Shell shell = shellWith("- run: \"true\"");

    assertThat(shell.run(Invocation.of("true"), sink)).isEqualTo(Outcome.ok());
    assertThat(sink.out()).isEmpty();
    assertThat(sink.err()).isEmpty();
  }

  @Test
  void deliversABlocksUtf8BytesExactly() {
    Shell shell =
        shellWith(
            """
            - run: cat
              stdout: |2-
                 Wi‑Fi på  🙂

                end
            """);

    shell.run(Invocation.of("cat"), sink);

    assertThat(sink.bytes()).isEqualTo(" Wi‑Fi på  🙂\n\nend".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void matchesTheWholeCommandEvenOverSeveralLines() {
    Shell shell = shellWith("- match: sudo docker logs .*\n  stdout: some logs");

    assertThat(shell.run(Invocation.of("sudo docker logs a \\\n  b"), sink).isOk()).isTrue();
    assertThat(shell.run(Invocation.of("echo; sudo docker logs a"), sink).isOk()).isFalse();
    assertThat(sink.out()).isEqualTo("some logs");
  }

  @Test
  void givesAnAnswerAsOftenAsItMayThenTheNextThatFits() {
    Shell shell =
        shellWith(
            """
            - run: curl health
              times: 2
              exit: 22
            - match: curl .*
              exit: 7
              times: 1
            - run: curl health
            """);
    Invocation curl = Invocation.of("curl health");

    assertThat(List.of(shell.run(curl, sink), shell.run(curl, sink), shell.run(curl, sink)))
        .containsExactly(Outcome.failed(22), Outcome.failed(22), Outcome.failed(7));
    assertThat(shell.run(curl, sink)).isEqualTo(Outcome.ok());
    assertThat(shell.run(curl, sink)).isEqualTo(Outcome.ok());
  }

  @Test
  void doesNotStartACommandThatHasNoAnswer() {
    MockHosts hosts = hosts(withCommands("- run: sudo docker ps"));

    Outcome outcome = shell(hosts).run(Invocation.of("sudo docker pss"), sink);

    assertThat(outcome)
        .isEqualTo(
            Outcome.notStarted(
                "the mock host hemma has no answer for: sudo docker pss"
                    + " (the nearest is hemma.mock.yaml:4: the command has `s` more)"));
    assertThat(hosts.unfit()).extracting(ReceivedCommand::text).containsExactly("sudo docker pss");
    assertThat(hosts.received()).containsExactly(entry("hemma", List.of("sudo docker pss")));
  }

  @Test
  void namesNoNearestWhereNoneIsNear() {
    Shell shell = shellWith("- run: docker ps -a\n- match: tail .*");

    assertThat(shell.run(Invocation.of("sudo reboot"), sink))
        .isEqualTo(Outcome.notStarted("the mock host hemma has no answer for: sudo reboot"));
  }

  @Test
  void saysWhenAnAnswerIsUsedUp() {
    Shell shell = shellWith("- run: sudo reboot\n  times: 1");
    shell.run(Invocation.of("sudo reboot"), sink);

    assertThat(shell.run(Invocation.of("sudo reboot"), sink).sentence())
        .endsWith("sudo reboot (the nearest is hemma.mock.yaml:4: used up: it is given once)");
  }

  @Test
  void isContentWithEverythingWhereTheScriptSaysSo() {
    MockHosts hosts = hosts("hosts:\n  hemma:\n    otherwise: ok\n");

    assertThat(shell(hosts).run(Invocation.of("rm -rf /"), sink)).isEqualTo(Outcome.ok());
    assertThat(hosts.received().get("hemma")).containsExactly("rm -rf /");
    assertThat(hosts.unfit()).isEmpty();
  }

  @Test
  void remembersWhatEachHostReceivedAndWhatNobodyAskedFor() {
    MockHosts hosts =
        hosts(
            """
            hosts:
              hemma:
                commands:
                  - run: a
                  - run: b
                  - match: c.*
              local:
                commands:
                  - run: d
            """);
    Shell first = shell(hosts);
    first.run(Invocation.of("b"), sink);
    first.run(Invocation.of("a"), sink);
    shell(hosts).run(Invocation.of("b"), sink);

    assertThat(hosts.names()).containsExactly("hemma", "local");
    assertThat(hosts.received())
        .containsExactly(entry("hemma", List.of("b", "a", "b")), entry("local", List.of()));
    assertThat(hosts.unused())
        .map(MockPlace::toString)
        .containsExactly("hemma.mock.yaml:6 hemma: c.*", "hemma.mock.yaml:9 local: d");
    assertThat(hosts.unfit()).isEmpty();
  }

  @Test
  void saysWhoItIs() {
    MockHosts hosts =
        hosts(
            """
            hosts:
              hemma:
                identity: {hostname: hemma.local, user: paunchygent}
              local: {}
            """);

    assertThat(hemma(hosts).identity()).isEqualTo(new Identity("hemma.local", "paunchygent"));
    assertThat(hosts.host("local").orElseThrow().identity())
        .isEqualTo(new Identity("local", "operator"));
    assertThat(hosts.host("other")).isEmpty();
  }

  @Test
  void takesItsTime() {
    Shell shell = shellWith("- run: sleep\n  delay: 60ms\n  stdout: woken");

    long began = System.nanoTime();
    Outcome outcome = shell.run(Invocation.of("sleep").within(Duration.ofMinutes(1)), sink);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(59));
    assertThat(outcome).isEqualTo(Outcome.ok());
    assertThat(sink.out()).isEqualTo("woken");
  }

  @Test
  void runsNothingOnceItIsClosed() {
    MockHosts hosts = hosts(withCommands("- run: a"));
    Shell shell = hemma(hosts).open(OutputSink.discard());
    assertThat(shell.isOpen()).isTrue();

    shell.close();

    assertThat(shell.isOpen()).isFalse();
    assertThat(shell.run(Invocation.of("a"), sink))
        .isEqualTo(Outcome.notStarted("the shell on hemma is closed"));
    assertThat(hosts.received().get("hemma")).isEmpty();
  }

  @Test
  void readsHostsThatStandInsideAnotherFile() {
    Source scenario =
        Source.of("x.test.yaml", "mock:\n  hosts:\n    hemma:\n      otherwise: ok\n");
    Problems problems = new Problems(scenario);
    problems.warning(Span.at(0), "other", "found before the hosts were read", "");
    YamlNode.Mapping file = (YamlNode.Mapping) Yaml.parse(scenario, problems).orElseThrow();

    var hosts = MockFile.inline(file.entries().get("mock").value(), problems);

    assertThat(hosts.orElseThrow().hosts()).containsExactly("hemma");
  }
}
