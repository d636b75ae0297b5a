package dev.runbook.journal;

import dev.runbook.plan.Plan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into what the commands of a run have written. */
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
   * What commands wrote to standard output, one after the other; empty where it is not there in
   * full: a secret is covered in it, it is not text, or there is too much of it.
   */
  Optional<String> stdout(List<Long> numbers) {
    StringBuilder all = new StringBuilder();
    try {
      for (long number : numbers) {
        Path file = folder.stdout(number);
        if (Files.exists(file)) {
          if (Files.size(file) > MOST_BYTES) {
            return Optional.empty();
          }
          all.append(text(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return all.indexOf(Plan.MASK) >= 0 ? Optional.empty() : Optional.of(all.toString());
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
