package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A command of any kind (bash(1), "SHELL GRAMMAR"). */
public sealed interface CommandNode extends Node {
  /**
   * Assignments, a program with its arguments, redirections.
   *
   * @param start the offset of its first character
   * @param end the offset after its last
   * @param assignments the assignments before the program
   * @param words the program and its arguments; empty where there are none
   * @param redirections its redirections, wherever they stand
   */
  record Simple(
      int start,
      int end,
      List<Assignment> assignments,
      List<Word> words,
      List<Redirection> redirections)
      implements CommandNode {
    /** Copies the lists. */
    public Simple {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }

    /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
    @Override
    public boolean equals(Object other) {
      return this == other
          || other instanceof Simple simple
              && start == simple.start
              && end == simple.end
              && assignments.equals(simple.assignments)
              && words.equals(simple.words)
              && redirections.equals(simple.redirections);
    }

    @Override
    public int hashCode() {
      return start * 31 + end;
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(assignments);
      all.addAll(words);
      all.addAll(redirections);
      all.sort(Comparator.comparingInt(Node::start));
      return all;
    }
  }

  /**
   * Commands whose output is the next one's input; also one that {@code !} or {@code time}
   * precedes.
   *
   * @param start the offset of its first character
   * @param end the offset after its last
   * @param negated whether {@code !} turns its status round
   * @param timed whether {@code time} measures it
   * @param commands its parts in order; none where {@code !} or {@code time} stands alone
   * @param both for each {@code |} whether it is {@code |&}, which takes the messages along
   */
  record Pipeline(
      int start,
      int end,
      boolean negated,
      boolean timed,
      List<CommandNode> commands,
      List<Boolean> both)
      implements CommandNode {
    /** Copies the lists. */
    public Pipeline {
      commands = List.copyOf(commands);
      both = List.copyOf(both);
    }

    @Override
    public List<Node> children() {
      return List.copyOf(commands);
    }
  }

  /**
   * Commands joined by {@code &&} and {@code ||}, which bind alike, from the left.
   *
   * @param start the offset of its first character
   * @param end the offset after its last
   * @param commands its parts in order
   * @param or for each operator whether it is {@code ||}
   */
  record AndOr(int start, int end, List<CommandNode> commands, List<Boolean> or)
      implements CommandNode {
    /** Copies the lists. */
    public AndOr {
      commands = List.copyOf(commands);
      or = List.copyOf(or);
    }

    @Override
    public List<Node> children() {
      return List.copyOf(commands);
    }
  }

  /** A compound command with redirections of its own: {@code while …; done < file}. */
  record Redirected(int start, int end, CommandNode command, List<Redirection> redirections)
      implements CommandNode {
    /** Copies the list. */
    public Redirected {
      redirections = List.copyOf(redirections);
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(List.of(command));
      all.addAll(redirections);
      return all;
    }
  }

  /** {@code ( list )}. */
  record Subshell(int start, int end, CommandList body) implements CommandNode {
    @Override
    public List<Node> children() {
      return List.of(body);
    }
  }

  /** <code>{ list; }</code>. */
  record Group(int start, int end, CommandList body) implements CommandNode {
    @Override
    public List<Node> children() {
      return List.of(body);
    }
  }

  /** {@code if … then … elif … else … fi}. */
  record If(int start, int end, List<Branch> branches, Optional<CommandList> otherwise)
      implements CommandNode {
    /** Copies the list. */
    public If {
      branches = List.copyOf(branches);
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(branches);
      otherwise.ifPresent(all::add);
      return all;
    }
  }

  /** A condition with what is run when it holds. */
  record Branch(int start, int end, CommandList condition, CommandList body) implements Node {
    @Override
    public List<Node> children() {
      return List.of(condition, body);
    }
  }

  /** {@code while … do … done} and {@code until … do … done}. */
  record Loop(int start, int end, boolean until, CommandList condition, CommandList body)
      implements CommandNode {
    @Override
    public List<Node> children() {
      return List.of(condition, body);
    }
  }

  /**
   * {@code for NAME in …} and {@code select NAME in …}.
   *
   * @param start the offset of its first character
   * @param end the offset after its last
   * @param select whether it is {@code select}
   * @param variable the name
   * @param words what it takes, one after the other; empty for the positional parameters
   * @param body what is run for each
   */
  record For(
      int start,
      int end,
      boolean select,
      Word variable,
      Optional<List<Word>> words,
      CommandList body)
      implements CommandNode {
    /** Copies the list. */
    public For {
      words = words.map(List::copyOf);
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(List.of(variable));
      words.ifPresent(all::addAll);
      all.add(body);
      return all;
    }
  }

  /** {@code for ((…;…;…))}. */
  record ArithmeticFor(int start, int end, List<WordPart> expressions, CommandList body)
      implements CommandNode {
    /** Copies the list. */
    public ArithmeticFor {
      expressions = List.copyOf(expressions);
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(expressions);
      all.add(body);
      return all;
    }
  }

  /** {@code case WORD in … esac}. */
  record Case(int start, int end, Word subject, List<CaseClause> clauses) implements CommandNode {
    /** Copies the list. */
    public Case {
      clauses = List.copyOf(clauses);
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(List.of(subject));
      all.addAll(clauses);
      return all;
    }
  }

  /**
   * The patterns of a {@code case} with what is run where one fits.
   *
   * @param start the offset of its first character, an opening parenthesis included
   * @param end the offset after its last, the terminator included
   * @param patterns the patterns
   * @param body the commands
   * @param terminator {@code ;;}, {@code ;&}, {@code ;;&}, or nothing before {@code esac}
   */
  record CaseClause(int start, int end, List<Word> patterns, CommandList body, String terminator)
      implements Node {
    /** Copies the list. */
    public CaseClause {
      patterns = List.copyOf(patterns);
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(patterns);
      all.add(body);
      return all;
    }
  }

  /** {@code ((…))}. */
  record Arithmetic(int start, int end, List<WordPart> expression) implements CommandNode {
    /** Copies the list. */
    public Arithmetic {
      expression = List.copyOf(expression);
    }

    @Override
    public List<Node> children() {
      return List.copyOf(expression);
    }
  }

  /** {@code [[ … ]]}. */
  record Conditional(int start, int end, Condition condition) implements CommandNode {
    @Override
    public List<Node> children() {
      return List.of(condition);
    }
  }

  /** {@code NAME() …} and {@code function NAME …}. */
  record Function(int start, int end, Word name, CommandNode body) implements CommandNode {
    @Override
    public List<Node> children() {
      return List.of(name, body);
    }
  }

  /** {@code coproc [NAME] …}. */
  record Coprocess(int start, int end, Optional<Word> name, CommandNode body)
      implements CommandNode {
    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>();
      name.ifPresent(all::add);
      all.add(body);
      return all;
    }
  }
}
