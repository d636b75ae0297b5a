package dev.runbook.journal;

import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.plan.Plan;
import dev.runbook.run.PastOutput;
import dev.runbook.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the recorded output of a run's commands. */
final class RecordedOutput {
  private static final int LINES = 8;
  private static final int TAIL_BYTES = 4096;

  /** As much as a value may have. */
  private static final int MOST_BYTES = 1 << 20;

  private final RunFolder folder;

  RecordedOutput(RunFolder folder) {
    this.folder = folder;
  }

  /**
   * What commands wrote to standard output, one after the other; lost where it is not there in
   * full: a file is not what the journal says of it, a secret is covered in it, it is not text, or
   * there is too much of it.
   *
   * @param ends the commands' ends
   */
  PastOutput stdout(List<JournalStepEvent.CommandFinished> ends) {
    StringBuilder all = new StringBuilder();
    try {
      for (JournalStepEvent.CommandFinished end : ends) {
        byte[] bytes = bytes(end);
        if (!isAsRecorded(bytes, end)) {
          return PastOutput.lost("its recorded output does not have the hash in the journal");
        }
        all.append(text(bytes));
      }
    } catch (CharacterCodingException e) {
      return PastOutput.lost("its recorded output is not text");
    } catch (IOException e) {
      return PastOutput.lost("its recorded output cannot be read");
    }
    if (all.length() > MOST_BYTES) {
      return PastOutput.lost("its recorded output is longer than 1 MiB");
    }
    return all.indexOf(Plan.MASK) >= 0
        ? PastOutput.lost("a secret is covered in its recorded output")
        : PastOutput.of(all.toString());
  }

  /** One byte more than a value may have is enough to see that it is none. */
  private byte[] bytes(JournalStepEvent.CommandFinished end) throws IOException {
    Path file = folder.stdout(end.number());
    if (!Files.exists(file)) {
      return new byte[0]; // Nothing was written, or the file was taken away: the hash tells.
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  private static boolean isAsRecorded(byte[] bytes, JournalStepEvent.CommandFinished end) {
    return bytes.length > MOST_BYTES || Source.sha256(bytes).equals(end.stdout().sha256());
  }

  /** The last lines that a command wrote, standard error after standard output. */
  List<String> lastLines(long number) {
    List<String> lines = new ArrayList<>(tail(folder.stdout(number)));
    lines.addAll(tail(folder.stderr(number)));
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static List<String> tail(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, reader.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (reader.length() - from)];
      reader.seek(from);
      reader.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
