package dev.runbook.host.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader of configuration files where there is no ssh: its own files, and what it refuses. */
class FileResolverTest {
  @TempDir Path home;
  private Path config;

  @BeforeEach
  void makeFolder() throws IOException {
    config = Files.createDirectories(home.resolve(".ssh/conf.d")).resolveSibling("config");
  }

  @Test
  void includedNamesStartFromTheFolderOfTheOperatorsFile() throws IOException {
    Files.writeString(home.resolve(".ssh/conf.d/a"), "Host lab\n  Port 7\n");
    Files.writeString(home.resolve(".ssh/conf.d/.hidden"), "Host lab\n  Port 8\n");
    Files.writeString(home.resolve("more"), "User joe\n");
    Files.writeString(config, "Include conf.d/* ~/more\n");
    assertThat(resolve().value("port")).contains("7");
    assertThat(resolve().value("user")).contains("joe");
  }

  @Test
  void whatIsNotUnderstoodIsRefusedWithItsPlace() throws IOException {
    assertRefused("Port 1\nHost lab\n  FancyNewThing yes", ":3 ", "fancynewthing");
    assertRefused("Match host lab\n  Port 1", ":1 ", "Match");
    assertRefused("Match exec true", ":1 ", "Match");
    assertRefused("Match all exec true", ":1 ", "Match");
    assertRefused("KnownHostsCommand /bin/x", ":1 ", "knownhostscommand");
    assertRefused("BindInterface eth0", ":1 ", "bindinterface");
    assertRefused("RevokedHostKeys /krl", ":1 ", "revokedhostkeys");
    assertRefused("CanonicalizeHostname yes", ":1 ", "canonicalizehostname");
    assertRefused("HostbasedAuthentication yes", ":1 ", "hostbasedauthentication");
    assertRefused("User \"joe", ":1 ", "quote");
    assertRefused("User", ":1 ", "no value");
    assertRefused("User a b", ":1 ", "more than one value");
    assertRefused("ConnectTimeout soon", ":1 ", "no time");
  }

  @Test
  void whatIsNotUnderstoodIsPassedOverWhereItDoesNotHold() throws IOException {
    Files.writeString(config, "Host other\n  FancyNewThing yes\nHost lab\n  Port 7\n");
    assertThat(resolve().value("port")).contains("7");
    Files.writeString(home.resolve(".ssh/more"), "Match exec false\n  Port 1\n");
    Files.writeString(config, "Host other\n  Include more\nHost lab\n  Port 8\n");
    assertThat(resolve().value("port")).contains("8");
  }

  @Test
  void aFileThatIncludesItselfIsRefused() throws IOException {
    assertRefused("Include config", "include itself", "levels");
  }

  @Test
  void aFileThatOthersMayWriteIsRefused() throws IOException {
    Files.writeString(config, "Port 7\n");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThatThrownBy(this::resolve)
        .isInstanceOf(HostException.class)
        .hasMessageContaining("chmod go-w");
  }

  @Test
  void aNamedFileThatIsMissingIsSaid() {
    assertThatThrownBy(() -> new FileResolver(home, home).resolve("lab", List.of("-F", "gone")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void changesToAlgorithmsAreMadeToTheLibrarysOwnList() throws IOException {
    Files.writeString(config, "Ciphers -aes*-ctr\nMACs ^hmac-sha1\nKexAlgorithms +x\n");
    Resolved found = resolve();
    assertThat(found.value("ciphers")).contains("aes128-gcm@openssh.com,aes256-gcm@openssh.com");
    assertThat(found.value("macs").orElseThrow()).startsWith("hmac-sha1,hmac-sha2");
    assertThat(found.value("kexalgorithms").orElseThrow()).endsWith(",x");
  }

  private void assertRefused(String text, String... words) throws IOException {
    Files.writeString(config, text);
    assertThatThrownBy(this::resolve)
        .isInstanceOf(HostException.class)
        .hasMessageContaining("config")
        .hasMessageContainingAll(words);
  }

  private Resolved resolve() {
    return new FileResolver(home, home).resolve("lab", List.of());
  }
}
