package dev.runbook.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes that a {@link NodeWriter} has written, each of which is read when its name is looked up.
 *
 * <p>Whoever wrote them has read them before and found no mistake, so they have no places of their
 * own.
 */
public final class CompiledNodes {
  private static final Span NOWHERE = Span.at(0);

  private final byte[] bytes;
  private final int textsAt;

  /** Those that have been read; the same text is there once. */
  private final String[] texts;

  /** Takes what {@link NodeWriter#bytes} has given; nobody changes it any more. */
  public CompiledNodes(byte[] bytes) {
    this.bytes = bytes;
    this.texts = new String[integer(0)];
    this.textsAt = Integer.BYTES * (3 + 3 * integer(2 * Integer.BYTES));
  }

  /** The table of a name. */
  public Table table(String name) {
    for (int at = 3 * Integer.BYTES; at < textsAt; at += 3 * Integer.BYTES) {
      if (text(integer(at)).equals(name)) {
        return new Table(integer(at + Integer.BYTES), integer(at + 2 * Integer.BYTES));
      }
    }
    throw new IllegalArgumentException("nothing was compiled under " + name);
  }

  /** Names, and a node for each. */
  public final class Table {
    private static final int PAIR = 2 * Integer.BYTES;

    private final int at;
    private final int count;

    private Table(int at, int count) {
      this.at = at;
      this.count = count;
    }

    /** The names, in the order in which they were written. */
    public List<String> names() {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        names.add(name(i));
      }
      return names;
    }

    private String name(int index) {
      return text(integer(at + PAIR * index));
    }

    /** The number of a name in that order, counted from 0; -1 where it is none of them. */
    public int indexOf(String name) {
      int slots = NodeWriter.slots(count);
      int slotsAt = at + PAIR * count;
      for (int slot = NodeWriter.slot(name, slots); ; slot = slot + 1 & slots - 1) {
        int index = integer(slotsAt + Integer.BYTES * slot) - 1;
        if (index < 0 || name(index).equals(name)) {
          return index;
        }
      }
    }

    /** The node of a name. */
    public Optional<YamlNode> node(String name) {
      int index = indexOf(name);
      return index < 0
          ? Optional.empty()
          : Optional.of(new NodeReader(integer(at + PAIR * index + Integer.BYTES)).node());
    }
  }

  /** Reads a node from where it begins. */
  private final class NodeReader {
    private int at;

    NodeReader(int at) {
      this.at = at;
    }

    YamlNode node() {
      int head = number();
      int number = head >>> 2;
      return switch (head & 3) {
        case NodeWriter.SEQUENCE -> sequence(number);
        case NodeWriter.MAPPING -> mapping(number);
        default -> new YamlNode.Scalar(text(number), (head & 3) == NodeWriter.NULL, NOWHERE);
      };
    }

    private YamlNode sequence(int count) {
      List<YamlNode> items = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        items.add(node());
      }
      return new YamlNode.Sequence(items, NOWHERE);
    }

    private YamlNode mapping(int count) {
      Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        String key = text(number());
        entries.put(key, new YamlNode.Entry(NOWHERE, node()));
      }
      return new YamlNode.Mapping(entries, NOWHERE);
    }

    private int number() {
      int number = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[at++];
        number |= (next & 0x7f) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }
  }

  private String text(int index) {
    String text = texts[index];
    if (text == null) {
      int from = integer(textsAt + Integer.BYTES * index);
      int start = from & ~NodeWriter.UNICODE;
      int end = integer(textsAt + Integer.BYTES * (index + 1)) & ~NodeWriter.UNICODE;
      text = new String(bytes, start, end - start, from < 0 ? UTF_8 : ISO_8859_1);
      texts[index] = text;
    }
    return text;
  }

  private int integer(int offset) {
    return bytes[offset] << 24
        | (bytes[offset + 1] & 0xff) << 16
        | (bytes[offset + 2] & 0xff) << 8
        | bytes[offset + 3] & 0xff;
  }
}
