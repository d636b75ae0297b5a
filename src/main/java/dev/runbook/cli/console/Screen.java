package dev.runbook.cli.console;

import dev.runbook.work.InParallel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/** Writes lines of text for a person, with or without colour, in the width of the terminal. */
public final class Screen {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 200;
  private static final int READABLE = 96;
  private static final int WIDEST_FRAME = 120;

  /** So many things are thought out together, and as many of these lots before they are shown. */
  private static final int TOGETHER = 16;

  private static final int AHEAD = 256;

  private final Consumer<String> out;
  private final boolean colours;
  private final IntSupplier columns;
  private UnaryOperator<String> mask = UnaryOperator.identity();
  private boolean drawsLines = true;
  private Pager pager = Pager.NONE;
  private IntSupplier rows = () -> 0;
  private int written;
  private int marked = 1;

  /**
   * A screen.
   *
   * @param out takes the lines
   * @param colours whether they are coloured
   * @param columns how wide it is now
   */
  public Screen(PrintStream out, boolean colours, IntSupplier columns) {
    this(
        text -> {
          out.print(text);
          out.flush();
        },
        colours,
        columns);
  }

  private Screen(Consumer<String> out, boolean colours, IntSupplier columns) {
    this.out = out;
    this.colours = colours;
    this.columns = columns;
  }

  /** From now on everything passes this on its way, so that no secret is shown. */
  public void covers(UnaryOperator<String> secrets) {
    mask = secrets;
  }

  /** A text with its secrets covered, as it would be written here. */
  String covered(String text) {
    return mask.apply(text);
  }

  /**
   * Texts that do not fit on the terminal are leafed through from now on.
   *
   * @param shows leafs
   * @param lines how many lines the terminal has now; 0 where nobody knows
   */
  public void pagesWith(Pager shows, IntSupplier lines) {
    pager = shows;
    rows = lines;
  }

  /** Shows a text that may be long: with the pager where there is one and the text does not fit. */
  public void paged(Consumer<Screen> told) {
    if (pager == Pager.NONE) {
      told.accept(this);
      return;
    }
    Kept kept = kept(told);
    boolean fits = kept.lines < rows.getAsInt();
    if (fits || !pager.show(kept.text, kept.marked)) {
      raw(kept.text);
    }
  }

  /** Shows something of each of many things, in their order, thought out on all processors. */
  <T> void each(List<T> things, BiConsumer<Screen, T> told) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < things.size(); from += TOGETHER) {
      parts.add(things.subList(from, Math.min(things.size(), from + TOGETHER)));
    }
    if (!InParallel.isWorthIt(parts)) {
      things.forEach(thing -> told.accept(this, thing));
      return;
    }
    Function<List<T>, Kept> keep =
        part -> kept(page -> part.forEach(each -> told.accept(page, each)));
    for (int from = 0; from < parts.size(); from += AHEAD) {
      List<List<T>> next = parts.subList(from, Math.min(parts.size(), from + AHEAD));
      for (Kept part : InParallel.map(next, keep)) {
        written += part.lines;
        raw(part.text);
      }
    }
  }

  /** A text that is not shown yet. */
  private record Kept(String text, int lines, int marked) {}

  private Kept kept(Consumer<Screen> told) {
    StringBuilder text = new StringBuilder();
    Screen page = new Screen(text::append, colours, columns);
    page.mask = mask;
    page.drawsLines = drawsLines;
    told.accept(page);
    return new Kept(text.toString(), page.written, page.marked);
  }

  /** What comes next is what the reader of a long text looks for. */
  void mark() {
    marked = written + 1;
  }

  /** How many lines were written until now. */
  int written() {
    return written;
  }

  /** How many columns it has, within reason. */
  public int width() {
    return Math.max(NARROWEST, Math.min(WIDEST, columns.getAsInt()));
  }

  /** The width that running text is wrapped to: long lines are hard to read. */
  public int readableWidth() {
    return Math.min(READABLE, width());
  }

  /** The width of rules and frames, which need not be wider than that. */
  int frameWidth() {
    return Math.min(WIDEST_FRAME, width());
  }

  /** Whether it shows colours. */
  public boolean colours() {
    return colours;
  }

  /** One line. */
  public void line(Text text) {
    lines(List.of(text));
  }

  /** One plain line. */
  public void line(String text) {
    line(Text.of(text));
  }

  /** A text of several lines that ends with one; it is not wrapped. */
  public void text(String text) {
    lines(text.lines().map(Text::of).toList());
  }

  /** An empty line. */
  public void line() {
    line(Text.EMPTY);
  }

  /** Several lines, as one text: a secret may be wrapped. */
  public void lines(List<Text> lines) {
    StringBuilder all = new StringBuilder();
    for (Text line : lines) {
      line.renderTo(all, colours).append('\n');
    }
    written += lines.size();
    out.accept(mask.apply(all.toString()));
  }

  /** A text, wrapped. */
  public void paragraph(Text text) {
    lines(Wrap.lines(text, readableWidth()));
  }

  /** A text, wrapped, its first line after one prefix and the others after as many spaces. */
  public void hanging(Text prefix, Text text) {
    lines(Wrap.lines(prefix, Text.of(" ".repeat(prefix.width())), text, readableWidth()));
  }

  /** A sentence that the operator should not miss. */
  public void notice(String sentence) {
    hanging(Text.of("! ", Style.CAUTION), Text.of(sentence));
  }

  /** From now on no lines are drawn: what they say is said by words, as to a screen reader. */
  public void drawsNoLines() {
    drawsLines = false;
  }

  /** Whether lines are drawn, and colours and signs say something; else words say all of it. */
  boolean drawsLines() {
    return drawsLines;
  }

  /** Lines in a frame with a title, or between two lines that say where it begins and ends. */
  void frame(String title, List<Text> lines, Style style) {
    if (drawsLines) {
      lines(Box.around(title, lines, style, frameWidth()));
      return;
    }
    line(Text.of(title + ":", style));
    lines(lines);
    line(Text.of("end of " + title, style));
  }

  /** A rule across the screen with a text at its left and one at its right. */
  public void rule(Text left, Text right) {
    if (!drawsLines) {
      paragraph(right.width() == 0 ? left : left.plus(" · ").plus(right));
      return;
    }
    int width = frameWidth();
    int room = width - left.width() - right.width() - 9;
    if (room < 0) {
      hanging(Text.of("── ", Style.DIM), left);
      if (right.width() > 0) {
        hanging(Text.of("   "), right);
      }
      return;
    }
    Text end = right.width() == 0 ? Text.of("────", Style.DIM) : Text.of(" ").plus(right);
    line(
        Text.of("── ", Style.DIM)
            .plus(left)
            .plus(" " + "─".repeat(room + 1), Style.DIM)
            .plus(end)
            .plus(right.width() == 0 ? "" : " ──", Style.DIM));
  }

  /** Writes what a terminal takes as it is; only for text that was made safe before. */
  void raw(String safe) {
    out.accept(safe);
  }

  /** A text as this screen shows it. */
  String render(Text text) {
    return mask.apply(text.render(colours));
  }
}
