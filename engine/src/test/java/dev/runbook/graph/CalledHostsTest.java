package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of this machine that calls {@code ssh} reaches hosts that are known before it runs. */
class CalledHostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/bin/ssh web1 uptime | cat",
        "sudo ssh web1 uptime",
        "command -p ssh web1 uptime",
        "PATH=/usr/bin:/bin && ssh web1 uptime",
        "/usr/bin/scp x web1:/tmp/"
      })
  void warnsOfAnSshThatItsOwnDoesNotComeBefore(String command) {
    assertThat(Graphs.problems(WaysInTest.page(command)))
        .singleElement()
        .asString()
        .contains("warning[ssh-not-covered]")
        .contains("neither `--ssh-config` nor the strict check of keys applies to it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh web1 uptime | cat",
        "command ssh web1 uptime",
        "export PATH=/usr/bin:/bin\nssh web1 uptime | cat",
        "ssh web1 'sudo ssh db1 uptime' | cat",
        "scp x web1:/tmp/"
      })
  void saysNothingOfAnSshThatItsOwnComesBefore(String command) {
    assertThat(Graphs.problems(WaysInTest.page(command))).isEmpty();
  }

  @Test
  void theHostsThatTextOfThisMachineNamesAreKnown() {
    String page =
        WaysInTest.page(
            "ssh web1 uptime | tee log\n"
                + "ssh -p 2222 ana@web2 <<'EOF'\n"
                + "uptime\n"
                + "EOF\n"
                + "for h in a b; do ssh $h uptime; done\n"
                + "rsync -a x ana@nas:/srv/\n"
                + "git clone ssh://git@git1:2222/x.git\n"
                + "scp web3:/srv/x . && ssh web4 'ssh web5 df'\n"
                + "curl web6:8080\n"
                + "X=$(ssh web7 id)");
    assertThat(Graphs.of(page).steps().get(0).commands())
        .extracting(
            command ->
                CalledHosts.of(command, List.of()).stream()
                    .map(use -> use.host() + use.options())
                    .collect(Collectors.joining(" ")))
        .containsExactly(
            "web1[]",
            "ana@web2[-p, 2222]",
            "a[] b[]",
            "ana@nas[]",
            "git@git1[-p, 2222]",
            "web3[] web4[]",
            "",
            "web7[]");
  }

  @Test
  void aHostThatAVariableNamesIsKnownWhereThePageSaysWhatItHolds() {
    StepGraph graph =
        Graphs.of(
            WaysInTest.page(
                "H=web1\n--\nssh $H uptime ^ tail\n--\nfor h in $(cat all); do ssh $h df; done"
                    .replace('^', '|')));
    assertThat(CalledHosts.of(graph.steps().get(1).commands().get(0), graph.steps()))
        .extracting(HostUse::host)
        .containsExactly("web1");
    assertThat(graph.steps().get(2).reasons())
        .extracting(Reason::message)
        .containsExactly(
            "the host that it reaches is known only when it runs, so its identity is not checked"
                + " before");
  }
}
