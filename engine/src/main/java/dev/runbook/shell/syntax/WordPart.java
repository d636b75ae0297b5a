package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a word, of a here-document's body or of an arithmetic expression. */
public sealed interface WordPart extends Node {
  /** What it stands for where that needs no expansion, else how it is written, without quotes. */
  String shown();

  @Override
  default List<Node> children() {
    return List.of();
  }

  /** Several parts as one text: what needs no expansion as it is, the rest as written. */
  static String shown(List<WordPart> parts) {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> out.append(part.shown()));
    return out.toString();
  }

  /** Characters that stand for themselves, or for patterns, braces and tildes. */
  record Literal(int start, int end, String value) implements WordPart {
    @Override
    public String shown() {
      return value;
    }
  }

  /** A character behind a backslash. */
  record Escaped(int start, int end, String value) implements WordPart {
    @Override
    public String shown() {
      return value;
    }
  }

  /** {@code '…'}. */
  record SingleQuoted(int start, int end, String value) implements WordPart {
    @Override
    public String shown() {
      return value;
    }
  }

  /** {@code $'…'}, its escapes resolved. */
  record AnsiQuoted(int start, int end, String value) implements WordPart {
    @Override
    public String shown() {
      return value;
    }
  }

  /**
   * {@code "…"}.
   *
   * @param start the offset of its first character, a {@code $} before the quote included
   * @param end the offset after its last
   * @param parts what is in it
   * @param translated whether it is {@code $"…"}
   */
  record DoubleQuoted(int start, int end, List<WordPart> parts, boolean translated)
      implements WordPart {
    /** Copies the list. */
    public DoubleQuoted {
      parts = List.copyOf(parts);
    }

    @Override
    public String shown() {
      return WordPart.shown(parts);
    }

    @Override
    public List<Node> children() {
      return List.copyOf(parts);
    }
  }

  /**
   * {@code $name} and <code>${name…}</code>.
   *
   * @param start the offset of its {@code $}
   * @param end the offset after its last character
   * @param raw the expansion as written
   * @param name the variable or special parameter; empty where bash will refuse what is there
   * @param braced whether it is in braces
   * @param prefix {@code #} for its length, {@code !} for what it names; else empty
   * @param subscript what is in {@code […]}
   * @param operator {@code :-}, {@code %%}, {@code //}, {@code @}, …; empty where there is none
   * @param operand what is after the operator
   */
  record Parameter(
      int start,
      int end,
      String raw,
      String name,
      boolean braced,
      String prefix,
      List<WordPart> subscript,
      String operator,
      List<WordPart> operand)
      implements WordPart {
    /** Copies the lists. */
    public Parameter {
      subscript = List.copyOf(subscript);
      operand = List.copyOf(operand);
    }

    @Override
    public String shown() {
      return raw;
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(subscript);
      all.addAll(operand);
      return all;
    }
  }

  /**
   * {@code $(…)} and {@code `…`}.
   *
   * @param start the offset of its first character
   * @param end the offset after its last
   * @param raw the substitution as written
   * @param backticks whether it is in backticks
   * @param body the commands
   * @param error why the shell will refuse the text between backticks, which it reads when it runs
   *     it
   */
  record CommandSubstitution(
      int start,
      int end,
      String raw,
      boolean backticks,
      CommandList body,
      Optional<SyntaxError> error)
      implements WordPart {
    @Override
    public String shown() {
      return raw;
    }

    @Override
    public List<Node> children() {
      return List.of(body);
    }
  }

  /** {@code $((…))} and {@code $[…]}. */
  record ArithmeticExpansion(int start, int end, String raw, List<WordPart> parts)
      implements WordPart {
    /** Copies the list. */
    public ArithmeticExpansion {
      parts = List.copyOf(parts);
    }

    @Override
    public String shown() {
      return raw;
    }

    @Override
    public List<Node> children() {
      return List.copyOf(parts);
    }
  }

  /** {@code <(…)} and {@code >(…)}. */
  record ProcessSubstitution(int start, int end, String raw, boolean output, CommandList body)
      implements WordPart {
    @Override
    public String shown() {
      return raw;
    }

    @Override
    public List<Node> children() {
      return List.of(body);
    }
  }

  /** <code>@(…)</code>, {@code !(…)} and their like. */
  record ExtendedPattern(int start, int end, String raw, List<WordPart> parts) implements WordPart {
    /** Copies the list. */
    public ExtendedPattern {
      parts = List.copyOf(parts);
    }

    @Override
    public String shown() {
      return raw;
    }

    @Override
    public List<Node> children() {
      return List.copyOf(parts);
    }
  }

  /** {@code (…)} after {@code NAME=}: the elements of an array. */
  record ArrayLiteral(int start, int end, String raw, List<Word> elements) implements WordPart {
    /** Copies the list. */
    public ArrayLiteral {
      elements = List.copyOf(elements);
    }

    @Override
    public String shown() {
      return raw;
    }

    @Override
    public List<Node> children() {
      return List.copyOf(elements);
    }
  }
}
