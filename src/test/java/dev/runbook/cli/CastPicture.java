package dev.runbook.cli;

import dev.runbook.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a moving picture (SVG) of an asciicast whose output only goes forward: each piece of text
 * appears at its time, and the whole moves up where a terminal would scroll. It needs no script and
 * no font of its own, and shows its last screen where a reader wants nothing to move.
 */
final class CastPicture {
  private static final double CELL = 8.4;
  private static final int LINE = 19;
  private static final int MARGIN = 16;
  private static final double LAST_SCREEN = 6;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]*)m");

  /** On a dark ground, as terminals name them. */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("1", "b"),
          Map.entry("2", "d"),
          Map.entry("3", "i"),
          Map.entry("4", "u"),
          Map.entry("31", "red"),
          Map.entry("32", "green"),
          Map.entry("33", "yellow"),
          Map.entry("34", "blue"),
          Map.entry("36", "cyan"),
          Map.entry("92", "green"),
          Map.entry("94", "blue"),
          Map.entry("95", "magenta"));

  private static final String STYLE =
      """
      text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #e6edf3; white-space: pre; }
      .b { font-weight: 700; } .d { fill: #9198a1; } .i { font-style: italic; } .u { text-decoration: underline; }
      .red { fill: #ff7b72; } .green { fill: #56d364; } .yellow { fill: #e3b341; } .blue { fill: #79b8ff; } .cyan { fill: #39c5cf; } .magenta { fill: #d2a8ff; }
      @media (prefers-reduced-motion: reduce) { * { animation: none !important; } }
      """;

  private final int columns;
  private final int rows;
  private final StringBuilder texts = new StringBuilder();
  private final Map<String, Integer> times = new LinkedHashMap<>();
  private final TreeMap<Double, Integer> scrolled = new TreeMap<>();
  private double now;
  private int row;
  private int column;
  private String style = "";

  private CastPicture(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** The picture of a recording. */
  static String of(String cast) {
    List<String> lines = cast.lines().toList();
    Map<?, ?> header = (Map<?, ?>) Json.any(lines.get(0));
    Map<?, ?> term = (Map<?, ?>) header.get("term");
    CastPicture picture =
        new CastPicture(
            ((Number) term.get("cols")).intValue(), ((Number) term.get("rows")).intValue());
    for (String line : lines.subList(1, lines.size())) {
      List<?> event = (List<?>) Json.any(line);
      picture.now += ((Number) event.get(0)).doubleValue();
      picture.write((String) event.get(2));
    }
    return picture.svg((String) header.get("title"));
  }

  private void write(String data) {
    Matcher colour = COLOUR.matcher(data);
    int from = 0;
    while (colour.find()) {
      plain(data.substring(from, colour.start()));
      style = style(colour.group(1));
      from = colour.end();
    }
    plain(data.substring(from));
  }

  private static String style(String parameters) {
    List<String> classes = new ArrayList<>();
    for (String parameter : parameters.split(";")) {
      if (CLASSES.containsKey(parameter)) {
        classes.add(CLASSES.get(parameter));
      }
    }
    return String.join(" ", classes);
  }

  private void plain(String text) {
    for (String part : text.split("(?<=\n)|(?=\r\n)")) {
      if (part.equals("\r\n")) {
        row++;
        column = 0;
        if (row >= rows) {
          scrolled.put(now, row - rows + 1);
        }
      } else if (part.codePoints().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("this recording goes back: " + part);
      } else {
        text(part);
      }
    }
  }

  private void text(String text) {
    int blank = text.length() - text.stripLeading().length();
    String shown = text.strip();
    if (!shown.isEmpty()) {
      int width = shown.codePointCount(0, shown.length());
      texts
          .append("<text class=\"")
          .append((time() + " " + style).strip())
          .append(
              String.format(
                  Locale.ROOT,
                  "\" x=\"%.1f\" y=\"%d\" textLength=\"%.1f\">",
                  (column + blank) * CELL,
                  row * LINE + 14,
                  width * CELL))
          .append(shown.replace("&", "&amp;").replace("<", "&lt;"))
          .append("</text>\n");
    }
    column += text.codePointCount(0, text.length());
  }

  /** The class of what appears now. */
  private String time() {
    String seconds = String.format(Locale.ROOT, "%.2f", now);
    return "t" + times.computeIfAbsent(seconds, key -> times.size());
  }

  private String svg(String title) {
    double length = now + LAST_SCREEN;
    int width = (int) Math.ceil(columns * CELL) + 2 * MARGIN;
    int height = rows * LINE + 2 * MARGIN;
    StringBuilder css = new StringBuilder(STYLE);
    times.forEach(
        (seconds, number) ->
            css.append(
                String.format(
                    Locale.ROOT,
                    "@keyframes t%d { 0%% { visibility: hidden; } %.2f%% { visibility: visible; } }"
                        + " .t%d { animation: t%d %.1fs step-end infinite; }%n",
                    number,
                    Double.parseDouble(seconds) / length * 100,
                    number,
                    number,
                    length)));
    css.append("@keyframes up { 0% { transform: none; }");
    scrolled.forEach(
        (at, by) ->
            css.append(
                String.format(
                    Locale.ROOT,
                    " %.2f%% { transform: translateY(-%dpx); }",
                    at / length * 100,
                    by * LINE)));
    int end = scrolled.isEmpty() ? 0 : scrolled.lastEntry().getValue() * LINE;
    css.append(
        String.format(
            Locale.ROOT,
            " }%n.up { transform: translateY(-%dpx); animation: up %.1fs step-end infinite; }%n",
            end,
            length));
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-label="%3$s">
        <style>
        %4$s</style>
        <rect width="%1$d" height="%2$d" rx="10" fill="#0d1117" stroke="#3d444d"/>
        <svg x="%5$d" y="%5$d" width="%6$d" height="%7$d">
        <g class="up">
        %8$s</g>
        </svg>
        </svg>
        """,
        width,
        height,
        title.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"),
        css,
        MARGIN,
        width - 2 * MARGIN,
        height - 2 * MARGIN,
        texts);
  }
}
