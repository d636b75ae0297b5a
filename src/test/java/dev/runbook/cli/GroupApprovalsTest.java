package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second person approves what runs on the hosts of a group. */
class GroupApprovalsTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts:
          web: [web1, web2, web3]
        concurrency: 1
      ---
      # Wipe

      ```bash {host=group:web name=wipe}
      rm -rf /srv/web
      ```

      # Reload

      ```bash {host=group:web name=reload confirm=second-person}
      reload
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        web1: {identity: {hostname: one, user: ops}, otherwise: ok}
        web2: {identity: {hostname: two, user: ops}, otherwise: ok}
        web3: {identity: {hostname: three, user: ops}, otherwise: ok}
      """;

  @TempDir Path folder;
  private Path key;

  @BeforeEach
  void twoPeople() throws Exception {
    Process found = new ProcessBuilder("sh", "-c", "command -v ssh-keygen").start();
    assumeTrue(found.waitFor() == 0, "skipped: there is no ssh-keygen here");
    key = Files.createDirectories(folder.resolve("anna")).resolve("key");
    List<String> made =
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString());
    assertThat(new ProcessBuilder(made).inheritIO().start().waitFor()).isZero();
    Files.createDirectories(folder.resolve(".config/runbook"));
    Files.writeString(
        folder.resolve(".config/runbook/allowed_signers"),
        "anna@example.org " + Files.readString(Path.of(key + ".pub")));
    next().page("web", PAGE).file("mock.yaml", HOSTS);
  }

  private CommandLineRun next(String... answers) {
    return new CommandLineRun(folder).answers(answers);
  }

  private String run(CommandLineRun by, int status, String... words) {
    assertThat(by.run(words)).as(by.err()).isEqualTo(status);
    return by.err().replaceAll("\\s+", " ");
  }

  private String mocked(CommandLineRun by, int status, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--mock", folder.resolve("mock.yaml").toString()));
    return run(by, status, all.toArray(String[]::new));
  }

  private String batch(int status, String... more) {
    List<String> words = new ArrayList<>(List.of("play", "wipe", "--yes"));
    words.addAll(List.of("--confirm", "wipe@web:3", "--require-approval"));
    words.addAll(List.of(more));
    return mocked(next(), status, words.toArray(String[]::new));
  }

  private String approves() {
    String[] words = {"approve", "wipe", "wipe", "--key", key.toString(), "-o", "wipe.approval"};
    return mocked(next("approve"), 0, words);
  }

  @Test
  void aBatchRunsNothingWithoutTheApproval() {
    assertThat(batch(4))
        .contains("`wipe/wipe` needs a second person's approval, and there is none")
        .doesNotContain("Wave 1");
  }

  @Test
  void anApprovalThatNamesAllHostsCoversEveryWaveOfOneRun() {
    assertThat(approves())
        .contains("command: group:web $ rm -rf /srv/web")
        .contains("group: web: web1, web2, web3")
        .contains("host: web1 is ops@one host: web2 is ops@two host: web3 is ops@three");
    assertThat(batch(0, "--approval", "wipe.approval")).contains("3 done of 3 hosts");
    CommandLineRun markdown = next();
    run(markdown, 0, "transcript", "--format", "markdown");
    assertThat(markdown.out().split("UTC, wipe/wipe: approved by anna@", -1))
        .hasSize(3); // for each of the two waves
    assertThat(markdown.out().split("\\(wipe\\): approved by anna@", -1)).hasSize(4);
    assertThat(markdown.out()).contains("wave 2 (web2, web3): wipe/wipe confirmed by web:2");
    assertThat(batch(4, "--approval", "wipe.approval"))
        .contains("wipe.approval: it was used before, and each is used once");
  }

  @Test
  void aHostThatIsAnotherOneThanWasApprovedIsRefused() {
    approves();
    next().file("mock.yaml", HOSTS.replace("hostname: three", "hostname: four"));
    assertThat(batch(4, "--approval", "wipe.approval"))
        .contains("✓ web1 · done")
        .contains(
            "a host is another one: \"web3 is ops@three\" was approved, and now it is"
                + " \"web3 is ops@four\"")
        .contains("1 done, 2 not begun of 3 hosts");
  }

  @Test
  void aGroupOfOtherHostsIsAnotherPlan() {
    approves();
    next().page("web", PAGE.replace("web2, web3", "web2"));
    String[] flags = {"--confirm", "wipe@web:2", "--require-approval"};
    List<String> words = new ArrayList<>(List.of("play", "wipe", "--yes"));
    words.addAll(List.of(flags));
    words.addAll(List.of("--approval", "wipe.approval"));
    assertThat(mocked(next(), 4, words.toArray(String[]::new))).contains("it is for another plan");
  }

  @Test
  void aPersonWaitsBeforeTheWaveAndTheRequestNamesItsHosts() {
    String first = mocked(next("n"), 4, "play", "wipe", "--require-approval");
    assertThat(first)
        .contains("A second person has to approve this step before it runs.")
        .contains("It is for this host of web: web1, web2, web3. ║ ║ web1 is ops@one")
        .doesNotContain("web1 · done");
    String[] approve = {"approve", "latest", "--key", key.toString()};
    assertThat(run(next("approve"), 0, approve))
        .contains("host: web1 is ops@one")
        .doesNotContain("host: web2");
    String second = mocked(next("web:1", "n"), 4, "resume", "latest");
    assertThat(second)
        .contains("✓ web1 · done")
        .contains("it does not cover the host: \"web2 is ops@two\"");
    assertThat(run(next("approve"), 0, approve)).contains("host: web2 is ops@two host: web3");
    assertThat(mocked(next("web:2"), 0, "resume", "latest")).contains("3 done of 3 hosts");
  }

  @Test
  void aStepWithoutDangerIsApprovedBeforeTheWaveBegins() {
    String[] approve = {"approve", "reload", "reload", "--key", key.toString(), "-o", "r.approval"};
    mocked(next("approve"), 0, approve);
    String[] play = {"play", "reload", "--yes", "--approval", "r.approval"};
    assertThat(mocked(next(), 0, play)).contains("3 done of 3 hosts");
    assertThat(mocked(next(), 0, "play", "reload", "--yes"))
        .contains("\"reload\" needs a second person's approval where it is real");
  }
}
