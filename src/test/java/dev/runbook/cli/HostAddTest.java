package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.ssh.HostKeyOffer;
import dev.runbook.host.ssh.HostKeys;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.host.ssh.config.PublicKey;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is written down only after somebody has compared it. */
class HostAddTest {
  private static final PublicKey KEY =
      new PublicKey(
          "ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIFJ0vGyjJCxS7Z9Gr3l2bX6rT0a0u3xQ8c3aFhTqJ0bN");

  @TempDir Path folder;
  private final List<String> added = new ArrayList<>();

  @Test
  void yesInFullAddsIt() {
    CommandLineRun run = new CommandLineRun(folder).answers("yes");
    assertThat(add(run, KeyStatus.UNKNOWN, Optional.empty())).isZero();
    assertThat(added).containsExactly("[db.example]:2222");
    assertThat(run.err())
        .contains("db at ops@db.example:2222 shows this key:")
        .contains("  " + KEY.label())
        .contains("ssh-keygen -lf")
        .contains("Added to " + folder.resolve("known_hosts") + " as [db.example]:2222.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "y", "Y", "no", "YES", "ja", "^C", "^D"})
  void anythingElseIsANo(String typed) {
    CommandLineRun run = new CommandLineRun(folder).answers(typed);
    assertThat(add(run, KeyStatus.UNKNOWN, Optional.empty())).isEqualTo(3);
    assertThat(added).isEmpty();
    assertThat(run.err()).contains("It was not added.");
  }

  @Test
  void nobodyToAskAddsNothing() {
    CommandLineRun run = new CommandLineRun(folder);
    assertThat(add(run, KeyStatus.UNKNOWN, Optional.empty())).isEqualTo(4);
    assertThat(added).isEmpty();
    assertThat(run.err()).contains("--fingerprint " + KEY.fingerprint());
  }

  @Test
  void theFingerprintThatWasGivenAddsIt() {
    assertThat(add(new CommandLineRun(folder), KeyStatus.UNKNOWN, Optional.of(KEY.fingerprint())))
        .isZero();
    assertThat(added).hasSize(1);
  }

  @Test
  void anotherFingerprintAddsNothing() {
    CommandLineRun run = new CommandLineRun(folder);
    assertThat(add(run, KeyStatus.UNKNOWN, Optional.of("SHA256:another"))).isEqualTo(7);
    assertThat(added).isEmpty();
  }

  @Test
  void aKnownKeyNeedsNothing() {
    CommandLineRun run = new CommandLineRun(folder);
    assertThat(add(run, KeyStatus.KNOWN, Optional.empty())).isZero();
    assertThat(added).isEmpty();
    assertThat(run.err()).contains("known already");
  }

  @Test
  void aChangedKeyIsNeverReplaced() {
    CommandLineRun run = new CommandLineRun(folder).answers("yes");
    assertThat(add(run, KeyStatus.CHANGED, Optional.of(KEY.fingerprint()))).isEqualTo(7);
    assertThat(added).isEmpty();
    assertThat(run.err().replaceAll("\\s+", " "))
        .contains("find out which")
        .contains("ssh-keygen -R '[db.example]:2222'");
  }

  @Test
  void aRevokedKeyIsNeverAdded() {
    CommandLineRun run = new CommandLineRun(folder).answers("yes");
    assertThat(add(run, KeyStatus.REVOKED, Optional.empty())).isEqualTo(7);
    assertThat(added).isEmpty();
  }

  private int add(CommandLineRun run, KeyStatus standing, Optional<String> fingerprint) {
    HostKeyOffer offer =
        new HostKeyOffer(settings(), new ShownKey(KEY, "[db.example]:2222", standing, List.of()));
    HostKeys keys =
        new HostKeys() {
          @Override
          public HostKeyOffer ask(String alias) {
            assertThat(alias).isEqualTo("db");
            return offer;
          }

          @Override
          public void add(HostKeyOffer accepted) {
            added.add(accepted.name());
          }
        };
    return new HostAdd(run.world(), new CommonOptions(), keys).add("db", fingerprint);
  }

  private SshSettings settings() {
    return new SshSettings(
        "db",
        List.of(),
        "db.example",
        2222,
        "ops",
        List.of(),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty(),
        List.of(folder.resolve("known_hosts")),
        Optional.empty(),
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        3,
        List.of(),
        Map.of(),
        Map.of());
  }
}
