package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.hosts;
import static dev.runbook.host.mock.Mocks.shell;
import static dev.runbook.host.mock.Mocks.withCommands;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.OutputSink;
import dev.runbook.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTest {
  @Test
  void marksTheLettersThatDiffer() {
    String wanted = "psql -d postgres -c 'CREATE DATABASE skriptoteket'";
    NearMiss near =
        nearest("- run: " + wanted, "psql -d postgres -c 'CREATE DATABASE skriptotek'").get(0);

    assertThat(near.expected()).isEqualTo(wanted);
    assertThat(marked(wanted, near.here())).isEqualTo("et");
    assertThat(near.there()).isEqualTo(Span.at(wanted.length() - 3));
    assertThat(near.why()).isEqualTo("the command lacks `et`");
    assertThat(near.reply().at()).isEqualTo("hemma.mock.yaml:4");
  }

  @Test
  void marksAWordThatIsAnother() {
    NearMiss near = nearest("- run: docker stop web", "docker start web").get(0);

    assertThat(marked("docker stop web", near.here())).isEqualTo("op");
    assertThat(marked("docker start web", near.there())).isEqualTo("art");
  }

  @Test
  void theNearestComesFirstAndThereAreThreeAtMost() {
    String commands =
        """
        - run: docker logs web --tail 10
        - run: docker logs db
        - run: docker logs web
        - run: docker ps
        - run: kubectl get pods --all-namespaces
        """;

    assertThat(nearest(commands, "docker logs webb"))
        .extracting(NearMiss::expected)
        .containsExactly("docker logs web", "docker logs db", "docker logs web --tail 10");
  }

  @Test
  void nothingIsNearToSomethingElseAltogether() {
    assertThat(nearest("- run: kubectl get pods\n- match: tail .*", "docker compose up -d"))
        .isEmpty();
  }

  @Test
  void aPatternIsAsNearAsItsBeginningFits() {
    NearMiss near =
        nearest("- match: docker logs \\w+ --tail \\d+", "docker logs web --tail all").get(0);

    assertThat(near.why()).isEqualTo("it fits as far as `logs web --tail`");
    assertThat(marked("docker logs web --tail all", near.there())).isEqualTo("all");
  }

  @Test
  void aPatternThatWantsMoreSaysSo() {
    assertThat(nearest("- match: docker logs \\w+ --tail \\d+", "docker logs web").get(0).why())
        .isEqualTo("more is wanted after the command's end");
  }

  @Test
  void aReplyWhoseTextFitsSaysWhatElseIsInItsWay() {
    MockHosts hosts =
        hosts(
            """
            hosts:
              hemma:
                state: {web: up}
                commands:
                  - run: docker stop web
                    set: {web: down}
                  - run: docker ps
                    when: {web: down}
                  - {run: reboot, times: 2}
            """);
    run(hosts, "docker ps");
    run(hosts, "reboot");
    run(hosts, "reboot");
    run(hosts, "reboot");

    assertThat(hosts.unfit())
        .extracting(each -> each.nearest().get(0).why())
        .containsExactly("only while web is down, and it is up", "used up: it is given 2 times");
    assertThat(hosts.unfit()).allMatch(each -> each.nearest().get(0).fitsInText());
  }

  @Test
  void patternsThatExplodeElsewhereEndAtOnce() {
    String letters = "a".repeat(60);

    assertThat(nearest("- match: (a+)+b\n- match: (a|aa)+b", letters)).hasSize(2);
  }

  @Test
  void aCommandOfAMegabyteCostsNothing() {
    assertThat(nearest("- run: echo x", "echo " + "x".repeat(1_000_000))).isEmpty();
  }

  private static String marked(String text, Span span) {
    return text.substring(span.start(), span.end());
  }

  private static List<NearMiss> nearest(String commands, String command) {
    MockHosts hosts = hosts(withCommands(commands));
    run(hosts, command);
    return hosts.unfit().get(0).nearest();
  }

  private static void run(MockHosts hosts, String command) {
    shell(hosts).run(Invocation.of(command), OutputSink.discard());
  }
}
