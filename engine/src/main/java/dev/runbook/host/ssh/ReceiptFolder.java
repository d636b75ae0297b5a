package dev.runbook.host.ssh;

import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.bash.Quote;
import dev.runbook.host.bash.ReceiptLine;
import java.util.Optional;

/**
 * The private folder on a host in which commands write down that they begin, and how they end.
 *
 * <p>A receipt is one file. Its first line is written by its creator, and nobody can create it
 * twice: the command ({@code begun}), or one who asks and finds none ({@code refused}), after which
 * the command cannot begin. Its second line is the first that is appended: by the command ({@code
 * ended STATUS …}), or by the warden that has ended it because its connection was lost ({@code
 * cut}).
 *
 * @param name names this folder among others that may come in its place; never empty
 * @param path where it is
 */
record ReceiptFolder(String name, String path) {
  private static final String NO_FOLDER = "-";

  /** Reads the warden's answer; empty where the host has no folder for them. */
  static Optional<ReceiptFolder> of(String answer) {
    String[] words = answer.split(" ", 2);
    return words.length == 2 && !words[0].equals(NO_FOLDER) && !words[0].isEmpty()
        ? Optional.of(new ReceiptFolder(words[0], words[1]))
        : Optional.empty();
  }

  /** What a login shell does before a command's text; its exit writes the end. */
  String before(String id) {
    String file = Quote.quote(path + "/" + id);
    String end = "{ printf 'ended %s\\n' \"$?\" >>" + file + "; } 2>/dev/null";
    return begin("", file, "exit 255") + "; trap " + Quote.quote(end) + " EXIT; ";
  }

  /** What a kept bash does before a command, whose nonce is {@code $1}. */
  String beginning() {
    return begin("builtin ", Quote.quote(path + "/") + "\"$1\"", "builtin exit 255");
  }

  /** What it does behind the command, whose status is {@code $2}. */
  String ending() {
    return "{ builtin printf 'ended %s\\n' \"$2 $__rb_flags$__rb_p\" >>"
        + Quote.quote(path + "/")
        + "\"$1\"; } 2>/dev/null";
  }

  /**
   * Creates the file without starting a process: the shell's own {@code noclobber} is as before
   * afterwards. A file that is there already is not the command's own: nobody waits for it any
   * more.
   */
  private static String begin(String builtin, String file, String refuse) {
    String create = "{ " + builtin + "printf 'begun\\n' >" + file + "; } 2>/dev/null";
    return "case $- in *C*) "
        + create
        + " ;; *) set -C; if "
        + create
        + "; then set +C; else set +C; false; fi ;; esac || [ ! -e "
        + file
        + " ] || "
        + refuse;
  }

  /** What the warden says of a receipt. */
  Receipt read(String said, ReceiptId id, boolean pipeline) {
    return switch (said.split(" ", 2)[0]) {
      case "refused" -> name.equals(id.folder()) ? new Receipt.NeverBegan() : new Receipt.None();
      case "ended" ->
          ReceiptLine.status(said.substring("ended".length()), pipeline)
              .<Receipt>map(Receipt.Ended::new)
              .orElseGet(Receipt.Begun::new);
      case "cut" -> new Receipt.Cut();
      case "begun", "" -> new Receipt.Begun();
      default -> new Receipt.None();
    };
  }
}
