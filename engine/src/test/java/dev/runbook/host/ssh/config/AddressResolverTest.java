package dev.runbook.host.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A machine without an {@code ssh} program: the library reaches {@code user@host}, nothing else.
 */
class AddressResolverTest {
  @TempDir Path folder;

  @Test
  void anAddressIsReachedByTheLibraryAndThePlanSaysWhatIsNotRead() {
    Route route = route("joe@Box.example.com");
    assertThat(route.settings().address()).isEqualTo("joe@box.example.com:22");
    assertThat(route.settings().knownHosts())
        .contains(folder.resolve(".ssh/known_hosts"), Path.of("/etc/ssh/ssh_known_hosts"));
    assertThat(route.settings().identityFiles()).contains(folder.resolve(".ssh/id_ed25519"));
    assertThat(route.transport()).isEqualTo(Transport.JSCH);
    assertThat(route.why()).contains("no ssh in PATH").contains("no OpenSSH configuration");
  }

  @Test
  void aPagesUserPortAndKeyCount() {
    SshSettings settings = route("lab", "-l", "ann", "-p99", "-i", "/keys/one").settings();
    assertThat(settings.address()).isEqualTo("ann@lab:99");
    assertThat(settings.identityFiles()).containsExactly(Path.of("/keys/one"));
    assertThat(route("joe@lab", "-l", "ann").settings().user()).isEqualTo("ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lab", "lab.example.com", "::1"})
  void anAliasIsRefusedWithWhatToDo(String alias) {
    assertRefused(alias);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Fconfig", "-Jgate", "-oPort=7"})
  void whatOnlySshUnderstandsIsRefused(String option) {
    assertRefused("joe@lab", option);
  }

  @Test
  void aConfigurationThatIsNamedIsNotPassedOver() {
    assertThatThrownBy(
            () -> config(Optional.of(folder.resolve("config"))).route("joe@lab", List.of()))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("-F");
  }

  @Test
  void whatNeedsTheSystemsSshIsRefused() throws IOException {
    Path key = Files.writeString(folder.resolve("id"), "not read");
    Files.writeString(folder.resolve("id-cert.pub"), "not read");
    assertThatThrownBy(() -> route("joe@lab", "-i", key.toString()))
        .hasMessageContaining("its certificate")
        .hasMessageContaining("there is no ssh in PATH");
  }

  private void assertRefused(String alias, String... options) {
    assertThatThrownBy(() -> route(alias, options))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("'" + alias + "'")
        .hasMessageContaining("no ssh in PATH")
        .hasMessageContaining("'user@host'");
  }

  private Route route(String alias, String... options) {
    return config(Optional.empty()).route(alias, List.of(options));
  }

  private SshConfig config(Optional<Path> file) {
    Map<String, String> environment = Map.of("PATH", folder.toString());
    return new SshConfig(environment, folder, file, Optional.empty(), folder);
  }
}
