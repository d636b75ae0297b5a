package dev.runbook.host.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader of configuration files against {@code ssh -G}: for what it reads, they agree. */
class ConfigDifferentialTest {
  private static final Path HOME = Path.of(System.getProperty("user.home"));

  @TempDir Path folder;

  static Stream<String> configs() {
    return Stream.of(
        "",
        "# nothing\n\n   # more\n",
        "Host lab\n  HostName lab.example.com",
        "Host lab\n\tHostName\tlab.example.com\n\tPort\t2222\n\tUser\tjoe",
        "Host lab\nHostName=lab.example.com\nPort = 2222\nUser =joe",
        "Host lab\n  HostName %h.example.com",
        "Host lab\n  HostName a%%b",
        "Host la?\n  Port 1\nHost l*\n  Port 2\n  User two",
        "Host other\n  Port 1\nHost *\n  Port 2",
        "Host * !lab\n  Port 1\nHost *\n  User x",
        "Host !lab\n  Port 1",
        "Host !lab lab\n  Port 1",
        "Host lab !other\n  Port 7",
        "Host other lab third\n  Port 9",
        "Host \"lab\"\n  User \"joe\"",
        "Host LAB\n  Port 1",
        "HOST lab\n  hostNAME Box\n  PORT 5",
        "Port 3\nPort 4\nHost lab\n  Port 5",
        "IdentityFile ~/.ssh/one\nHost lab\n  IdentityFile /keys/two\n  IdentityFile /keys/two",
        "IdentityFile \"/my keys/one\"\nIdentityFile '/my keys/two'",
        "IdentityFile /keys/%h-%r-%n-%p-%u-%d",
        "IdentityFile none",
        "IdentityFile ${KEYS}/one",
        "IdentitiesOnly yes",
        "IdentitiesOnly no\nIdentitiesOnly yes",
        "ProxyJump a",
        "ProxyJump a,joe@b:2222",
        "ProxyJump none\nProxyJump a",
        "ProxyJump ssh://joe@b:2222",
        "ProxyJump [::1]:22",
        "ProxyJump a\nProxyCommand nc %h %p",
        "ProxyCommand nc %h %p\nProxyJump a",
        "ProxyCommand \"my nc\" -x '%h' # no comment",
        "ProxyCommand none",
        "UserKnownHostsFile /a /b",
        "UserKnownHostsFile \"/a b/c\" ~/d",
        "UserKnownHostsFile none\nGlobalKnownHostsFile none",
        "UserKnownHostsFile /k/%h\nGlobalKnownHostsFile /g1 /g2",
        "ConnectTimeout 7",
        "ConnectTimeout 1m30",
        "ConnectTimeout none",
        "ServerAliveInterval 1h\nServerAliveCountMax 9",
        "ServerAliveInterval 2m",
        "HostKeyAlias Box",
        "HashKnownHosts yes",
        "IdentityAgent none",
        "IdentityAgent ~/agent",
        "IdentityAgent SSH_AUTH_SOCK",
        "IdentityAgent $OTHER_SOCK",
        "IdentityAgent ${HERE}/agent",
        "SendEnv A B_*\nSendEnv C\nSendEnv -B_*",
        "SetEnv A=1 \"B=two words\"\nSetEnv C=3",
        "SendEnv LANG # a comment\nUser joe # another",
        "Match all\n  Port 8",
        "Host other\n  Port 1\nMatch all\n  User m",
        "Host lab\r\n  Port 2\r\n  User joe\r\n",
        "  Port   2   \n\n\n\tUser\t joe\t",
        "IgnoreUnknown UseKeychain,Fancy*\nUseKeychain yes\nFancyThing 1\nPort 2",
        "ForwardAgent yes\nControlMaster auto\nControlPath ~/.ssh/%C\nLogLevel ERROR\nPort 2",
        "ChallengeResponseAuthentication no\nPort 2",
        "StrictHostKeyChecking no\nCheckHostIP yes\nVerifyHostKeyDNS yes\nPort 2",
        "Include FOLDER/inc/*.conf\nPort 9",
        "Host other\n  Include FOLDER/inc/*.conf\nHost lab\n  Port 9",
        "Host lab\n  Include FOLDER/inc/*.conf FOLDER/missing\n  Port 9",
        "Include FOLDER/nested\nUser late",
        "Include \"FOLDER/with space/c\"");
  }

  @ParameterizedTest
  @MethodSource("configs")
  void bothReadTheSame(String config) throws IOException {
    Path file = write(config);
    for (List<String> options : commandLines()) {
      assertSame("lab", options, file);
    }
    assertSame("me@lab", List.of(), file);
    assertSame("Lab.Example", List.of("-p", "77"), file);
  }

  private static List<List<String>> commandLines() {
    return List.of(
        List.of(),
        List.of("-p", "99", "-l", "ann"),
        List.of("-p99", "-i", "/keys/missing", "-i", "/etc/passwd", "-oUser=opt"),
        List.of("-o", "HostName cli.example.com", "-o", "Port=12"));
  }

  private void assertSame(String alias, List<String> options, Path file) {
    Map<String, String> environment = environment();
    List<String> words = Stream.concat(Stream.of("-F", file.toString()), options.stream()).toList();
    Optional<Path> ssh = Programs.find("ssh", environment);
    assumeTrue(ssh.isPresent(), "there is no ssh to compare with");
    Resolver theirs = new SystemResolver(ssh.get(), environment, folder);
    Resolver ours = new FileResolver(HOME, folder);
    assertThat(comparable(alias, words, ours)).isEqualTo(comparable(alias, words, theirs));
  }

  /** All but the raw map, and the two kinds of default key that newer versions have dropped. */
  private static Object comparable(String alias, List<String> options, Resolver resolver) {
    try {
      return read(alias, options, resolver);
    } catch (HostException e) {
      return e.getMessage();
    }
  }

  private static SshSettings read(String alias, List<String> options, Resolver resolver) {
    SshSettings s =
        new SettingsReader(HOME, environment())
            .read(alias, options, resolver.resolve(alias, options));
    return new SshSettings(
        s.alias(),
        s.options(),
        s.hostname(),
        s.port(),
        s.user(),
        s.jumps().stream().map(word -> usualPort(Jump.read(word)).toString()).toList(),
        s.proxyCommand(),
        s.identityFiles().stream().filter(key -> !key.toString().matches(".*_(dsa|xmss)")).toList(),
        s.identitiesOnly(),
        s.identityAgent(),
        s.knownHosts(),
        s.hostKeyAlias(),
        s.hashKnownHosts(),
        s.connectTimeout(),
        s.keepAlive(),
        s.keepAliveCount(),
        s.sendEnv(),
        s.setEnv(),
        Map.of());
  }

  private static Jump usualPort(Jump jump) {
    return new Jump(jump.user(), jump.host(), jump.port().filter(port -> !port.equals("22")));
  }

  private static Map<String, String> environment() {
    return Map.of(
        "PATH", System.getenv("PATH"),
        "SSH_AUTH_SOCK", "/run/agent.sock",
        "OTHER_SOCK", "/run/other.sock",
        "KEYS", "/keys",
        "HERE", "/here");
  }

  private Path write(String config) throws IOException {
    Path inc = Files.createDirectories(folder.resolve("inc"));
    Files.writeString(inc.resolve("10-a.conf"), "Port 10\nHost other\n  User no\n");
    Files.writeString(inc.resolve("20-b.conf"), "Port 20\nHost lab\n  User inc\n");
    Files.writeString(
        folder.resolve("nested"), "Host lab\n Include " + inc + "/20-*\n User nest\n");
    Files.createDirectories(folder.resolve("with space"));
    Files.writeString(folder.resolve("with space/c"), "Port 31\n");
    return Files.writeString(folder.resolve("config"), config.replace("FOLDER", folder.toString()));
  }
}
