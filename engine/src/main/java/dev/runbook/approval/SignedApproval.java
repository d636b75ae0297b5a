package dev.runbook.approval;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An approval with its signature, as a file holds it: the text, then OpenSSH's signature of exactly
 * that text.
 *
 * @param text what was signed
 * @param signature the signature, armoured; empty for a request that nobody has signed
 */
public record SignedApproval(String text, String signature) {
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final long MAX_BYTES = 256 * 1024;

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read, is too large or is no text
   */
  public static SignedApproval read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("it is larger than any approval");
    }
    String all;
    try {
      all =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is no text", e);
    }
    return of(all);
  }

  /** One that is written down like this. */
  public static SignedApproval of(String all) {
    int at = all.indexOf("\n" + BEGIN);
    return at < 0
        ? new SignedApproval(all, "")
        : new SignedApproval(all.substring(0, at + 1), all.substring(at + 1));
  }

  /** The fields of the text; empty where it is not written as approvals are. */
  public Optional<ApprovalText> fields() {
    return ApprovalText.read(text);
  }

  /** The contents of the file. */
  public String file() {
    return text + signature;
  }
}
