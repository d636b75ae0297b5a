package dev.runbook.host.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.Shell;
import dev.runbook.testkit.RecordingSink;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a drill makes of a host that works. */
class DrillFaultTest {
  private final RecordingSink sink = new RecordingSink();
  private MockHosts hosts;

  @BeforeEach
  void script() {
    MockFile file =
        Mocks.file(
            "hemma.mock.yaml",
            """
            hosts:
              hemma:
                state: {web: up}
                commands:
                  - {run: stop, stdout: "stopped\\n", set: {web: down}}
                otherwise: ok
            """);
    hosts = MockHosts.of(List.of(file), VirtualTime.from(Instant.EPOCH), Operator.nobody());
  }

  @Test
  void aCommandFailsInThePlaceOfItsReplyHoweverOftenItIsTried() {
    hosts.injectFault(2, DrillFault.exit(1));

    assertThat(run("date")).isEqualTo(Outcome.ok());
    assertThat(run("stop")).isEqualTo(Outcome.failed(1));
    assertThat(run("stop")).isEqualTo(Outcome.failed(1));
    assertThat(sink.out()).isEmpty();
    assertThat(hosts.state().get("hemma")).containsEntry("web", "up");
    assertThat(run("date")).isEqualTo(Outcome.ok());
  }

  @Test
  void aConnectionIsLostBeforeOrAfterTheEffect() {
    hosts.injectFault(1, DrillFault.fault(Fault.DISCONNECT_BEFORE));
    hosts.injectFault(2, DrillFault.fault(Fault.DISCONNECT_AFTER));

    assertThat(run("stop")).isInstanceOf(Outcome.Unknown.class);
    assertThat(hosts.state().get("hemma")).containsEntry("web", "up");
    assertThat(sink.out()).isEmpty();
    assertThat(run("stop")).isInstanceOf(Outcome.Unknown.class);
    assertThat(hosts.state().get("hemma")).containsEntry("web", "down");
  }

  @Test
  void aCommandHangsUntilItIsInterrupted() {
    hosts.injectFault(1, DrillFault.fault(Fault.HANG));

    assertThat(run("stop")).isEqualTo(Outcome.signalled("INT"));
  }

  @Test
  void aHostShowsAnotherKeyOrSaysThatItIsAnother() {
    hosts.injectFault(1, DrillFault.fault(Fault.HOST_KEY_CHANGED));
    hosts.setIdentity("hemma", new Identity("other", "root"));

    assertThatThrownBy(() -> run("stop")).isInstanceOf(HostException.class);
    assertThat(Mocks.hemma(hosts).identity()).isEqualTo(new Identity("other", "root"));
  }

  private Outcome run(String command) {
    Shell shell = Mocks.shell(hosts);
    return shell.run(Invocation.of(command), sink);
  }
}
