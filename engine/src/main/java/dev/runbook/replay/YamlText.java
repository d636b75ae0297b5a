package dev.runbook.replay;

import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes values into YAML, and leaves the text around them, with its comments, as it is. */
final class YamlText {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private YamlText() {}

  /** A text as a scalar anywhere, in quotes only where it needs them. */
  static String scalar(String text) {
    return text.chars().anyMatch(c -> ",[]{}".indexOf(c) >= 0) ? quoted(text) : inBlock(text);
  }

  /** A text as a scalar on its own line, where brackets and commas mean nothing. */
  static String inBlock(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /**
   * The same; several lines stand below, as they are, where nothing in them is changed by that.
   *
   * @param indent what stands before each line
   */
  static String lines(String text, String indent) {
    boolean plain =
        text.contains("\n")
            && !text.startsWith(" ")
            && !text.startsWith("\n")
            && !text.endsWith("\n")
            && text.lines().noneMatch(line -> line.endsWith(" ") || line.isBlank())
            && text.chars()
                .noneMatch(c -> c < ' ' && c != '\n' || c == 0x7F || c == 0x85 || c == 0x2028);
    return plain ? "|-\n" + indent + text.replace("\n", "\n" + indent) : inBlock(text);
  }

  /** The same; what would be read as a number, a truth or a date is in quotes. */
  static String quotedWhereNumber(String text) {
    return text.matches("[-+.]?[0-9][0-9a-fxA-FX._:eE+-]*|true|false|yes|no|on|off|True|False")
        ? "\"" + text + "\""
        : inBlock(text);
  }

  private static String quoted(String text) {
    return text.indexOf('\n') < 0 && text.chars().noneMatch(c -> c < ' ')
        ? "'" + text.replace("'", "''") + "'"
        : doubleQuoted(text);
  }

  /** What is the same text with and without quotes. */
  private static boolean isPlain(String text) {
    return !NULLS.contains(text)
        && (Character.isLetterOrDigit(text.charAt(0)) || "_./~^=+$(<".indexOf(text.charAt(0)) >= 0)
        && text.chars().noneMatch(c -> c < ' ' || c == 0x7F)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.endsWith(" ")
        && !text.endsWith(":");
  }

  private static String doubleQuoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> out.append('\\').appendCodePoint(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                  if (c < ' ' || c == 0x7F) {
                    out.append(String.format("\\x%02x", c));
                  } else {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  /** An item of a list: one that was there, or a new one. */
  record Item(int old, String text) {
    static Item kept(int index) {
      return new Item(index, "");
    }

    static Item added(String text) {
      return new Item(-1, text);
    }
  }

  /**
   * The edits that make a list another one.
   *
   * @param list the list
   * @param items its items
   * @param wanted what it shall hold; items that were there in their order
   */
  static List<Edit> list(Source source, Span list, List<Span> items, List<Item> wanted) {
    boolean block = !items.isEmpty() && source.text().charAt(list.start()) == '-';
    if (!block || wanted.isEmpty() || !standAlone(source, items)) {
      String all =
          wanted.stream()
              .map(
                  item -> item.old() < 0 ? scalar(item.text()) : source.text(items.get(item.old())))
              .collect(Collectors.joining(", ", "[", "]"));
      return List.of(new Edit(source, list, all));
    }
    return blockList(source, items, wanted);
  }

  /** Whether each item begins on its own line, so that lines can come and go. */
  private static boolean standAlone(Source source, List<Span> items) {
    return items.stream().allMatch(item -> beforeItem(source, item).matches("\\s*-\\s+"));
  }

  private static String beforeItem(Source source, Span item) {
    return source.text().substring(source.lineStart(source.line(item.start())), item.start());
  }

  private static List<Edit> blockList(Source source, List<Span> items, List<Item> wanted) {
    String dash = beforeItem(source, items.get(0));
    List<Edit> edits = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < wanted.size(); i++) {
      Item item = wanted.get(i);
      if (item.old() >= 0) {
        for (; next < item.old(); next++) {
          edits.add(new Edit(source, lines(source, items.get(next)), ""));
        }
        next++;
      } else if (replacesNext(wanted, i, next, items.size())) {
        edits.add(new Edit(source, items.get(next++), inBlock(item.text())));
      } else {
        int line =
            next < items.size()
                ? source.lineStart(source.line(items.get(next).start()))
                : endOfLine(source, items.get(items.size() - 1).end());
        String text = dash + inBlock(item.text()) + "\n";
        boolean unended = line > 0 && source.text().charAt(line - 1) != '\n';
        edits.add(new Edit(source, Span.at(line), unended ? "\n" + text.stripTrailing() : text));
      }
    }
    for (; next < items.size(); next++) {
      edits.add(new Edit(source, lines(source, items.get(next)), ""));
    }
    return merged(edits);
  }

  /** Whether a new item stands where an old one stood that is not kept. */
  private static boolean replacesNext(List<Item> wanted, int at, int next, int size) {
    if (next >= size) {
      return false;
    }
    return wanted.subList(at, wanted.size()).stream()
        .filter(item -> item.old() >= 0)
        .findFirst()
        .map(item -> item.old() > next)
        .orElse(true);
  }

  private static Span lines(Source source, Span item) {
    return new Span(
        source.lineStart(source.line(item.start())),
        endOfLine(source, Math.max(item.start(), item.end() - 1)));
  }

  private static int endOfLine(Source source, int offset) {
    int line = source.line(offset);
    return line < source.lines() ? source.lineStart(line + 1) : source.text().length();
  }

  /** What is put in at one place is one edit. */
  private static List<Edit> merged(List<Edit> edits) {
    List<Edit> merged = new ArrayList<>();
    for (Edit edit : edits) {
      Edit last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && last.span().equals(edit.span()) && edit.span().length() == 0) {
        merged.set(
            merged.size() - 1, new Edit(edit.source(), edit.span(), last.text() + edit.text()));
      } else {
        merged.add(edit);
      }
    }
    return merged;
  }

  /** The edits that put a text in the place of a scalar; a block of lines stays one. */
  static Edit value(Source source, Span scalar, String text) {
    char first = source.text().charAt(scalar.start());
    if (first != '|' || text.isEmpty() || !text.endsWith("\n")) {
      return new Edit(source, scalar, scalar(text));
    }
    int line = source.line(scalar.start()) + 1;
    String indent = line <= source.lines() ? source.lineText(line).replaceFirst("\\S.*", "") : "  ";
    String lines =
        text.lines()
            .map(each -> each.isEmpty() ? "" : indent + each)
            .collect(Collectors.joining("\n"));
    boolean plain = !text.startsWith(" ") && !text.startsWith("\n");
    return plain ? new Edit(source, scalar, "|\n" + lines) : new Edit(source, scalar, scalar(text));
  }
}
