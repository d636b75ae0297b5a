package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A redirection of a command's input or output (bash(1), "REDIRECTION").
 *
 * <p>The body of a here-document is read after the rest of its line; from then on nothing changes.
 */
public final class Redirection implements Node {
  private final int start;
  private final int end;
  private final String descriptor;
  private final Operator operator;
  private final Word target;
  private Optional<Heredoc> heredoc = Optional.empty();

  Redirection(int start, int end, String descriptor, Operator operator, Word target) {
    this.start = start;
    this.end = end;
    this.descriptor = descriptor;
    this.operator = operator;
    this.target = target;
  }

  @Override
  public int start() {
    return start;
  }

  /** The offset after its target. */
  @Override
  public int end() {
    return end;
  }

  /**
   * {@code 2} in {@code 2>}, {@code fd} in <code>{fd}&gt;</code>; empty where none is before the
   * operator.
   */
  public String descriptor() {
    return descriptor;
  }

  /** The operator. */
  public Operator operator() {
    return operator;
  }

  /** The word after the operator. */
  public Word target() {
    return target;
  }

  /** The body, for {@code <<} and {@code <<-}; it is outside this node's places. */
  public Optional<Heredoc> heredoc() {
    return heredoc;
  }

  void heredoc(Heredoc body) {
    heredoc = Optional.of(body);
  }

  /** What a redirection does. */
  public enum Operator {
    /** Reads from a file. */
    READ("<"),
    /** Writes to a file, emptying it first. */
    WRITE(">"),
    /** Writes to a file, whatever {@code noclobber} says. */
    CLOBBER(">|"),
    /** Writes to a file's end. */
    APPEND(">>"),
    /** Reads and writes a file. */
    READ_WRITE("<>"),
    /** Takes another descriptor's input. */
    COPY_INPUT("<&"),
    /** Takes another descriptor's output; with a file name, writes output and messages to it. */
    COPY_OUTPUT(">&"),
    /** Writes output and messages to a file. */
    WRITE_BOTH("&>"),
    /** Writes output and messages to a file's end. */
    APPEND_BOTH("&>>"),
    /** Reads the lines that follow. */
    HEREDOC("<<"),
    /** Reads the lines that follow, their leading tabs taken off. */
    HEREDOC_TABS("<<-"),
    /** Reads a word. */
    HERESTRING("<<<");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** How it is written. */
    public String text() {
      return text;
    }

    /** Whether it names a file that output goes to. */
    public boolean writes() {
      return switch (this) {
        case WRITE, CLOBBER, APPEND, READ_WRITE, COPY_OUTPUT, WRITE_BOTH, APPEND_BOTH -> true;
        default -> false;
      };
    }

    /** Whether lines that follow are its body. */
    public boolean isHeredoc() {
      return this == HEREDOC || this == HEREDOC_TABS;
    }
  }

  @Override
  public List<Node> children() {
    List<Node> all = new ArrayList<>(List.of(target));
    heredoc.ifPresent(all::add);
    return all;
  }
}
