package dev.runbook.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.run.Approval;
import dev.runbook.run.ApprovalRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With the real ssh-keygen: what was signed for anything but this does not count, each with its
 * reason.
 */
class ApprovalTamperingsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");
  private static final String RUN = "20260102-030000-abcd";
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String PLAN = "a".repeat(64);
  private static final String CONTENT = "c".repeat(64);

  @TempDir Path folder;

  /** How an approval is made, and looked at. */
  private static final class Making {
    private UnaryOperator<String> before = text -> text;
    private UnaryOperator<String> after = file -> file;
    private String key = "anna";
    private String namespace = SshSignatures.NAMESPACE;
    private String run = RUN;
    private String id = ID;
    private Instant made = NOW;
    private Duration holds = Duration.ofHours(1);
    private Duration later = Duration.ZERO;
    private boolean used;
    private boolean signed = true;
  }

  /** A change of a good approval, and why it is refused then. */
  private record Tampering(String name, Consumer<Making> change, String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Tampering signed(String name, String from, String to, String reason) {
    return new Tampering(
        name,
        making ->
            making.before =
                text -> {
                  assertThat(text).contains(from);
                  return text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
                },
        reason);
  }

  private static Tampering afterwards(String name, String from, String to) {
    return new Tampering(
        name,
        making ->
            making.after =
                file -> {
                  assertThat(file).contains(from);
                  return file.replace(from, to);
                },
        "its signature does not fit its text");
  }

  static List<Tampering> tamperings() {
    return List.of(
        afterwards("a byte of the plan, afterwards", "plan: aaaa", "plan: aaab"),
        afterwards("the end, put off afterwards", "until: 2026-01-02T04", "until: 2026-01-02T09"),
        afterwards("a byte of the signature", "\nU1NIU0lH", "\nU1NIU0lI"),
        signed("another plan", "plan: aaaa", "plan: aaab", "it is for another plan"),
        signed("another page", "play: restore", "play: reset", "it is for another plan"),
        signed(
            "a value",
            "date=20260102",
            "date=20260101",
            "a value is another one: \"date=20260101\""),
        signed(
            "a value more", "value: date", "value: all=yes\nvalue: date", "a value is another one"),
        signed(
            "the step",
            "step: restore/drop",
            "step: restore/stop",
            "it is for the step `restore/stop`"),
        signed(
            "the command",
            "DROP DATABASE live",
            "DROP DATABASE test",
            "the step would run something else"),
        signed("what the step does", "does: cccc", "does: cccd", "the step does something else"),
        signed("the host", "host: hemma is", "host: borta is", "a host is another one"),
        signed("who the host is", "is ops@hemma", "is ops@prod", "a host is another one"),
        signed("the host's key", "SHA256:hostkey", "SHA256:otherkey", "a host is another one"),
        signed(
            "what it acts on",
            "target: kube context live",
            "target: kube context test",
            "it would act on something else"),
        signed("whom it was given to", "operator: olof", "operator: eva", "it was given to eva"),
        signed("how it is written", "title: ", "title:  ", "the step is another one"),
        signed(
            "a line that nobody knows",
            "title: ",
            "note: all is well\ntitle: ",
            "it is not written as approvals are"),
        new Tampering(
            "another run",
            making -> making.run = "20260101-000000-zzzz",
            "it is for the run 20260101-000000-zzzz"),
        new Tampering("expired", making -> making.later = Duration.ofHours(2), "it expired at"),
        new Tampering(
            "signed in the future",
            making -> making.made = NOW.plusSeconds(3600),
            "it was signed in the future"),
        new Tampering(
            "held for a month",
            making -> making.holds = Duration.ofDays(30),
            "it is valid for longer than 7 days"),
        new Tampering("a replayed one", making -> making.used = true, "it was used before"),
        new Tampering("one without an id", making -> making.id = "../../x", "its id is not valid"),
        new Tampering("an unknown signer", making -> making.key = "eve", "which is not one of"),
        new Tampering(
            "the operator's own, by name",
            making -> making.key = "olof",
            "it is the operator's own: olof@example.org is olof"),
        new Tampering(
            "the operator's own, by key",
            making -> making.key = "second",
            "it is the operator's own: the key SHA256:"),
        new Tampering(
            "the operator's own, under a second name",
            making -> making.key = "both",
            "it is the operator's own: olof@example.com is olof"),
        new Tampering(
            "a signer who may be anybody", making -> making.key = "any", "which may be anybody"),
        new Tampering(
            "a signer whose time is over", making -> making.key = "former", "key has expired"),
        new Tampering(
            "signed for something else",
            making -> making.namespace = "git",
            "its signature does not fit its text"),
        new Tampering("not signed", making -> making.signed = false, "nobody has signed it"));
  }

  @BeforeEach
  void keys() throws IOException {
    assumeTrue(
        new SshSignatures(System.getenv()).isThere(), "skipped: there is no ssh-keygen here");
    Files.createDirectories(folder.resolve(".ssh"));
    List<String> signers = new ArrayList<>();
    for (String name : List.of("anna", "olof", "former", "eve")) {
      String key = key(folder.resolve(name));
      String until = name.equals("former") ? "valid-before=\"20200101\"," : "";
      if (!name.equals("eve")) {
        signers.add(name + "@example.org " + until + "namespaces=\"approval@runbook\" " + key);
      }
    }
    signers.add("bot@example.org " + key(folder.resolve(".ssh/second")));
    signers.add("team@example.org,olof@example.com " + key(folder.resolve("both")));
    signers.add("*@example.org " + key(folder.resolve("any")));
    Files.createSymbolicLink(folder.resolve("second"), folder.resolve(".ssh/second"));
    Files.write(folder.resolve("allowed_signers"), signers);
  }

  private String key(Path file) throws IOException {
    keygen("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file.toString());
    return Files.readString(Path.of(file + ".pub")).strip();
  }

  private void keygen(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ssh-keygen"));
    command.addAll(List.of(arguments));
    Captured ended =
        Captured.run(Launch.of(command, System.getenv(), folder), Duration.ofSeconds(30));
    assertThat(ended.status()).as(ended.stderr()).isZero();
  }

  private static ApprovalRequest request() {
    return new ApprovalRequest(
        "restore",
        PLAN,
        new ApprovalRequest.AskedStep(
            "restore/drop",
            "Drop the live database",
            CONTENT,
            List.of("hemma $ psql -c 'DROP DATABASE live'\necho gone")),
        Optional.empty(),
        List.of("date=20260102", "token (secret)"),
        Optional.of(List.of("hemma is ops@hemma, key ED25519 SHA256:hostkey")),
        List.of("kube context live"));
  }

  private Approval look(Making making) throws IOException {
    String asked =
        ApprovalText.of(request(), Optional.of(making.run), Optional.of("olof"))
            .given(making.made, making.made.plus(making.holds), making.id)
            .text();
    Path message = Files.writeString(folder.resolve("message"), making.before.apply(asked));
    keygen(
        "-q",
        "-Y",
        "sign",
        "-n",
        making.namespace,
        "-f",
        folder.resolve(making.key).toString(),
        message.toString());
    String signature = making.signed ? Files.readString(folder.resolve("message.sig")) : "";
    Files.writeString(
        folder.resolve("drop.approval"), making.after.apply(Files.readString(message) + signature));
    ApprovalFiles desk = desk(making.later);
    if (making.used) {
      desk.uses(new Approval.Granted(ID, "anna", "key", NOW, NOW, ""));
    }
    return desk.look(request(), "drop.approval");
  }

  private ApprovalFiles desk(Duration later) {
    return new ApprovalFiles(
        new ApprovalSetting(
            true,
            false,
            List.of(),
            folder,
            Optional.of(RUN),
            Optional.empty(),
            "olof",
            folder.resolve("used"),
            Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                folder.toString(),
                "RUNBOOK_ALLOWED_SIGNERS",
                folder.resolve("allowed_signers").toString())),
        Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }

  @Test
  void countsWhatWasSignedForExactlyThis() throws IOException {
    Approval approval = look(new Making());
    assertThat(approval).isInstanceOf(Approval.Granted.class);
    Approval.Granted given = (Approval.Granted) approval;
    assertThat(given.signer()).isEqualTo("anna@example.org");
    assertThat(given.key()).startsWith("SHA256:");
    assertThat(given.until()).isEqualTo(NOW.plusSeconds(3600));
    ApprovalFiles desk = desk(Duration.ZERO);
    assertThat(desk.uses(given)).isEmpty();
    assertThat(desk.uses(given)).hasValueSatisfying(why -> assertThat(why).contains("used once"));
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void refusesWhatWasTamperedWith(Tampering tampering) throws IOException {
    Making making = new Making();
    tampering.change().accept(making);
    Approval approval = look(making);
    assertThat(approval).isInstanceOf(Approval.Missing.class);
    assertThat(((Approval.Missing) approval).reasons())
        .singleElement()
        .asString()
        .startsWith("drop.approval: ")
        .contains(tampering.reason());
  }

  @Test
  void noFileOfSignersMeansThatNobodyCanApprove() throws IOException {
    Files.delete(folder.resolve("allowed_signers"));
    Approval.Missing missing = (Approval.Missing) look(new Making());
    assertThat(missing.reasons()).containsExactly("no file lists who may approve, so nobody can");
    assertThat(missing.how().get(0)).contains("/etc/runbook/allowed_signers or ");
  }

  @Test
  void theMachinesListComesBeforeTheOperators() throws IOException {
    Path machine = Files.writeString(folder.resolve("machine"), "");
    Map<String, String> environment =
        Map.of("RUNBOOK_ALLOWED_SIGNERS", folder.resolve("allowed_signers").toString());
    assertThat(AllowedSigners.find(environment, machine)).contains(machine);
    Files.delete(machine);
    assertThat(AllowedSigners.find(environment, machine))
        .contains(folder.resolve("allowed_signers"));
  }
}
