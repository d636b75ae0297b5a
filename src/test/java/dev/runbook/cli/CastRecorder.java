package dev.runbook.cli;

import dev.runbook.cli.console.Prompt;
import dev.runbook.cli.console.PromptAnswer;
import dev.runbook.cli.console.Screen;
import dev.runbook.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Records what a person sees and types as an asciicast of version 3: output line by line, and each
 * answer key by key after a while of reading.
 */
final class CastRecorder implements WithoutTerminal {
  private static final double LINE = 0.05;
  private static final double KEY = 0.12;

  private final int columns;
  private final int rows;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream screen = new PrintStream(written, false, StandardCharsets.UTF_8);
  private final List<List<Object>> events = new ArrayList<>();

  private record Answer(double reading, String keys) {}

  CastRecorder(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** The next question is read for so many seconds and answered with these keys and Enter. */
  CastRecorder answers(double reading, String keys) {
    answers.add(new Answer(reading, keys));
    return this;
  }

  PrintStream screen() {
    return screen;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public PromptAnswer ask(Prompt prompt) {
    new Screen(screen, true, () -> columns).line(prompt.text());
    Answer answer = answers.removeFirst();
    String shown = taken();
    for (String line : shown.substring(0, shown.length() - 1).split("(?<=\n)")) {
      add(LINE, line);
    }
    double wait = answer.reading();
    for (String key : answer.keys().split("")) {
      add(wait, key);
      wait = KEY;
    }
    add(4 * KEY, "\n");
    return PromptAnswer.line(answer.keys());
  }

  private String taken() {
    screen.flush();
    String text = written.toString(StandardCharsets.UTF_8);
    written.reset();
    return text;
  }

  private void add(double after, String text) {
    String data = text.replace("\n", "\r\n");
    events.add(List.of(String.format(Locale.ROOT, "%.2f", after), data));
  }

  /** The recording; nothing in it tells of this machine or this time. */
  String cast(String title, String folder) {
    for (String line : taken().split("(?<=\n)")) {
      add(LINE, line);
    }
    StringBuilder cast = new StringBuilder();
    Object size = Json.map("cols", columns, "rows", rows);
    cast.append(Json.line(Json.map("version", 3, "term", size, "title", title))).append('\n');
    for (List<Object> event : events) {
      String rest = Json.line(List.of("o", event.get(1))).substring(1);
      cast.append('[').append(event.get(0)).append(", ").append(rest).append('\n');
    }
    return cast.toString().replace(folder + "/", "").replaceAll("[0-9a-f]{64}", "3f1c".repeat(16));
  }
}
