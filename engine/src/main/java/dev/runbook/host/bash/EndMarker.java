package dev.runbook.host.bash;

import dev.runbook.host.process.ByteSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Finds the end of one command's output in the stream.
 *
 * <p>It is a NUL, a number that nobody could know before, and a NUL. We write it into the pipe
 * ourselves once the command has ended, so that all output written before comes out before it.
 */
public final class EndMarker {
  private final byte[] bytes;
  private final CountDownLatch found = new CountDownLatch(1);
  private int matched;

  /** A mark that nobody can guess, as long as nobody can guess the nonce. */
  public EndMarker(String nonce) {
    bytes = ("\0" + nonce + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  /** What is written into the stream. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Passes on what comes before the mark, and holds back what may be its beginning.
   *
   * <p>NUL is first and last in the mark and nowhere else, so a broken beginning can hold no other.
   *
   * @return where the rest begins, or -1 when the mark has not come yet
   */
  public int scan(byte[] buffer, int length, ByteSink before) {
    int i = 0;
    while (i < length) {
      if (buffer[i] == bytes[matched]) {
        i++;
        if (++matched == bytes.length) {
          pass(buffer, i - matched, before);
          return i;
        }
      } else if (matched == 0) {
        i++;
      } else {
        release(matched - i, before);
        matched = 0;
      }
    }
    pass(buffer, length - matched, before);
    return -1;
  }

  /** The stream is over: what might have become the mark is output after all. */
  public void release(ByteSink before) {
    release(matched, before);
    matched = 0;
  }

  /** Notes that the mark has been seen, or will never come; any thread may call it. */
  public void markFound() {
    found.countDown();
  }

  /**
   * Returns when the mark has been found.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public void await() throws InterruptedException {
    found.await();
  }

  /**
   * Waits until the limit at most, and says whether the mark has been found.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public boolean await(Duration limit) throws InterruptedException {
    return found.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void release(int heldFromEarlier, ByteSink before) {
    if (heldFromEarlier > 0) {
      before.take(bytes, 0, heldFromEarlier);
    }
  }

  private static void pass(byte[] buffer, int length, ByteSink before) {
    if (length > 0) {
      before.take(buffer, 0, length);
    }
  }
}
