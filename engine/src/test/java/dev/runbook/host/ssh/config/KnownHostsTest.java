package dev.runbook.host.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** known_hosts files, read and written, against what OpenSSH makes of them. */
class KnownHostsTest {
  private static final PublicKey ONE = key(1);
  private static final PublicKey TWO = key(2);

  @TempDir Path folder;

  @Test
  void aKeyIsKnownUnknownChangedOrRevoked() throws IOException {
    KnownHosts known = known("box " + line(ONE), "@revoked bad* " + line(ONE));
    assertThat(known.standing(List.of("box"), ONE)).isEqualTo(KeyStatus.KNOWN);
    assertThat(known.standing(List.of("box"), TWO)).isEqualTo(KeyStatus.CHANGED);
    assertThat(known.standing(List.of("fox"), ONE)).isEqualTo(KeyStatus.UNKNOWN);
    assertThat(known.standing(List.of("badger"), ONE)).isEqualTo(KeyStatus.REVOKED);
    assertThat(known.standing(List.of("badger"), TWO)).isEqualTo(KeyStatus.UNKNOWN);
  }

  @Test
  void aRevokedKeyIsRefusedThoughItIsKnownToo() throws IOException {
    KnownHosts known = known("box " + line(ONE), "@revoked * " + line(ONE));
    assertThat(known.standing(List.of("box"), ONE)).isEqualTo(KeyStatus.REVOKED);
  }

  /**
   * OpenSSH looks for a space only, and would pass over the line: a revocation is not lost here.
   */
  @Test
  void aTabAfterRevokedRevokes() throws IOException {
    KnownHosts known = known("@revoked\tbox " + line(ONE));
    assertThat(known.standing(List.of("box"), ONE)).isEqualTo(KeyStatus.REVOKED);
  }

  @Test
  void oneOfSeveralKeysIsEnough() throws IOException {
    KnownHosts known = known("box " + line(ONE), "box,fox " + line(TWO));
    assertThat(known.standing(List.of("box"), ONE)).isEqualTo(KeyStatus.KNOWN);
    assertThat(known.standing(List.of("box"), TWO)).isEqualTo(KeyStatus.KNOWN);
    assertThat(known.keys(List.of("box"))).containsExactly(ONE, TWO);
  }

  @Test
  void theNameWithoutAPortCanAcceptAKeyAndNotCondemnIt() throws IOException {
    List<String> names = List.of("[box]:2222", "box");
    assertThat(known("box " + line(ONE)).standing(names, ONE)).isEqualTo(KeyStatus.KNOWN);
    assertThat(known("box " + line(ONE)).standing(names, TWO)).isEqualTo(KeyStatus.UNKNOWN);
    assertThat(known("box " + line(ONE), "[box]:2222 " + line(TWO)).standing(names, ONE))
        .isEqualTo(KeyStatus.CHANGED);
  }

  @Test
  void anAuthorityIsNoHostKey() throws IOException {
    KnownHosts known = known("@cert-authority *.lab " + line(ONE));
    assertThat(known.standing(List.of("a.lab"), ONE)).isEqualTo(KeyStatus.UNKNOWN);
    assertThat(known.hasAuthority(List.of("a.lab"))).isTrue();
    assertThat(known.hasAuthority(List.of("a.org"))).isFalse();
  }

  @Test
  void aFileThatIsMissingHoldsNothingAndOneThatCannotBeReadIsAnError() throws IOException {
    assertThat(KnownHosts.read(List.of(folder.resolve("no"))).keys(List.of("box"))).isEmpty();
    assertThatThrownBy(() -> KnownHosts.read(List.of(folder)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void readsRandomFilesAsSshKeygenDoes() throws Exception {
    if (Programs.find("ssh-keygen", System.getenv()).isEmpty()) {
      System.out.println("skipped: there is no ssh-keygen to compare with");
      return;
    }
    Random random = new Random(7);
    int found = 0;
    for (int round = 0; round < 60; round++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        lines.add(randomLine(random));
      }
      Path file = write(lines);
      for (String name : List.of("box", "[box]:2222", "a.lab", "fox")) {
        List<String> theirs = keygen(file, name);
        List<String> ours =
            lines.stream()
                .flatMap(line -> KnownHostsLine.read(line).stream())
                .filter(line -> line.isAbout(name))
                .map(line -> line.key().fingerprint())
                .toList();
        assertThat(ours).as("%s in %s", name, lines).isEqualTo(theirs);
        found += ours.size();
      }
    }
    assertThat(found).isGreaterThan(200);
  }

  @Test
  void writesALineThatSshKeygenFindsPlainOrHashed() throws Exception {
    Path file = folder.resolve("new/known_hosts");
    KnownHostsFile writer = new KnownHostsFile(file);
    writer.add("[box]:2222", true, ONE);
    writer.add("fox", false, TWO);
    assertThat(Files.readString(file)).doesNotContain("box").contains("fox ssh-ed25519 ");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    KnownHosts known = KnownHosts.read(List.of(file));
    assertThat(known.standing(List.of("[box]:2222"), ONE)).isEqualTo(KeyStatus.KNOWN);
    if (Programs.find("ssh-keygen", System.getenv()).isPresent()) {
      assertThat(keygen(file, "[box]:2222")).containsExactly(ONE.fingerprint());
      assertThat(keygen(file, "fox")).containsExactly(TWO.fingerprint());
    }
  }

  @Test
  void aLineThatHasNoEndIsEndedFirst() throws IOException {
    Path file = Files.writeString(folder.resolve("open"), "fox " + line(ONE));
    new KnownHostsFile(file).add("box", false, TWO);
    assertThat(Files.readString(file)).isEqualTo("fox " + line(ONE) + "\nbox " + line(TWO) + "\n");
  }

  private static String randomLine(Random random) {
    PublicKey key = key(random.nextInt(50));
    String names =
        pick(
            random,
            "box",
            "BOX",
            "b?x",
            "*",
            "!box,*",
            "*,!box",
            "[box]:2222",
            "[box]:*",
            "a.lab,box",
            "*.lab",
            "fox",
            "",
            "|1|nonsense|x",
            "box,",
            ",box",
            "!*");
    if (random.nextInt(5) == 0) {
      byte[] salt = new byte[20];
      random.nextBytes(salt);
      String name = pick(random, "box", "[box]:2222", "a.lab");
      names = KnownHostsLine.write(name, true, salt, key).split(" ")[0];
    }
    String space = pick(random, " ", "  ", "\t", " \t ");
    String text =
        names
            + space
            + pick(
                random,
                line(key),
                line(key),
                line(key),
                "ssh-ed25519",
                "ssh-rsa " + key.base64(),
                "ssh-ed25519 " + key.base64() + "AAAA",
                "ssh-ed25519 !!!!",
                "nonsense " + key.base64(),
                line(key) + " a comment",
                line(key).replaceFirst(" ", "\t\t"));
    String front =
        pick(
            random,
            "",
            "",
            "",
            " ",
            "\t",
            "#",
            "# ",
            "@what ",
            "@revoked ",
            "@revoked",
            "@cert-authority ",
            "@revoked @cert-authority ",
            "  @revoked ");
    return front + text + pick(random, "", "", " ", "\r");
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** With {@code -l} it reads the keys, too; without it only looks at the names. */
  private List<String> keygen(Path file, String name) throws IOException {
    Captured answer =
        Captured.run(
            Launch.of(
                List.of("ssh-keygen", "-l", "-F", name, "-f", file.toString()),
                System.getenv(),
                folder),
            Duration.ofSeconds(10));
    return answer
        .stdout()
        .lines()
        .flatMap(line -> Stream.of(line.split("\\s+")))
        .filter(word -> word.startsWith("SHA256:"))
        .toList();
  }

  private KnownHosts known(String... lines) throws IOException {
    return KnownHosts.read(List.of(write(List.of(lines))));
  }

  private Path write(List<String> lines) throws IOException {
    return Files.writeString(folder.resolve("known_hosts"), String.join("\n", lines) + "\n");
  }

  private static String line(PublicKey key) {
    return key.type() + " " + key.base64();
  }

  private static PublicKey key(int seed) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(11);
      out.write("ssh-ed25519".getBytes(StandardCharsets.US_ASCII));
      out.writeInt(32);
      byte[] body = new byte[32];
      body[0] = (byte) seed;
      out.write(body);
      return PublicKey.of(bytes.toByteArray()).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
