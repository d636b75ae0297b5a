package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.graph.StepOptions;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Keeps what a step prints to standard output, for later steps. */
final class Capture {
  /** A value of more is hardly one that somebody wants in a variable. */
  private static final int MOST_BYTES = 1 << 20;

  /** A secret takes many times its length to be found. */
  private static final int MOST_SECRET_BYTES = 1 << 12;

  private final String name;
  private final boolean secret;
  private final KeptOutput kept;
  private boolean incomplete;

  Capture(String name, boolean secret) {
    this.name = name;
    this.secret = secret;
    this.kept = new KeptOutput(secret ? MOST_SECRET_BYTES : MOST_BYTES);
  }

  /** What a step says of what it prints; empty where that is not kept. */
  static Optional<Capture> of(Step step) {
    StepOptions options = step.options();
    return options.capture().map(name -> new Capture(name, options.secret()));
  }

  String name() {
    return name;
  }

  /** Whether nobody may see it. */
  boolean isSecret() {
    return secret;
  }

  /** The same sink, with what goes to standard output kept on the way. */
  OutputSink around(OutputSink sink) {
    return kept.around(sink);
  }

  /** Why it cannot be a value; it says so as soon as that is certain. */
  synchronized Optional<String> complaint() {
    if (incomplete) {
      return complaint(
          "was in part written by a command whose end nobody saw, and is not recorded");
    }
    if (kept.isTooLong()) {
      return complaint("is longer than " + (secret ? "4 KiB" : "1 MiB"));
    }
    String text;
    try {
      text = text();
    } catch (CharacterCodingException e) {
      return complaint("is not UTF-8 text");
    }
    return text.indexOf('\0') >= 0 ? complaint("holds a NUL character") : Optional.empty();
  }

  /** A value that cannot be kept would be missing later, so its step has not done its work. */
  Optional<Outcome> refuse(OutputSink output) {
    return complaint()
        .map(
            complaint -> {
              byte[] line = (complaint + "\n").getBytes(StandardCharsets.UTF_8);
              output.stderr(line, 0, line.length);
              return Outcome.failed(1);
            });
  }

  /** The value: as for {@code $(…)} in a shell, without the newlines at its end. */
  synchronized String value() {
    try {
      return value(text());
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("asked for in spite of a complaint", e);
    }
  }

  /** What is left of a text as a value. */
  static String value(String printed) {
    return printed.replaceAll("\\n+\\z", "");
  }

  /** Keeps what commands of the same step had written before the run was cut off. */
  void keep(String printed) {
    byte[] bytes = printed.getBytes(StandardCharsets.UTF_8);
    kept.keep(bytes, 0, bytes.length);
  }

  /** What was kept so far stays when a later command of the step runs again. */
  void mark() {
    kept.mark();
  }

  /** The command that comes next has run before: what it had written then is no part of it. */
  void backToMark() {
    kept.backToMark();
  }

  /** What commands of the same step had written before is lost. */
  synchronized void markIncomplete() {
    incomplete = true;
  }

  private Optional<String> complaint(String what) {
    return Optional.of("what it prints cannot be kept as " + name + ": it " + what);
  }

  private String text() throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(kept.bytes())).toString();
  }
}
