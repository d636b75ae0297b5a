package dev.runbook.shell.syntax;

import java.util.List;

/** The condition in {@code [[ … ]]} (bash(1), "CONDITIONAL EXPRESSIONS"). */
public sealed interface Condition extends Node {
  /** {@code [[ $x ]]}: whether a word is not empty. */
  record NotEmpty(Word word) implements Condition {
    @Override
    public int start() {
      return word.start();
    }

    @Override
    public int end() {
      return word.end();
    }

    @Override
    public List<Node> children() {
      return List.of(word);
    }
  }

  /** {@code -f FILE} and its like. */
  record Unary(int start, int end, String operator, Word operand) implements Condition {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }
  }

  /** {@code A == B} and its like. */
  record Binary(int start, int end, Word left, String operator, Word right) implements Condition {
    @Override
    public List<Node> children() {
      return List.of(left, right);
    }
  }

  /** {@code ! A}. */
  record Not(int start, int end, Condition condition) implements Condition {
    @Override
    public List<Node> children() {
      return List.of(condition);
    }
  }

  /** {@code ( A )}. */
  record Grouped(int start, int end, Condition condition) implements Condition {
    @Override
    public List<Node> children() {
      return List.of(condition);
    }
  }

  /** {@code A && B} and {@code A || B}. */
  record Joined(int start, int end, Condition left, boolean or, Condition right)
      implements Condition {
    @Override
    public List<Node> children() {
      return List.of(left, right);
    }
  }
}
