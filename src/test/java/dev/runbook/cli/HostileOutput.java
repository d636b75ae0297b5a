package dev.runbook.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sequence that no program but one that owns the terminal may send to it.
 *
 * @param name what it does, to one terminal or another
 * @param bytes it
 */
record HostileOutput(String name, byte[] bytes) {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3}|[nrb])|.", Pattern.DOTALL);

  /** All that are known. */
  static List<HostileOutput> all() {
    try (InputStream file = HostileOutput.class.getResourceAsStream("/hostile-output.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .map(parts -> new HostileOutput(parts[0], bytes(parts[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Matcher next = ESCAPE.matcher(text); next.find(); ) {
      String escaped = next.group(1);
      if (escaped == null) {
        out.write(next.group().charAt(0));
      } else {
        int known = "nrb".indexOf(escaped);
        out.write(known >= 0 ? "\n\r\b".charAt(known) : Integer.parseInt(escaped, 8));
      }
    }
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
