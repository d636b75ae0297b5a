package dev.runbook.host.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words that {@code ssh} is called with: ours first, since it obeys the first of each kind. */
final class SshCommandLine {
  private static final List<String> FIXED =
      List.of(
          "BatchMode=yes",
          "StrictHostKeyChecking=yes",
          "ForwardAgent=no",
          "ForwardX11=no",
          "PermitLocalCommand=no",
          "ConnectTimeout=10",
          "ServerAliveInterval=15",
          "ServerAliveCountMax=3",
          "LogLevel=INFO");

  /** Socket paths hold 104 bytes on some systems, and ssh adds 17 of its own while it makes one. */
  private static final int LONGEST_SOCKET = 104 - 18;

  private final String ssh;
  private final String alias;
  private final List<String> more;
  private final Path folder;

  SshCommandLine(Path ssh, String alias, List<String> more, Path folder) {
    this.ssh = ssh.toString();
    this.alias = alias;
    this.more = more;
    this.folder = folder;
  }

  /**
   * Reads a text, closes standard input, and runs the text if it is whole: a connection that is
   * lost on the way must not run the first half.
   */
  static String secretReader(String nonce) {
    return "c=$(cat); exec </dev/null; case $c in *'#"
        + nonce
        + "') eval \"$c\" ;; *) exit 255 ;; esac";
  }

  /** Runs this text there; the text is one argument, which reaches the remote shell as it is. */
  List<String> running(List<String> flags, String text) {
    List<String> words = start();
    words.addAll(flags);
    words.addAll(List.of("-E", log().toString()));
    words.addAll(List.of("--", alias, text));
    return words;
  }

  /** Ends the shared connection. */
  List<String> ending() {
    List<String> words = start();
    words.addAll(List.of("-O", "exit", "--", alias));
    return words;
  }

  /** Where ssh itself complains, apart from what the remote command writes. */
  Path log() {
    return folder.resolve("log");
  }

  boolean isShared() {
    return socket().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET;
  }

  private Path socket() {
    return folder.resolve("s");
  }

  private List<String> start() {
    List<String> words = new ArrayList<>(List.of(ssh));
    FIXED.forEach(option -> words.addAll(List.of("-o", option)));
    sharing().forEach(option -> words.addAll(List.of("-o", option)));
    words.addAll(more);
    return words;
  }

  /** The connection outlives its last command by a minute only, should nobody be left to end it. */
  private List<String> sharing() {
    return isShared()
        ? List.of("ControlMaster=auto", "ControlPath=" + escaped(socket()), "ControlPersist=60")
        : List.of("ControlMaster=no", "ControlPath=none");
  }

  private static String escaped(Path path) {
    return "\"" + path.toString().replace("%", "%%") + "\"";
  }
}
