package dev.runbook.shell.fill;

import dev.runbook.shell.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Places whose text is not passed on as an argument, but read by the shell itself: as a name, a
 * pattern, a number, an end mark.
 */
final class ReadByShell {
  private static final Set<String> NUMBERS_COMPARED =
      Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");

  private static final Set<String> WITH_A_DEFAULT =
      Set.of(":-", "-", ":=", "=", ":+", "+", ":?", "?");

  private final Place place;

  private ReadByShell(Place place) {
    this.place = place;
  }

  /** The slot of such a place; empty where it is none. */
  static Optional<Slot> slot(Place place) {
    List<SyntaxNode> path = place.path();
    ReadByShell reader = new ReadByShell(place);
    for (int i = path.size() - 1; i > place.afresh(); i--) {
      Optional<Slot> found = reader.slot(path.get(i), path.get(i - 1));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Slot> slot(SyntaxNode node, SyntaxNode parent) {
    return fixed(node, parent)
        .or(() -> expanded(node, parent))
        .or(() -> named(node, parent))
        .or(() -> tested(node))
        .or(() -> assigned(node))
        .or(() -> declared(node));
  }

  /** Comments, where anything can stand, and what must be a fixed word. */
  private Optional<Slot> fixed(SyntaxNode node, SyntaxNode parent) {
    if (node.is("comment")) {
      return Optional.of(Slot.any().behind(Level.RAW));
    }
    if (node.is("heredoc_start", "heredoc_end")) {
      return none("it would be the end mark of a heredoc", "write the end mark as a fixed word");
    }
    return parent.is("function_definition") && !node.is("compound_statement")
        ? none("it would be a function's name", "give the function a fixed name")
        : Optional.empty();
  }

  private Optional<Slot> expanded(SyntaxNode node, SyntaxNode parent) {
    if (node.is("expansion")) {
      boolean fallback =
          node.children().stream().anyMatch(child -> WITH_A_DEFAULT.contains(child.type()));
      String reason = "inside `${…}` the shell reads quotes in ways of its own";
      String instead = "assign it first: `VALUE=<value>`, then use \"$VALUE\"";
      return fallback ? plain(reason, instead) : none(reason, instead);
    }
    return node.is("regex") && !parent.is("expansion")
        ? plain("it is part of a regular expression there", "compare with == and quotes")
        : Optional.empty();
  }

  private Optional<Slot> named(SyntaxNode node, SyntaxNode parent) {
    return node.is("subscript") || (node.is("variable_name") && !parent.is("simple_expansion"))
        ? plain("the shell reads it as a name there", "write the name itself on the page")
        : Optional.empty();
  }

  private Optional<Slot> tested(SyntaxNode node) {
    if (node.is("binary_expression", "unary_expression")
        && inDoubleBrackets()
        && node.children().stream().anyMatch(this::calculates)) {
      return number(
          "`[[` calculates with it, and calculating runs what is in brackets",
          "compare with `[ … ]`");
    }
    return node.is("unary_expression") && node.children().stream().anyMatch(this::asksForVariable)
        ? plain(
            "the shell reads it as a variable's name, and calculates what is in its brackets",
            "write the name itself on the page")
        : Optional.empty();
  }

  /** {@code [} compares numbers without calculating; only {@code [[} evaluates. */
  private boolean inDoubleBrackets() {
    return place.path().stream()
        .anyMatch(node -> node.is("test_command") && textOf(node).startsWith("[["));
  }

  private boolean calculates(SyntaxNode operator) {
    return operator.is("test_operator") && NUMBERS_COMPARED.contains(textOf(operator));
  }

  private boolean asksForVariable(SyntaxNode operator) {
    return operator.is("test_operator") && textOf(operator).matches("-[vR]");
  }

  /** Assignments that do more than keep a value. */
  private Optional<Slot> assigned(SyntaxNode node) {
    if (!node.is("variable_assignment")) {
      return Optional.empty();
    }
    String name = textOf(node).replaceFirst("(?s)\\W.*", "");
    if (EvaluatedVariables.isOne(name)) {
      return Optional.of(EvaluatedVariables.slot(name));
    }
    return place.within(node, "array") && place.wordBefore().matches(".*\\[[^\\]]*")
        ? plain(
            "it is an index of an array, and the shell calculates with it",
            "write the index itself on the page")
        : Optional.empty();
  }

  private Optional<Slot> declared(SyntaxNode node) {
    if (node.is("declaration_command", "unset_command")
        && !place.within(node, "variable_assignment")) {
      return plain(
          "the shell reads it as a variable's name",
          "write `export NAME=<value>` with a fixed name");
    }
    return node.is("declaration_command")
            && textOf(node).matches("(?s)\\w+\\s+-\\w*[iaAn]\\w*\\s.*")
        ? number(
            "the shell evaluates it in a declaration of this kind",
            "assign it without `-i`, `-a`, `-A` or `-n`")
        : Optional.empty();
  }

  private String textOf(SyntaxNode node) {
    return place.tree().textOf(node);
  }

  private static Optional<Slot> none(String reason, String instead) {
    return Optional.of(Slot.of(Takes.NONE, reason, instead));
  }

  private static Optional<Slot> number(String reason, String instead) {
    return Optional.of(Slot.of(Takes.NUMBER, reason, instead));
  }

  private static Optional<Slot> plain(String reason, String instead) {
    return Optional.of(Slot.plain(reason, instead));
  }
}
