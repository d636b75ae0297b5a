package dev.runbook.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What commands that only ask are answered, and authors leave under them: the names of branches
 * under {@code git branch}, a path under {@code pwd}.
 */
final class Answers {
  private static final String SAID = "{echo}";

  /** Longer ones are none of these. */
  private static final int LONGEST = 300;

  /** No answer that an author leaves on a page has more lines. */
  private static final int MOST = 50;

  private record Entry(Pattern command, String answer, Pattern shape) {
    boolean fits(String asked, List<String> lines) {
      return answer.equals(SAID)
          ? lines.size() == 1 && said(asked).equals(lines.get(0).strip())
          : lines.stream().allMatch(line -> shape.matcher(line.strip()).matches());
    }
  }

  /** What does not change the answer. */
  private static final Pattern BESIDE = Pattern.compile("^(?:sudo|command) | +#.*$");

  private static final List<Entry> ENTRIES = read();

  private final Map<String, List<Entry>> byCommand = new HashMap<>();

  /**
   * Whether lines right under a command are what it is answered, all of them. A line that begins
   * with a program is none.
   */
  boolean are(String command, List<String> lines) {
    if (lines.isEmpty() || lines.size() > MOST || command.length() > LONGEST) {
      return false;
    }
    for (String line : lines) {
      if (line.length() > LONGEST || beginsWithProgram(line)) {
        return false;
      }
    }
    String asked = BESIDE.matcher(command.strip()).replaceAll("").replaceAll("\\s+", " ");
    return byCommand.computeIfAbsent(asked, Answers::entries).stream()
        .anyMatch(entry -> entry.fits(asked, lines));
  }

  private static boolean beginsWithProgram(String line) {
    String first = line.strip().split("\\s+", 2)[0];
    return !first.startsWith("/") && KnownPrograms.isKnown(first);
  }

  private static List<Entry> entries(String asked) {
    return ENTRIES.stream().filter(entry -> entry.command().matcher(asked).matches()).toList();
  }

  private static String said(String command) {
    return command.replaceFirst("^(?:echo|printf)(?: -[neE]+)? ", "").replaceAll("[\"']", "");
  }

  private static List<Entry> read() {
    try (InputStream in = Answers.class.getResourceAsStream("answers.txt")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      List<Entry> entries = new ArrayList<>();
      for (int at = 0; at < lines.size(); at += 2) {
        String answer = lines.get(at + 1).strip();
        String shape = answer.equals(SAID) ? "" : answer;
        entries.add(new Entry(Pattern.compile(lines.get(at)), answer, Pattern.compile(shape)));
      }
      return List.copyOf(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
