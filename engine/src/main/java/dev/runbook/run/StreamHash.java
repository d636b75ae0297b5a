package dev.runbook.run;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The length and the SHA-256 of a stream.
 *
 * <p>The hash takes longer than everything else that is done with a byte of output, so for a long
 * stream it is reckoned in a thread beside it.
 */
final class StreamHash {
  private static final long LONG = 1L << 20;

  private final MessageDigest digest = sha256();
  private Optional<HashThread> beside = Optional.empty();
  private long bytes;

  /** The next bytes; they are the caller's again when this returns. */
  void add(byte[] buffer, int offset, int length) {
    bytes += length;
    if (beside.isEmpty() && bytes > LONG) {
      beside = Optional.of(HashThread.start(digest));
    }
    if (beside.isPresent()) {
      beside.get().add(buffer, offset, length);
    } else {
      digest.update(buffer, offset, length);
    }
  }

  /** How many bytes there were. */
  long bytes() {
    return bytes;
  }

  /** The hash of them all, in hexadecimal: the stream has ended. */
  String finish() {
    beside.ifPresent(HashThread::finish);
    beside = Optional.empty();
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
