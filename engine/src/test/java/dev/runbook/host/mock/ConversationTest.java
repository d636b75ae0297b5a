package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.testkit.RecordingSink;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final MockFile PSQL =
      file(
          "psql.mock.yaml",
          """
          hosts:
            hemma:
              commands:
                - run: psql
                  dialog: {prompt: "=# ", select 1;: "1\\n", \\q: end}
          """);

  private final TypingOperator person = new TypingOperator();
  private final RecordingSink sink = new RecordingSink();
  private final MockHosts hosts =
      MockHosts.of(List.of(PSQL), VirtualTime.from(Instant.EPOCH), person);

  @Test
  void answersWhatIsTypedAsATerminalShowsIt() {
    assertThat(typed("select 1;\r\\q\r")).isEqualTo(Outcome.ok());
    assertThat(sink.out()).isEqualTo("=# select 1;\r\n1\r\n=# \\q\r\n");
  }

  @Test
  void takesLettersBackAndDropsALineAtCtrlC() {
    assertThat(typed("selecx\u007ft 1;\rdrop\u0003\\q\r")).isEqualTo(Outcome.ok());
    assertThat(sink.out()).contains("\b \b").contains("drop^C\r\n=# \\q");
    assertThat(hosts.unfit()).isEmpty();
  }

  @Test
  void endsAtCtrlDAndWithTheTerminal() {
    assertThat(typed("\u0004never read\r")).isEqualTo(Outcome.ok());
    assertThat(typed("")).isEqualTo(Outcome.ok());
  }

  @Test
  void failsForALineThatItHasNoAnswerFor() {
    assertThat(typed("drop table x;\r\\q\r")).isEqualTo(Outcome.failed(1));
    assertThat(sink.out()).contains("the mock has no answer for this typed line: drop table x;");
    assertThat(hosts.unfit())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.typed()).isTrue();
              assertThat(line.text()).isEqualTo("drop table x;");
              assertThat(line.by().orElseThrow().line()).isEqualTo(4);
            });
    assertThat(hosts.received().get("hemma")).containsExactly("psql");
  }

  @Test
  void promptsOnceAndEndsWhereNobodyTypes() {
    assertThat(Mocks.shell(hosts).run(Invocation.of("psql"), sink)).isEqualTo(Outcome.ok());
    assertThat(sink.out()).isEqualTo("=# ");
  }

  @Test
  void doesNotStartWhereThereIsNoTerminalToLend() {
    MockHosts batch =
        MockHosts.of(List.of(PSQL), VirtualTime.from(Instant.EPOCH), Operator.nobody());

    assertThat(Mocks.shell(batch).run(psql(), sink))
        .isEqualTo(Outcome.notStarted("there is no terminal to lend"));
  }

  private Outcome typed(String keys) {
    person.types(keys);
    return Mocks.shell(hosts).run(psql(), sink);
  }

  private static Invocation psql() {
    return Invocation.of("psql").at(Terminal.OPERATOR);
  }
}
