package dev.runbook.host.ssh.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the settings of a configuration that only the system's {@code ssh} supports. */
final class OpensshNeeds {
  private final Path home;
  private final Map<String, String> environment;

  OpensshNeeds(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** The first such thing, as the subject of a sentence; empty when there is none. */
  Optional<String> of(SshSettings settings, ResolvedSettings found) {
    return Stream.<Supplier<Optional<String>>>of(
            () -> when(settings.proxyCommand().isPresent(), "its ProxyCommand"),
            () -> when(!settings.jumps().isEmpty(), "its ProxyJump"),
            () -> when(found.ranCommands(), "a 'Match exec' of its configuration"),
            () -> unsupported(found),
            () -> hardware(settings, found),
            () -> certificate(settings, found),
            () -> when(hasAuthority(settings), "a certificate authority in known_hosts"),
            () -> when(usesKerberos(found), "its GSSAPIAuthentication with a Kerberos ticket"),
            () -> algorithms(settings))
        .flatMap(need -> need.get().stream())
        .findFirst();
  }

  private static Optional<String> unsupported(ResolvedSettings found) {
    for (String key : List.of("knownhostscommand", "revokedhostkeys", "bindinterface")) {
      if (found.value(key).isPresent()) {
        return Optional.of("its setting " + key);
      }
    }
    boolean tokens =
        Stream.of("identityfile", "certificatefile", "userknownhostsfile", "identityagent")
            .flatMap(key -> found.all(key).stream())
            .anyMatch(value -> value.replace("%%", "").matches(".*%[^dhknpru].*|~[^/].*"));
    return tokens
        ? Optional.of("a file name with a token in its configuration")
        : when(found.isOn("hostbasedauthentication"), "its HostbasedAuthentication");
  }

  private static Optional<String> hardware(SshSettings settings, ResolvedSettings found) {
    if (found.value("pkcs11provider").isPresent()) {
      return Optional.of("its PKCS11Provider");
    }
    return settings.identityFiles().stream()
        .filter(file -> PublicKey.ofIdentity(file).filter(PublicKey::isHardware).isPresent())
        .map(file -> "its hardware key " + file)
        .findFirst();
  }

  private Optional<String> certificate(SshSettings settings, ResolvedSettings found) {
    FileNameTokens tokens = new FileNameTokens(home, environment, Map.of());
    Stream<Path> named =
        found.all("certificatefile").stream().flatMap(name -> tokens.file(name).stream());
    Stream<Path> beside =
        settings.identityFiles().stream().map(file -> Path.of(file + "-cert.pub"));
    return Stream.concat(named, beside)
        .filter(Files::isRegularFile)
        .map(file -> "its certificate " + file)
        .findFirst();
  }

  private static boolean hasAuthority(SshSettings settings) {
    return KnownHosts.read(settings.knownHosts()).hasAuthority(settings.keyNames());
  }

  /** Debian turns the option on for everyone, so only a ticket tells that it is in use. */
  private boolean usesKerberos(ResolvedSettings found) {
    if (!found.isOn("gssapiauthentication")) {
      return false;
    }
    String cache = environment.getOrDefault("KRB5CCNAME", "");
    if (cache.matches("(KEYRING|KCM|API|MSLSA):.*")) {
      return true;
    }
    String file = cache.replaceFirst("^(FILE|DIR):", "");
    return Files.exists(Path.of(file.isEmpty() ? "/tmp/krb5cc_" + userId() : file));
  }

  private static String userId() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // No system of this kind: then its tickets are not in a file of this name either.
      return "unknown";
    }
  }

  private static Optional<String> algorithms(SshSettings settings) {
    return Algorithms.settings().stream()
        .filter(setting -> Algorithms.allowed(settings, setting).isEmpty())
        .map(setting -> "its choice of " + setting)
        .findFirst();
  }

  private static Optional<String> when(boolean holds, String need) {
    return holds ? Optional.of(need) : Optional.empty();
  }
}
