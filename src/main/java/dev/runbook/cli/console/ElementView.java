package dev.runbook.cli.console;

import dev.runbook.document.Alert;
import dev.runbook.document.Block;
import dev.runbook.document.Element;
import dev.runbook.document.Inline;
import dev.runbook.document.Prose;
import dev.runbook.document.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders the elements of a page for a terminal: prose, alerts, tasks and blocks. */
final class ElementView {
  private static final int STEP = 2;

  private final int width;

  /** Renders for lines of a width. */
  public ElementView(int width) {
    this.width = width;
  }

  /** The lines of some elements, with an empty line between them where the page has one. */
  public List<Text> lines(List<? extends Element> elements) {
    List<Text> lines = new ArrayList<>();
    Element before = null;
    for (Element element : elements) {
      if (before != null && !(isItem(before) && isItem(element))) {
        lines.add(Text.EMPTY);
      }
      lines.addAll(lines(element));
      before = element;
    }
    return lines;
  }

  private static boolean isItem(Element element) {
    return element instanceof Task
        || (element instanceof Prose prose && prose.kind() == Prose.Kind.ITEM);
  }

  private List<Text> lines(Element element) {
    if (element instanceof Prose prose) {
      return prose(prose);
    }
    if (element instanceof Alert alert) {
      return alert(alert);
    }
    if (element instanceof Task task) {
      String indent = indent(task.depth() - 1);
      Text box = Text.of(indent + (task.done() ? "☑ " : "☐ "), Style.BOLD);
      return hanging(box, text(task.text()));
    }
    return block((Block) element);
  }

  private List<Text> prose(Prose prose) {
    switch (prose.kind()) {
      case ITEM:
        String marker = prose.marker().matches("[-*+]") ? "•" : prose.marker();
        String before = indent(prose.depth() - 1) + marker + (marker.isEmpty() ? "  " : " ");
        return hanging(Text.of(before, Style.DIM), text(prose.text()));
      case QUOTE:
        Text bar = Text.of(indent(prose.depth() - 1) + "│ ", Style.DIM);
        return Wrap.lines(bar, bar, text(prose.text()), width);
      case CODE:
      case VERBATIM:
        return verbatim(prose.plain(), Text.of(indent(prose.depth()) + "  "));
      default:
        return hanging(Text.of(indent(prose.depth())), text(prose.text()));
    }
  }

  private List<Text> alert(Alert alert) {
    Style style = styleOf(alert.kind());
    String word = alert.kind().name();
    String label = (style == Style.NOTE ? "ℹ " : "⚠ ") + word;
    Text bar = Text.of("▌ ", style);
    List<Text> lines = new ArrayList<>();
    lines.add(bar.plus(label, style));
    lines.addAll(Wrap.lines(bar, bar, text(alert.text()), width));
    return lines;
  }

  private static Style styleOf(Alert.Kind kind) {
    switch (kind) {
      case CAUTION:
        return Style.DANGER;
      case WARNING:
      case IMPORTANT:
        return Style.CAUTION;
      default:
        return Style.NOTE;
    }
  }

  private List<Text> block(Block block) {
    List<Text> lines = new ArrayList<>();
    Text bar = Text.of(indent(block.depth()) + "│ ", Style.DIM);
    if (!block.language().isEmpty()) {
      lines.add(bar.plus(block.language().toLowerCase(Locale.ROOT), Style.DIM));
    }
    for (String line : block.text().stripTrailing().split("\n", -1)) {
      lines.addAll(Wrap.lines(bar, bar.plus("  "), Text.of(line, Style.CODE), width));
    }
    return lines;
  }

  /** Kept as the author spaced it; what is too wide is wrapped all the same. */
  private List<Text> verbatim(String text, Text prefix) {
    List<Text> lines = new ArrayList<>();
    for (String line : text.stripTrailing().split("\n", -1)) {
      lines.addAll(Wrap.lines(prefix, prefix, Text.of(line), width));
    }
    return lines;
  }

  private List<Text> hanging(Text first, Text text) {
    return Wrap.lines(first, Text.of(" ".repeat(first.width())), text, width);
  }

  private static String indent(int depth) {
    return " ".repeat(STEP * Math.max(0, Math.min(8, depth)));
  }

  private static Text text(List<Inline> runs) {
    Text text = Text.EMPTY;
    for (Inline run : runs) {
      text = text.plus(run.text(), styleOf(run.style()));
    }
    return text;
  }

  private static Style styleOf(Inline.Style style) {
    switch (style) {
      case EMPHASIS:
        return Style.EMPHASIS;
      case STRONG:
        return Style.BOLD;
      case CODE:
        return Style.CODE;
      case LINK:
        return Style.LINK;
      default:
        return Style.PLAIN;
    }
  }
}
