package dev.runbook.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The shell text of {@code snippets.txt}. */
public final class Snippets {
  /** What may be done with a snippet, and what is known of it. */
  enum Kind {
    SAFE,
    READ_ONLY,
    WRONG
  }

  record Snippet(String name, Kind kind, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Snippets() {}

  static List<Snippet> all() {
    List<Snippet> found = new ArrayList<>();
    for (String part : resource("/shell/snippets.txt").split("\n%%")) {
      int line = part.indexOf('\n');
      if (part.startsWith("Shell text")) {
        continue;
      }
      String text = line < 0 ? "" : part.substring(line + 1);
      found.add(new Snippet(part.substring(2, line < 0 ? part.length() : line), kind(part), text));
    }
    return found;
  }

  private static Kind kind(String part) {
    return switch (part.charAt(0)) {
      case '%' -> Kind.SAFE;
      case '!' -> Kind.READ_ONLY;
      case '-' -> Kind.WRONG;
      default -> throw new IllegalStateException(part);
    };
  }

  /** A resource of the tests, whole. */
  public static String resource(String name) {
    try (InputStream in = Snippets.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
