package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's record says of where it comes from. */
class ProvenanceTest {
  private static final String PAGE =
      """
      ---
      runbook:
        params:
          password: {description: Password, type: secret, placeholder: <password>}
      ---
      # Look

      ```bash
      # Once
      test -n <password>
      ```
      """;

  @TempDir Path folder;

  @Test
  void recordsTheCommitOfThePageAndWhetherItWasChanged() throws IOException {
    assumeTrue(Programs.find("git", System.getenv()).isPresent(), "there is no git here");
    run().page("look", PAGE);
    git("init", "-q");
    assertThat(started()).contains("\"git\":null");
    git("add", "runbooks");
    git("-c", "user.name=ana", "-c", "user.email=ana@example.org", "commit", "-qm", "First");
    String commit = git("rev-parse", "HEAD").strip();
    assertThat(started()).contains("\"git\":{\"commit\":\"" + commit + "\",\"dirty\":false}");

    Files.writeString(folder.resolve("runbooks/look.md"), "\n", StandardOpenOption.APPEND);
    assertThat(started()).contains("\"git\":{\"commit\":\"" + commit + "\",\"dirty\":true}");
  }

  @Test
  void recordsAReasonWithoutItsSecrets() throws IOException {
    CommandLineRun run =
        run().page("look", PAGE).with("RUNBOOK_REASON", "OPS-12 for long-secret-1");

    assertThat(started(run)).contains("\"reason\":\"OPS-12 for ••••••\"");
    assertThat(started()).contains("\"reason\":null");
  }

  @Test
  void recordsSecretsAsAKeyedHashThatIsTheSameInTheNextRun() throws IOException {
    run().page("look", PAGE);
    String one = hash(started());

    assertThat(one).hasSize(64);
    assertThat(hash(started())).isEqualTo(one);
    assertThat(hash(started(run().with("RUNBOOK_PARAM_PASSWORD", "long-secret-2"))))
        .isNotEqualTo(one);
  }

  private static String hash(String started) {
    return started.replaceAll("(?s).*\"hmac\":\"([0-9a-f]*)\".*", "$1");
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder).with("RUNBOOK_PARAM_PASSWORD", "long-secret-1");
  }

  private String started() throws IOException {
    return started(run());
  }

  /** Plays it; the record of its beginning. */
  private String started(CommandLineRun run) throws IOException {
    assertThat(run.run("play", "look", "--yes")).as(run.err()).isEqualTo(0);
    String id = run.err().replaceAll("(?s).*run ([0-9]{8}-[0-9]{6}-\\w{4}) .*", "$1");
    Path journal = folder.resolve("state/runbook/runs").resolve(id).resolve("journal.jsonl");
    return Files.readAllLines(journal).get(0);
  }

  private String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Captured answer =
        Captured.run(Launch.of(command, System.getenv(), folder), Duration.ofSeconds(20));
    assertThat(answer.status()).as(answer.stderr()).isEqualTo(0);
    return answer.stdout();
  }
}
