package dev.runbook.cli;

import dev.runbook.approval.ApprovalText;
import dev.runbook.approval.SignedApproval;
import dev.runbook.approval.SshSignatures;
import dev.runbook.cli.console.Prompt;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Text;
import dev.runbook.source.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows a second person exactly the text of an approval, and signs it. */
final class ApprovalSigning {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final String WORD = "approve";

  private final ProcessContext world;
  private final Screen screen;
  private final Optional<Path> key;
  private final Duration holds;
  private final boolean yes;

  ApprovalSigning(
      ProcessContext world, CommonOptions common, Optional<Path> key, Duration holds, boolean yes) {
    this.world = world;
    this.screen = world.conversation(common);
    this.key = key;
    this.holds = holds;
    this.yes = yes;
  }

  /**
   * The signed approval; empty when the person did not want it.
   *
   * @throws IOException when it cannot be signed
   */
  Optional<String> sign(ApprovalText asked) throws IOException {
    if (holds.compareTo(LONGEST) > 0) {
      throw new UsageException("--for is at most 7 days (168h)");
    }
    Path with = key.map(world.folder()::resolve).orElseGet(this::usualKey).toAbsolutePath();
    if (!Files.isReadable(with)) {
      throw new UsageException("the key " + with + " cannot be read");
    }
    Instant now = world.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    ApprovalText given = asked.given(now, now.plus(holds), id());
    show(given);
    if (!isWanted(with)) {
      screen.line("It was not approved; nothing was signed.");
      return Optional.empty();
    }
    String signature = new SshSignatures(world.environment()).sign(given.text(), with);
    return Optional.of(new SignedApproval(given.text(), signature).file());
  }

  private void show(ApprovalText given) {
    List<Text> lines =
        given.text().lines().skip(1).map(line -> Text.of(PrintableText.text(line))).toList();
    screen.line();
    screen.paragraph(Text.of("Your signature approves this:", Style.BOLD));
    lines.forEach(line -> screen.hanging(Text.of("  "), line));
    screen.line();
  }

  private boolean isWanted(Path with) {
    if (yes) {
      return true;
    }
    if (!world.terminals().canAsk()) {
      screen.line("There is nobody to ask; --yes signs it, after you have read it.");
      return false;
    }
    try (Prompter prompter = world.prompters().open(screen.colours(), () -> {})) {
      Text question = Text.of("Type " + WORD + " to sign it with " + with + " › ", Style.BOLD);
      return prompter.ask(Prompt.of(question).destroying()).text().equals(WORD);
    }
  }

  private Path usualKey() {
    Path folder = Path.of(world.variable("HOME").isEmpty() ? "/" : world.variable("HOME"));
    return Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
        .map(name -> folder.resolve(".ssh").resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no SSH key in "
                        + folder.resolve(".ssh")
                        + "\n  = --key FILE names one"));
  }

  private static String id() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
