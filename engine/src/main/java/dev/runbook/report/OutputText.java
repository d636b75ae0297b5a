package dev.runbook.report;

import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a command wrote, as lines for people; of much, the beginning and the end. */
final class OutputText {
  private final int limit;

  /**
   * An output reader.
   *
   * @param limit how many bytes of each file are shown
   */
  OutputText(int limit) {
    this.limit = limit;
  }

  /** The lines of a file, each after a mark; none where there is no such file. */
  List<String> lines(Path file, String mark) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      long size = Files.size(file);
      if (size <= limit) {
        return marked(Files.readAllBytes(file), mark);
      }
      List<String> lines = new ArrayList<>();
      byte[] beginning = beginning(file);
      byte[] end = end(file, size);
      lines.addAll(marked(beginning, mark));
      long left = size - beginning.length - end.length;
      lines.add(mark + "… " + Words.count(left) + " bytes more in output/" + file.getFileName());
      lines.addAll(marked(end, mark));
      return lines;
    } catch (IOException e) {
      throw new UnreadableException(
          file.toString(), "unreadable", "cannot be read: " + e.getMessage());
    }
  }

  private byte[] beginning(Path file) throws IOException {
    byte[] bytes = part(file, 0, limit / 2);
    for (int at = bytes.length; at > 0; at--) {
      if (bytes[at - 1] == '\n') {
        return Arrays.copyOf(bytes, at);
      }
    }
    return bytes;
  }

  private byte[] end(Path file, long size) throws IOException {
    int length = limit - limit / 2;
    byte[] bytes = part(file, size - length, length);
    for (int at = 0; at < bytes.length - 1; at++) {
      if (bytes[at] == '\n') {
        return Arrays.copyOfRange(bytes, at + 1, bytes.length);
      }
    }
    return bytes;
  }

  private static byte[] part(Path file, long from, int length) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[length];
      in.seek(from);
      in.readFully(bytes);
      return bytes;
    }
  }

  private static List<String> marked(byte[] bytes, String mark) {
    return Harmless.text(bytes).lines().map(line -> (mark + line).stripTrailing()).toList();
  }
}
