package dev.runbook.approval;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys that the operator can sign with: those in {@code ~/.ssh} whose private half is beside
 * the public one, and those of the agent. A signature by one of them is not by a second person.
 */
final class OwnKeys {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Map<String, String> environment;

  OwnKeys(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Whether a key's fingerprint, {@code SHA256:…}, is one of theirs. */
  boolean have(String fingerprint) {
    return all().contains(fingerprint);
  }

  /** The fingerprints of all of them. */
  Set<String> all() {
    Set<String> found = new HashSet<>(ofFolder());
    found.addAll(ofAgent());
    return found;
  }

  private Set<String> ofFolder() {
    Set<String> found = new HashSet<>();
    Path folder = Path.of(environment.getOrDefault("HOME", "/")).resolve(".ssh");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".pub")).toList()) {
        String name = file.getFileName().toString();
        if (Files.exists(file.resolveSibling(name.substring(0, name.length() - 4)))) {
          fingerprint(Files.readString(file, StandardCharsets.ISO_8859_1)).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      return found; // What cannot be read cannot be signed with either.
    }
    return found;
  }

  private Set<String> ofAgent() {
    Set<String> found = new HashSet<>();
    Optional<Path> program = Programs.find("ssh-add", environment);
    if (program.isEmpty() || environment.getOrDefault("SSH_AUTH_SOCK", "").isEmpty()) {
      return found;
    }
    try {
      List<String> command = List.of(program.get().toString(), "-L");
      Captured listed = Captured.run(Launch.of(command, environment, Path.of("/")), LIMIT);
      listed.stdout().lines().forEach(line -> fingerprint(line).ifPresent(found::add));
    } catch (IOException e) {
      return found; // An agent that does not answer signs nothing.
    }
    return found;
  }

  /** The text of a public key in a file: {@code TYPE BASE64 COMMENT}. */
  private static Optional<String> fingerprint(String line) {
    String[] words = line.strip().split("\\s+");
    if (words.length < 2) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(words[1]);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return Optional.of("SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // No public key.
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
