package dev.runbook.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes nodes under their names as {@link CompiledNodes} looks them up; their places are left out.
 *
 * <p>First come three numbers: how many texts there are, where the nodes begin, and how many tables
 * there are. Then, for each table, the text that names it, where it begins, and how many names are
 * in it; for each text, where it begins, and where the last one ends; the texts, each there once;
 * the nodes; and the tables. A table has the text and the node of each name, in order, and then its
 * slots, a power of two of them: the number of a name, counted from 1, stands in the slot of its
 * hash or in the next that was free, and 0 in a free one.
 */
public final class NodeWriter {
  static final int TEXT = 0;
  static final int NULL = 1;
  static final int SEQUENCE = 2;
  static final int MAPPING = 3;

  /** A number with this bit says that the text there is not in Latin-1. */
  static final int UNICODE = 1 << 31;

  private static final int LATIN = 256;

  private record Named(String name, int node) {}

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<String, List<Named>> tables = new LinkedHashMap<>();
  private final ByteArrayOutputStream nodes = new ByteArrayOutputStream();

  /** Adds a node to a table, under each of some names that are not in it yet. */
  public void add(String table, List<String> names, YamlNode node) {
    int at = nodes.size();
    write(node);
    text(table);
    List<Named> known = tables.computeIfAbsent(table, key -> new ArrayList<>());
    for (String name : names) {
      text(name);
      known.add(new Named(name, at));
    }
  }

  private void write(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      head(scalar.isNull() ? NULL : TEXT, text(scalar.text()));
    } else if (node instanceof YamlNode.Sequence list) {
      head(SEQUENCE, list.items().size());
      list.items().forEach(this::write);
    } else if (node instanceof YamlNode.Mapping mapping) {
      head(MAPPING, mapping.entries().size());
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                number(text(key));
                write(entry.value());
              });
    }
  }

  private void head(int kind, int number) {
    number(number << 2 | kind);
  }

  /** Seven bits to a byte, the lowest first; all but the last have the eighth. */
  private void number(int number) {
    int rest = number;
    for (; rest > 0x7f; rest >>>= 7) {
      nodes.write(rest | 0x80);
    }
    nodes.write(rest);
  }

  private int text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    return known == null ? texts.size() - 1 : known;
  }

  /** All that was added. */
  public byte[] bytes() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    int head = Integer.BYTES * (3 + 3 * tables.size() + texts.size() + 1);
    List<Integer> ends = new ArrayList<>();
    texts.keySet().forEach(text -> ends.add(head + writeText(text, written)));
    int nodesAt = head + written.size();

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    integer(texts.size(), all);
    integer(nodesAt, all);
    integer(tables.size(), all);
    int tableAt = nodesAt + nodes.size();
    for (Map.Entry<String, List<Named>> table : tables.entrySet()) {
      integer(texts.get(table.getKey()), all);
      integer(tableAt, all);
      integer(table.getValue().size(), all);
      int names = table.getValue().size();
      tableAt += Integer.BYTES * (2 * names + slots(names));
    }
    int start = head;
    int at = 0;
    for (String text : texts.keySet()) {
      integer(isLatin(text) ? start : start | UNICODE, all);
      start = ends.get(at++);
    }
    integer(start, all);
    all.writeBytes(written.toByteArray());
    all.writeBytes(nodes.toByteArray());
    tables.values().forEach(names -> writeTable(names, nodesAt, all));
    return all.toByteArray();
  }

  private static int writeText(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(isLatin(text) ? ISO_8859_1 : UTF_8));
    return out.size();
  }

  private static boolean isLatin(String text) {
    return text.chars().allMatch(c -> c < LATIN);
  }

  private void writeTable(List<Named> names, int nodesAt, ByteArrayOutputStream out) {
    for (Named each : names) {
      integer(texts.get(each.name()), out);
      integer(nodesAt + each.node(), out);
    }
    int[] slots = new int[slots(names.size())];
    for (int i = 0; i < names.size(); i++) {
      int slot = slot(names.get(i).name(), slots.length);
      while (slots[slot] > 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i + 1;
    }
    for (int slot : slots) {
      integer(slot, out);
    }
  }

  /** How many slots there are for some names: twice as many at least, so that some are free. */
  static int slots(int names) {
    return Integer.highestOneBit(Math.max(1, names)) << 2;
  }

  /** The slot of a name's hash. */
  static int slot(String name, int slots) {
    int hash = name.hashCode();
    return (hash ^ hash >>> 16) & slots - 1;
  }

  private static void integer(int number, ByteArrayOutputStream out) {
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      out.write(number >>> shift);
    }
  }
}
