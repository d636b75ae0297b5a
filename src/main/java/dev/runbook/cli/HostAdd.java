package dev.runbook.cli;

import dev.runbook.cli.console.Prompt;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Text;
import dev.runbook.host.ssh.HostKeyOffer;
import dev.runbook.host.ssh.HostKeys;
import dev.runbook.run.RunResult;
import java.util.Locale;
import java.util.Optional;

/**
 * Learns a host's key: shows it, asks whether it is the right one, and only then writes it into
 * known_hosts.
 */
final class HostAdd {
  private final ProcessContext world;
  private final Screen screen;
  private final HostKeys keys;

  HostAdd(ProcessContext world, CommonOptions common, HostKeys keys) {
    this.world = world;
    this.screen = world.conversation(common);
    this.keys = keys;
  }

  /** Asks the host and the operator; the exit status. */
  int add(String alias, Optional<String> expected) {
    HostKeyOffer offer = keys.ask(alias);
    show(offer);
    return switch (offer.standing()) {
      case KNOWN -> {
        screen.line("It is known already; there is nothing to add.");
        yield ExitStatus.DONE;
      }
      case CHANGED ->
          refuse(
              "Another key is known for "
                  + offer.name()
                  + ". Either the host was rebuilt, or another machine answers in its place: find"
                  + " out which. When you are sure, take the old key away with: ssh-keygen -R '"
                  + offer.name()
                  + "' -f "
                  + offer.file());
      case REVOKED -> refuse("This key is marked as revoked: it must not be trusted.");
      case UNKNOWN -> expected.isPresent() ? compare(offer, expected.get()) : ask(offer);
    };
  }

  private void show(HostKeyOffer offer) {
    screen.paragraph(
        Text.of(offer.settings().alias(), Style.BOLD)
            .plus(" at " + offer.settings().address() + " shows this key:"));
    screen.line(Text.of("  ").plus(offer.fingerprint(), Style.BOLD));
  }

  private int refuse(String why) {
    screen.paragraph(Text.of(why));
    return RunResult.WRONG_HOST.exitStatus();
  }

  private int compare(HostKeyOffer offer, String expected) {
    String shown = offer.fingerprint().substring(offer.fingerprint().indexOf(' ') + 1);
    if (shown.equals(expected.strip()) || offer.fingerprint().equals(expected.strip())) {
      return write(offer);
    }
    return refuse("That is not the fingerprint you gave, so it was not added.");
  }

  private int ask(HostKeyOffer offer) {
    if (!world.terminals().canAsk()) {
      screen.paragraph(
          Text.of(
              "There is nobody to ask. If it is the fingerprint you were given, add it with"
                  + " --fingerprint "
                  + offer.fingerprint().substring(offer.fingerprint().indexOf(' ') + 1)));
      return RunResult.UNCONFIRMED.exitStatus();
    }
    screen.paragraph(
        Text.of(
            "Compare it with the fingerprint you were given. On the host itself, this prints it:"
                + " ssh-keygen -lf /etc/ssh/ssh_host_"
                + offer.fingerprint().split(" ")[0].toLowerCase(Locale.ROOT)
                + "_key.pub"));
    try (Prompter prompter = world.prompters().open(screen.colours(), () -> {})) {
      Text question = Text.of("Is it the same? Type yes to trust it › ", Style.BOLD);
      String typed = prompter.ask(Prompt.of(question).destroying()).text();
      if (!typed.equals("yes")) {
        screen.line("It was not added.");
        return RunResult.STOPPED.exitStatus();
      }
    }
    return write(offer);
  }

  private int write(HostKeyOffer offer) {
    keys.add(offer);
    screen.line("Added to " + offer.file() + " as " + offer.name() + ".");
    return ExitStatus.DONE;
  }
}
