package dev.runbook.journal;

import dev.runbook.host.OutputSink;
import dev.runbook.run.Mask;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Covers secrets, in the forms in which programs usually write them.
 *
 * <p>Seen are: the value, each of its lines, base64 and base64url at every alignment, hexadecimal,
 * percent-encoding, and as it stands inside JSON, XML and shell quotes. Not seen are: reversed,
 * encrypted or compressed values, one that is split over both streams or by colour codes, base64
 * that is wrapped inside it. Bytes of base64 that also belong to a neighbour may stay, which tells
 * less than a character.
 */
public final class Masking implements Mask {
  /** The fewest bytes a secret may have: a shorter one would cover half of every output. */
  public static final int SHORTEST = 8;

  private final Automaton automaton;

  private Masking(Collection<String> secrets) {
    this.automaton = new Automaton(Needles.of(secrets));
  }

  /**
   * A mask for secrets; one that has nothing to do where there are none.
   *
   * @throws IllegalArgumentException when one cannot be covered, see {@link #canCover}
   */
  public static Mask of(Collection<String> secrets) {
    if (!secrets.stream().allMatch(Masking::canCover)) {
      throw new IllegalArgumentException(
          "a secret needs at least " + SHORTEST + " bytes, or it cannot be masked");
    }
    return secrets.isEmpty() ? Mask.none() : new Masking(List.copyOf(secrets));
  }

  /** Whether a value is long enough, not counting blanks around it. */
  public static boolean canCover(String secret) {
    return secret.strip().getBytes(StandardCharsets.UTF_8).length >= SHORTEST;
  }

  @Override
  public String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!holdsNeedle(bytes)) {
      return text;
    }
    ByteArrayOutputStream covered = new ByteArrayOutputStream(bytes.length);
    MaskedStream stream = new MaskedStream(automaton, covered::write);
    stream.write(bytes, 0, bytes.length);
    stream.finish();
    return covered.toString(StandardCharsets.UTF_8);
  }

  private boolean holdsNeedle(byte[] bytes) {
    int state = 0;
    for (byte b : bytes) {
      state = automaton.step(state, b);
      if (automaton.found(state) > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Masked around(OutputSink sink) {
    MaskedStream stdout = new MaskedStream(automaton, sink::stdout);
    MaskedStream stderr = new MaskedStream(automaton, sink::stderr);
    return new Masked() {
      @Override
      public void stdout(byte[] buffer, int offset, int length) {
        stdout.write(buffer, offset, length);
      }

      @Override
      public void stderr(byte[] buffer, int offset, int length) {
        stderr.write(buffer, offset, length);
      }

      @Override
      public void finish() {
        stdout.finish();
        stderr.finish();
      }
    };
  }
}
