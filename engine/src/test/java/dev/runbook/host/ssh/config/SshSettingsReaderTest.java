package dev.runbook.host.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ssh -G} answers, as settings: files with their tokens filled, times, agents. */
class SshSettingsReaderTest {
  private static final Path HOME = Path.of(System.getProperty("user.home"));
  private static final String ME = System.getProperty("user.name");

  @TempDir Path folder;

  @Test
  void aHostIsWhereTheConfigurationPutsIt() {
    assertRead(
        "Host lab\n  HostName %h.example.com\n  User joe\n  Port 2222",
        "joe@lab.example.com:2222", SshSettings::address);
    assertRead(
        "Host la?\n  Port 1\nHost l*\n  Port 2\n  User two", "two@lab:1", SshSettings::address);
    assertRead("Host other\n  Port 1", ME + "@lab:22", SshSettings::address);
    assertRead("Match all\n  Port 8", ME + "@lab:8", SshSettings::address);
  }

  @Test
  void filesHaveTheirTokensFilled() {
    assertRead(
        "IdentityFile /keys/%h-%r-%n-%p-%u-%d",
        List.of(Path.of("/keys/lab-" + ME + "-lab-22-" + ME + "-" + HOME)),
        SshSettings::identityFiles);
    assertRead(
        "IdentityFile ~/.ssh/one\nIdentityFile \"/my keys/two\"\nIdentityFile ${KEYS}/three",
        List.of(HOME.resolve(".ssh/one"), Path.of("/my keys/two"), Path.of("/keys/three")),
        SshSettings::identityFiles);
    assertRead("IdentityFile none", List.of(), SshSettings::identityFiles);
    assertRead(
        "UserKnownHostsFile \"/a b/c\" ~/d\nGlobalKnownHostsFile /g1 /g2",
        List.of(Path.of("/a b/c"), HOME.resolve("d"), Path.of("/g1"), Path.of("/g2")),
        SshSettings::knownHosts);
    assertRead(
        "UserKnownHostsFile none\nGlobalKnownHostsFile none", List.of(), SshSettings::knownHosts);
  }

  @Test
  void theAgentIsTheOneThatIsConfigured() {
    Map.of(
            "", "/run/agent.sock",
            "IdentityAgent SSH_AUTH_SOCK", "/run/agent.sock",
            "IdentityAgent $OTHER_SOCK", "/run/other.sock",
            "IdentityAgent ${KEYS}/agent", "/keys/agent",
            "IdentityAgent ~/agent", HOME + "/agent")
        .forEach(
            (config, socket) ->
                assertThat(read(config).identityAgent()).as(config).contains(Path.of(socket)));
    assertThat(read("IdentityAgent none").identityAgent()).isEmpty();
  }

  @Test
  void timesAreOursWhereNoneIsConfigured() {
    assertRead("", Duration.ofSeconds(10), SshSettings::connectTimeout);
    assertRead("ConnectTimeout 1m30", Duration.ofSeconds(90), SshSettings::connectTimeout);
    assertRead("ConnectTimeout none", Duration.ofSeconds(10), SshSettings::connectTimeout);
    assertRead("", Duration.ofSeconds(15), SshSettings::keepAlive);
    assertRead("ServerAliveInterval 1h", Duration.ofHours(1), SshSettings::keepAlive);
    assertRead("ServerAliveCountMax 9", 9, SshSettings::keepAliveCount);
  }

  @Test
  void theRestIsTakenAsItIs() {
    assertRead("HostKeyAlias box", Optional.of("box"), SshSettings::hostKeyAlias);
    assertRead("HashKnownHosts yes", true, SshSettings::hashKnownHosts);
    assertRead("IdentitiesOnly yes", true, SshSettings::identitiesOnly);
    assertRead(
        "Host lab\n  ProxyJump a,joe@b:2222", List.of("a", "joe@b:2222"), SshSettings::jumps);
    assertRead("ProxyJump none", List.of(), SshSettings::jumps);
    assertRead("ProxyCommand nc %h %p", Optional.of("nc %h %p"), SshSettings::proxyCommand);
    assertRead("ProxyCommand none", Optional.empty(), SshSettings::proxyCommand);
    assertRead("SendEnv A B_*\nSendEnv C", List.of("A", "B_*", "C"), SshSettings::sendEnv);
    assertRead("SetEnv A=1 B=2", Map.of("A", "1", "B", "2"), SshSettings::setEnv);
  }

  private <T> void assertRead(String config, T expected, Function<SshSettings, T> value) {
    assertThat(value.apply(read(config))).as(config).isEqualTo(expected);
  }

  private SshSettings read(String config) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(
        Map.of(
            "SSH_AUTH_SOCK", "/run/agent.sock", "OTHER_SOCK", "/run/other.sock", "KEYS", "/keys"));
    assumeTrue(Programs.find("ssh", environment).isPresent(), "there is no ssh to ask");
    Path file = folder.resolve("config");
    try {
      Files.writeString(file, config);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new SshConfig(environment, folder, Optional.of(file), Optional.empty())
        .route("lab", List.of())
        .settings();
  }
}
