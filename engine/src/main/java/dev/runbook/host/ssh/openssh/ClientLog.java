package dev.runbook.host.ssh.openssh;

import dev.runbook.host.ssh.link.SshEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of one client, and the connection's log of its channel: together they give the meaning of
 * its exit status.
 *
 * <p>255 may be the command's own, a signal's, a refused channel's or a lost connection's. A status
 * above 128 may also be that of a client that somebody killed here.
 */
final class ClientLog {
  private static final int ABOVE = 128;
  private static final int AMBIGUOUS = 255;

  /** The server's word for it travels before the channel's end, and so is here or never comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Pattern CHANNEL = Pattern.compile("master session id: (\\d+)");

  private static final Pattern NEVER =
      Pattern.compile(
          "Control socket \"[^\"]*\" does not exist|Control socket connect\\(|Executing proxy"
              + " command|session request failed: .*|Master refused .*");

  private final Path path;
  private final MasterLog master;
  private final long since;
  private final BooleanSupplier isOpen;

  ClientLog(Path path, MasterLog master, long since, BooleanSupplier isOpen) {
    this.path = path;
    this.master = master;
    this.since = since;
    this.isOpen = isOpen;
  }

  Path path() {
    return path;
  }

  /** What the client's status meant. */
  SshEnd end(int status) throws InterruptedException {
    if (status <= ABOVE) {
      forget();
      return new SshEnd.Exited(status);
    }
    String said = take();
    Matcher channel = CHANNEL.matcher(said);
    if (!channel.find()) {
      return withoutChannel(said);
    }
    Optional<MasterLog.Ending> ending =
        master.ending(Integer.parseInt(channel.group(1)), since, PATIENCE);
    if (ending.isEmpty()) {
      return new SshEnd.Lost(
          isOpen.getAsBoolean()
              ? "its channel was closed without an exit status"
              : "the connection was lost");
    }
    // ssh does not print which signal it was.
    return ending.get() == MasterLog.Ending.SIGNAL && status == AMBIGUOUS
        ? new SshEnd.Signalled("?")
        : new SshEnd.Exited(status);
  }

  /** It is over, and nobody will ask. */
  void forget() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It goes with its folder.
      return;
    }
  }

  private static SshEnd withoutChannel(String said) {
    Matcher never = NEVER.matcher(said);
    if (never.find()) {
      String why =
          never.group().startsWith("session") || never.group().startsWith("Master")
              ? "the host lets no more commands run over one connection; see MaxSessions in its"
                  + " sshd_config: "
                  + never.group()
              : "the connection was gone";
      return new SshEnd.NeverBegan(why);
    }
    return new SshEnd.Lost("the connection was lost while it was started");
  }

  private String take() {
    try {
      return Files.exists(path)
          ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      return "";
    } finally {
      forget();
    }
  }
}
