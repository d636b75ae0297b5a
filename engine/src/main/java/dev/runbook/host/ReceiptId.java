package dev.runbook.host;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The id of a command's receipt on its host.
 *
 * @param folder names the folder of receipts there, so that another one in its place is noticed;
 *     empty where it was not known yet
 * @param id names the command; nobody can guess it
 */
public record ReceiptId(String folder, String id) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HEX = "[0-9a-f]";

  /** One that no command has had, in a folder. */
  public static ReceiptId next(String folder) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    // The letter tells a command of the page from a question of our own.
    return new ReceiptId(folder, "r" + HexFormat.of().formatHex(bytes));
  }

  /** Reads what {@link #text()} wrote; empty for anything else. */
  public static Optional<ReceiptId> of(String text) {
    int dot = text.indexOf('.');
    return text.matches(HEX + "*\\.r" + HEX + "{32}")
        ? Optional.of(new ReceiptId(text.substring(0, dot), text.substring(dot + 1)))
        : Optional.empty();
  }

  /** As journals have it. */
  public String text() {
    return folder + "." + id;
  }
}
