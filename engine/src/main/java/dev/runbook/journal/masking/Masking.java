package dev.runbook.journal.masking;

import dev.runbook.host.OutputSink;
import dev.runbook.run.Mask;
import dev.runbook.run.RecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Covers secrets, in the forms in which programs usually write them.
 *
 * <p>Which these are is said in docs/journal.md. More secrets may come to be known while streams
 * are on their way: they are covered from then on, and in what is still held back. Bytes of base64
 * that also belong to a neighbour may stay, which tells less than a character.
 */
public final class Masking implements Mask {
  /** The fewest bytes a secret may have: a shorter one would cover half of every output. */
  public static final int SHORTEST = 8;

  private static final int CHUNK = 1 << 16;

  private final Set<String> secrets = new LinkedHashSet<>();
  private final String known;
  private volatile Automaton automaton;

  private Masking(Collection<String> secrets, String known) {
    this.secrets.addAll(secrets);
    this.known = known;
    this.automaton = automatonOf(this.secrets);
  }

  /**
   * A mask for secrets; one that has nothing to do where there are none yet.
   *
   * @throws IllegalArgumentException when one cannot be covered, see {@link #canCover}
   * @throws RecordException when they are longer than this can hold
   */
  public static Masking of(Collection<String> secrets) {
    return of(secrets, "");
  }

  /**
   * The same where something is known anyhow: a string in a secret that is a JSON document, such as
   * the name of a project, is not covered where this text holds it.
   */
  public static Masking of(Collection<String> secrets, String known) {
    if (!secrets.stream().allMatch(Masking::canCover)) {
      throw new IllegalArgumentException(
          "a secret needs at least " + SHORTEST + " bytes, or it cannot be masked");
    }
    return new Masking(secrets, known);
  }

  /** Whether a value is long enough, not counting blanks around it. */
  public static boolean canCover(String secret) {
    return secret.strip().getBytes(StandardCharsets.UTF_8).length >= SHORTEST;
  }

  /** Whether there is anything to cover by now. */
  public boolean hasSecrets() {
    return !automaton.isEmpty();
  }

  @Override
  public synchronized boolean learn(String secret) {
    if (!canCover(secret)) {
      return false;
    }
    if (!secrets.contains(secret)) {
      Set<String> more = new LinkedHashSet<>(secrets);
      more.add(secret);
      automaton = automatonOf(more);
      secrets.add(secret);
    }
    return true;
  }

  @Override
  public String text(String text) {
    if (!hasSecrets()) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream covered = new ByteArrayOutputStream(bytes.length);
    MaskedStream stream = stream(covered::write);
    stream.write(bytes, 0, bytes.length);
    stream.finish();
    return stream.hasCovered() ? covered.toString(StandardCharsets.UTF_8) : text;
  }

  private Automaton automatonOf(Set<String> whole) {
    Set<String> all = new LinkedHashSet<>(whole);
    for (String secret : whole) {
      JsonStrings.in(secret).stream()
          .filter(member -> !known.contains(member.strip()))
          .forEach(all::add);
    }
    try {
      return new Automaton(Needles.of(all));
    } catch (IllegalArgumentException e) {
      throw new RecordException(e.getMessage() + ", so nothing may be shown or recorded", e);
    }
  }

  /**
   * Whether a stream holds a secret, in any form; it is read no further than that is known.
   *
   * @throws IOException when it cannot be read
   */
  public boolean isNeededFor(InputStream in) throws IOException {
    byte[] buffer = new byte[CHUNK];
    MaskedStream stream = stream((bytes, offset, length) -> {});
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      stream.write(buffer, 0, read);
      if (stream.hasCovered()) {
        return true;
      }
    }
    stream.finish();
    return stream.hasCovered();
  }

  /** One stream on its way through this mask. */
  MaskedStream stream(MaskedStream.Sink out) {
    return new MaskedStream(() -> automaton, out);
  }

  @Override
  public Masked around(OutputSink sink) {
    MaskedStream stdout = stream(sink::stdout);
    MaskedStream stderr = stream(sink::stderr);
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
