package dev.runbook.cli.console;

import dev.runbook.source.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in runs of one style each.
 *
 * <p>It may hold anything; what a terminal must not see is replaced where it is printed.
 *
 * @param runs the runs, in order
 */
public record Text(List<Run> runs) {
  /** A run of text in one style. */
  public record Run(String text, Style style) {}

  /** No text. */
  public static final Text EMPTY = new Text(List.of());

  /** Copies the list. */
  public Text {
    runs = List.copyOf(runs);
  }

  /** A plain text. */
  public static Text of(String text) {
    return of(text, Style.PLAIN);
  }

  /** A text in one style. */
  public static Text of(String text, Style style) {
    return new Text(List.of(new Run(text, style)));
  }

  /** This text and more of it. */
  public Text plus(String text) {
    return plus(text, Style.PLAIN);
  }

  /** This text and more of it, in a style. */
  public Text plus(String text, Style style) {
    return plus(of(text, style));
  }

  /** This text and another. */
  public Text plus(Text more) {
    if (runs.isEmpty()) {
      return more;
    }
    List<Run> all = new ArrayList<>(runs.size() + more.runs.size());
    all.addAll(runs);
    all.addAll(more.runs);
    return new Text(all);
  }

  /** The text without its styles, safe to be shown. */
  public String plain() {
    if (runs.size() == 1) {
      return PrintableText.text(runs.get(0).text());
    }
    StringBuilder plain = new StringBuilder();
    runs.forEach(run -> plain.append(PrintableText.text(run.text())));
    return plain.toString();
  }

  /** How many columns it takes. */
  public int width() {
    int width = 0;
    for (Run run : runs) {
      if (!isAscii(run.text())) {
        return Columns.of(plain());
      }
      width += run.text().length();
    }
    return width;
  }

  /** Whether each character is printable and takes one column, as in nearly all texts. */
  private static boolean isAscii(String text) {
    // Bytes, since Java takes ten times as long to ask for each character before it compiles this.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      byte c = bytes[at]; // below 0 for all that is not ASCII, but ? for half a surrogate pair
      if (c < ' ' || c > '~' || c == '?' && text.charAt(at) != c) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing has to be broken, joined or cut to show it in so many columns. */
  boolean isOneLine(int width) {
    int columns = 0;
    Style before = null;
    for (Run run : runs) {
      columns += run.text().length();
      if (run.style() == before || run.text().isEmpty() || !isAscii(run.text())) {
        return false;
      }
      before = run.style();
    }
    return columns > 0 && columns <= width && !runs.get(runs.size() - 1).text().endsWith(" ");
  }

  /** As a terminal takes it, with colours or without. */
  String render(boolean colours) {
    return renderTo(new StringBuilder(), colours).toString();
  }

  /** The same behind what is there already. */
  StringBuilder renderTo(StringBuilder out, boolean colours) {
    for (Run run : runs) {
      String safe = PrintableText.text(run.text());
      out.append(colours ? run.style().paint(safe) : safe);
    }
    return out;
  }
}
