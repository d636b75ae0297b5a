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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(nearest("- match: docker logs \\w+ \\d+", "docker logs web").get(0).why())
        .isEqualTo("more is wanted after the command's end");
  }

  @ParameterizedTest
  @CsvSource({
    "docker logs \\w+ --tail \\d+, docker logs web, --tail",
    ".*DROP DATABASE.*, psql -c 'CREATE DATABASE shop', DROP",
    ".*rm(?: -[rf]+)* /srv/old\\.d.*, rm -rf /srv/new.d, /srv/old.d",
    ".*compose [a-z ]*stop web, docker compose start web, stop",
    ".*compose{1}d? stopp?, docker compose start, stop"
  })
  void aPatternSaysTheWordThatTheCommandLacks(String pattern, String command, String word) {
    assertThat(
            nearest("- {match: \"" + pattern.replace("\\", "\\\\") + "\"}", command).get(0).why())
        .isEqualTo("the command lacks `" + word + "`");
  }

  @Test
  void aPatternThatBeginsWithAnythingIsNotNearerThanTheCommandWithOneOtherLetter() {
    String commands =
        """
        - match: .*DROP DATABASE.*
        - match: .*(up|down).*
        - run: psql -c 'CREATE DATABASE shop'
        """;

    assertThat(nearest(commands, "psql -c 'CREATE DATABASE shep'").get(0).expected())
        .isEqualTo("psql -c 'CREATE DATABASE shop'");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+b",
        "(a|aa)+b",
        "(.*a){12}b",
        "(a+){2,}b\\1",
        ".*.*.*.*.*.*b",
        "(((((a*)*)*)*)*)b\\1",
        "(?=(a+)+b)a*"
      })
  void patternsThatExplodeEnd(String pattern) {
    String letters = "a".repeat(200);

    assertThat(nearest("- match: '" + pattern + "'", letters)).hasSizeLessThan(2);
  }

  @Test
  void aPatternThatTakesTooLongIsTold() {
    assertThat(nearest("- match: (.*a){12}b", "a".repeat(200)))
        .extracting(NearMiss::why)
        .containsExactly(
            "whether it matches takes too long to tell; write it without repetitions in"
                + " repetitions");
  }

  @Test
  void inDoubtACommandIsForbidden() {
    MockHosts hosts =
        hosts(
            """
            hosts:
              hemma:
                otherwise: ok
                forbid: [{match: "(.*a){12}b", because: it is never right}]
            """);
    run(hosts, "a".repeat(200));
    run(hosts, "reboot");

    assertThat(hosts.log())
        .extracting(ReceivedCommand::kind)
        .containsExactly(ReceivedCommand.Kind.FORBIDDEN, ReceivedCommand.Kind.OTHERWISE);
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
