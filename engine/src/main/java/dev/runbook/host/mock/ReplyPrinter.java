package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.mock.ScriptedReply.Piece;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints the output of a reply, each piece when it is due. */
final class ReplyPrinter {
  private final ScriptedReply reply;
  private final ReplyTexts texts;
  private final CommandDeadline patience;
  private final OutputSink sink;

  ReplyPrinter(ScriptedReply reply, ReplyTexts texts, CommandDeadline patience, OutputSink sink) {
    this.reply = reply;
    this.texts = texts;
    this.patience = patience;
    this.sink = sink;
  }

  /** Prints; the outcome is what cut it short. */
  Optional<Outcome> print() {
    Optional<Outcome> cutShort = patience.pause(reply.delay());
    for (Piece piece : due()) {
      if (cutShort.isEmpty()) {
        cutShort = patience.pause(piece.after());
      }
      if (cutShort.isEmpty()) {
        write(piece);
      }
    }
    return cutShort;
  }

  /** A connection that is lost in the middle has brought half of the lines. */
  private List<Piece> due() {
    if (!reply.fault().equals(Optional.of(Fault.DISCONNECT_DURING))) {
      return reply.output();
    }
    List<Piece> lines = new ArrayList<>();
    for (Piece piece : reply.output()) {
      Duration after = piece.after();
      for (String line : piece.text().split("(?<=\n)")) {
        lines.add(new Piece(piece.isError(), line, after));
        after = Duration.ZERO;
      }
    }
    return lines.subList(0, lines.size() / 2);
  }

  private void write(Piece piece) {
    byte[] bytes = texts.filled(piece.text()).getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      return;
    }
    if (piece.isError()) {
      sink.stderr(bytes, 0, bytes.length);
    } else {
      sink.stdout(bytes, 0, bytes.length);
    }
  }
}
