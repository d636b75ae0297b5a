package dev.runbook.report;

import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The output of a command as lines for people; of long output, the beginning and the end. */
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

  /** The lines of a file without colours, each after a mark; none where there is no such file. */
  List<String> lines(Path file, String mark) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    return StyledText.plain(raw(file)).lines().map(line -> (mark + line).stripTrailing()).toList();
  }

  /**
   * What a file holds as it was written, control characters and all; of much, the beginning and the
   * end with a line about what is between. Empty where there is no such file.
   */
  String raw(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try {
      long size = Files.size(file);
      if (size <= limit) {
        return decoded(Files.readAllBytes(file));
      }
      byte[] beginning = beginning(file);
      byte[] end = end(file, size);
      long left = size - beginning.length - end.length;
      return ended(decoded(beginning))
          + ("… " + TextFormat.count(left) + " bytes more in output/" + file.getFileName() + "\n")
          + decoded(end);
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

  private static String decoded(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }
}
