package dev.runbook.host.ssh.openssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.ssh.config.KnownHosts;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.host.ssh.config.PublicKey;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a host for its key by the system's ssh. ssh writes the key into a file of ours instead of
 * the operator's, and the login then fails, because the probe offers no way to log in.
 *
 * <p>The operator's files are looked at first, since ssh prefers the kind of key that is known.
 */
final class KeyProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern KIND = Pattern.compile("Server host key: (\\S+) SHA256:");

  private final SshSettings settings;
  private final SshCommandLine words;
  private final PrivateFolder folder;
  private final Map<String, String> environment;

  KeyProbe(
      SshSettings settings,
      SshCommandLine words,
      PrivateFolder folder,
      Map<String, String> environment) {
    this.settings = settings;
    this.words = words;
    this.folder = folder;
    this.environment = environment;
  }

  ShownKey ask() {
    Path file = folder.file("shown");
    try {
      String said = run(file, settings.knownHosts(), "");
      if (!Files.exists(file)) {
        said = run(file, List.of(), kind(said));
      }
      String last = said;
      PublicKey key = read(file).orElseThrow(() -> verdict(last));
      KnownHosts known = KnownHosts.read(settings.knownHosts());
      KeyStatus standing = known.standing(settings.keyNames(), key);
      return new ShownKey(key, settings.keyName(), standing, known.keys(settings.keyNames()));
    } catch (IOException e) {
      throw failure(e.getMessage());
    }
  }

  private String run(Path file, List<Path> known, String kind) throws IOException {
    List<String> command = words.probe(file, known, kind);
    Captured answer = Captured.run(Launch.of(command, environment, folder.path()), PATIENCE);
    boolean shown = Files.exists(file) || KIND.matcher(answer.stderr()).find();
    if (!shown) {
      throw verdict(answer.stderr());
    }
    return answer.stderr();
  }

  /** The last key that was shown is the host's own; those before it are its jump hosts'. */
  private static String kind(String said) {
    Matcher matcher = KIND.matcher(said);
    String kind = "";
    while (matcher.find()) {
      kind = matcher.group(1);
    }
    return kind.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256,ssh-rsa" : kind;
  }

  /** A line of a known_hosts file that is not hashed: names, kind, key. */
  private static Optional<PublicKey> read(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .map(line -> line.split(" "))
            .filter(fields -> fields.length > 2)
            .flatMap(fields -> PublicKey.of(Base64.getDecoder().decode(fields[2])).stream())
            .findFirst()
        : Optional.empty();
  }

  private HostException verdict(String said) {
    return new OpensshFailure(settings.alias(), said, "").toException();
  }

  private HostException failure(String why) {
    return new HostException(
        Kind.UNREACHABLE, settings.alias() + " cannot be asked for its key: " + why);
  }
}
