package dev.runbook.approval;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import dev.runbook.host.process.Programs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Signs and verifies texts with SSH keys, by OpenSSH's {@code ssh-keygen -Y}. */
public final class SshSignatures {
  /** What an approval's signature is for: one that was made for anything else does not count. */
  static final String NAMESPACE = "approval@runbook";

  /** A person may have to type a passphrase, or touch a hardware key. */
  private static final Duration SIGNING = Duration.ofMinutes(2);

  private static final Duration VERIFYING = Duration.ofSeconds(20);

  private static final Pattern KEY = Pattern.compile("key (SHA256:\\S+)");

  private static final Pattern PATTERN = Pattern.compile("[*?!]");

  private final Map<String, String> environment;

  /** By the ssh-keygen of an environment's PATH. */
  public SshSignatures(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Why a signature does not count, or whose it is. */
  sealed interface Verdict {
    /** It stands for the text, and its key is one of the list, under these names. */
    record Valid(List<String> names, String key) implements Verdict {
      /** How the signer is called. */
      String signer() {
        return names.get(0);
      }
    }

    /** It does not count, which is said in a sentence. */
    record Invalid(String why) implements Verdict {}
  }

  /** Whether there is an ssh-keygen. */
  public boolean isThere() {
    return Programs.find("ssh-keygen", environment).isPresent();
  }

  /**
   * Signs a text.
   *
   * @param key a private key's file, or a public key's whose private one an agent holds
   * @return the signature, armoured
   * @throws IOException when it cannot be signed, which is said
   */
  public String sign(String text, Path key) throws IOException {
    Path folder = Files.createTempDirectory("runbook-approval");
    try {
      Path message = Files.writeString(folder.resolve("approval"), text);
      Launch launch =
          launch(folder, "-Y", "sign", "-n", NAMESPACE, "-f", key.toString(), message.toString());
      Captured ended = Captured.run(launch, SIGNING);
      Path signature = folder.resolve("approval.sig");
      if (ended.status() != 0 || !Files.exists(signature)) {
        throw new IOException("ssh-keygen did not sign it: " + last(ended.stderr()));
      }
      return Files.readString(signature);
    } finally {
      delete(folder);
    }
  }

  /**
   * Verifies a signature, and says whose it is.
   *
   * @param signers the list of those who may approve, in OpenSSH's format of allowed signers
   * @throws IOException when it cannot be verified at all
   */
  Verdict verify(String text, String signature, Path signers) throws IOException {
    Path folder = Files.createTempDirectory("runbook-approval");
    try {
      Path message = Files.writeString(folder.resolve("approval"), text);
      Path signed = Files.writeString(folder.resolve("approval.sig"), signature);
      Answer fits =
          ask(message, "-Y", "check-novalidate", "-n", NAMESPACE, "-s", signed.toString());
      Matcher key = KEY.matcher(fits.stdout());
      if (fits.status() != 0 || !key.find()) {
        return new Verdict.Invalid(
            "its signature does not fit its text: one of them was changed, or it was signed for"
                + " something else than an approval");
      }
      Answer found =
          ask(message, "-Y", "find-principals", "-s", signed.toString(), "-f", signers.toString());
      List<String> names =
          found
              .stdout()
              .lines()
              .flatMap(line -> Stream.of(line.split(",")))
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .toList();
      if (names.isEmpty()) {
        return new Verdict.Invalid(
            "it is signed with the key "
                + key.group(1)
                + ", which is not one of "
                + signers
                + outdated(found.stderr()));
      }
      if (names.stream().anyMatch(name -> PATTERN.matcher(name).find())) {
        return new Verdict.Invalid(
            "the line of its key in %s names `%s`, which may be anybody"
                .formatted(signers, String.join(",", names)));
      }
      return refusal(message, signed, signers, names.get(0))
          .<Verdict>map(Verdict.Invalid::new)
          .orElseGet(() -> new Verdict.Valid(names, key.group(1)));
    } finally {
      delete(folder);
    }
  }

  /** Why a signer may not sign it now; empty where they may. */
  private Optional<String> refusal(Path message, Path signed, Path signers, String signer)
      throws IOException {
    Answer counts =
        ask(
            message,
            "-Y",
            "verify",
            "-n",
            NAMESPACE,
            "-I",
            signer,
            "-s",
            signed.toString(),
            "-f",
            signers.toString());
    if (counts.status() == 0) {
      return Optional.empty();
    }
    String why = last(counts.stderr().isBlank() ? counts.stdout() : counts.stderr());
    return Optional.of(signer + " may not sign it now, as " + signers + " says: " + why);
  }

  /** A line for that key which does not hold now; what says so names the file and its line. */
  private static String outdated(String complaints) {
    return complaints
        .lines()
        .filter(line -> line.contains("key ") && line.contains("valid-"))
        .findFirst()
        .map(line -> " now: " + line.strip())
        .orElse("");
  }

  private record Answer(int status, String stdout, String stderr) {}

  /** These questions have the text as their input. */
  private Answer ask(Path input, String... arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Launch launch = launch(input.getParent(), arguments).readingFrom(Redirect.from(input.toFile()));
    Program program = Program.start(launch, out::write, err::write);
    try {
      int status = program.exit().get(VERIFYING.toSeconds(), TimeUnit.SECONDS);
      return new Answer(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped waiting for ssh-keygen", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("ssh-keygen did not answer", e);
    } finally {
      program.handle().destroyForcibly();
    }
  }

  private Launch launch(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(
        Programs.find("ssh-keygen", environment)
            .orElseThrow(() -> new IOException("ssh-keygen is not on the PATH"))
            .toString());
    command.addAll(List.of(arguments));
    return Launch.of(command, environment, folder);
  }

  private static String last(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .reduce((a, b) -> b)
        .orElse("no reason said");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
