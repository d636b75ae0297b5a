package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidHostsTest {
  @Test
  void wordsThatNameAnotherMachineWarnWhereThePageSaysNoHost() {
    assertThat(problems("On db1:", "zfs list"))
        .containsExactly(
            """
            page.md:6:1: warning[said-host]: the words before it say "On db1", and it runs on this machine
              | zfs list
              | ^^^^^^^^
              = write `{host=ALIAS}` on the block, or `{host=local}` if this machine is meant\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On `db1`:",
        "on web-2:",
        "**On db1**",
        "Run on `10.0.0.7`:",
        "Run the following command on the db host:",
        "Execute this on the server:",
        "Then run these commands from the jump host:",
        "On the backup machine:",
        "On a worker node:",
        "SSH into a control plane node and look at the members:",
        "On an old build server:",
        "SSH to the node and look at the kubelet:",
        "Log in to web-2.shop.lan, then restart it:",
        "Log into a host and reboot it:",
        "Connect to the server:",
      })
  void inManyForms(String words) {
    assertThat(problems(words, "uptime")).as(words).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Ubuntu 22.04:",
        "On Ubuntu24:",
        "On x86_64:",
        "On an ARM64 host:",
        "On your machine:",
        "On this host:",
        "From the local machine:",
        "On each node:",
        "From scratch:",
        "From backup-1.sql:",
        "On node:",
        "On Kubernetes:",
        "On success:",
        "Run on demand:",
        "Log in to the registry:",
        "Log in to quay.io:",
        "Connect to the database:",
        "Check the load on db1, which is the primary, and compare:",
        "Read more on the server of the shop:",
      })
  void otherWordsNameNone(String words) {
    assertThat(problems(words, "uptime")).as(words).isEmpty();
  }

  @Test
  void aTitleInTheBlockCountsAsWell() {
    assertThat(problems("Look around:", "date\n\n# On db1:\nzfs list")).hasSize(1);
  }

  @Test
  void whatSaysItsHostIsNotAsked() {
    for (String block :
        List.of(
            "ssh db1 zfs list", "ssh db1\nzfs list", "ssh db1 <<'EOF'\nzfs list\nEOF", "ssh db1")) {
      assertThat(problems("On db1:", block)).as(block).isEmpty();
    }
    assertThat(Graphs.problems("# Look\n\nOn db1:\n\n```bash {host=local}\nuptime\n```\n"))
        .isEmpty();
    assertThat(Graphs.problems("---\nrunbook: {host: db1}\n---\n\n# On db1\n\n```bash\ndf\n```\n"))
        .isEmpty();
  }

  private static List<String> problems(String words, String block) {
    return Graphs.problems("# Look\n\n" + words + "\n\n```bash\n" + block + "\n```\n");
  }
}
