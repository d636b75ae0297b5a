package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Condition;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Redirection;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds places that the shell does not pass on as an argument, but reads itself: as a name, a
 * pattern, a number, an end mark.
 */
final class ShellReadPlaces {
  private static final Set<String> NUMBERS_COMPARED =
      Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");

  private static final Set<String> WITH_A_DEFAULT =
      Set.of(":-", "-", ":=", "=", ":+", "+", ":?", "?");

  private static final String NAME_ITSELF = "write the name itself on the page";

  private final ValuePlace place;

  private ShellReadPlaces(ValuePlace place) {
    this.place = place;
  }

  /** The slot of such a place; empty where it is none. */
  static Optional<Slot> slot(ValuePlace place) {
    ShellReadPlaces reader = new ShellReadPlaces(place);
    List<Node> inner = place.inner();
    if (inner.stream().anyMatch(reader::isCalculated)) {
      return number("the shell calculates there, and calculating runs the text in brackets", "");
    }
    for (int i = inner.size() - 1; i >= 0; i--) {
      Optional<Slot> found = reader.slot(inner.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private boolean isCalculated(Node node) {
    return node instanceof WordPart.ArithmeticExpansion
        || node instanceof CommandNode.Arithmetic
        || (node instanceof CommandNode.ArithmeticFor loop && place.isIn(loop.expressions()));
  }

  private Optional<Slot> slot(Node node) {
    if (node instanceof Redirection redirection) {
      return endMark(redirection);
    }
    if (node instanceof WordPart.Parameter parameter) {
      return expanded(parameter);
    }
    if (node instanceof Condition.Binary comparison) {
      return compared(comparison);
    }
    if (node instanceof Condition.Unary test) {
      return test.operator().matches("-[vR]")
          ? plain(
              "the shell reads it as a variable's name, and calculates the text in its brackets",
              NAME_ITSELF)
          : Optional.empty();
    }
    if (node instanceof Assignment assignment) {
      return assigned(assignment);
    }
    if (node instanceof CommandNode.Simple command && DeclarationPlace.isOne(command)) {
      return new DeclarationPlace(command, place).slot();
    }
    return named(node);
  }

  private Optional<Slot> endMark(Redirection redirection) {
    return redirection.operator().isHeredoc() && place.isIn(redirection.target())
        ? none("it would be the end mark of a heredoc", "write the end mark as a fixed word")
        : Optional.empty();
  }

  private Optional<Slot> expanded(WordPart.Parameter parameter) {
    if (place.isIn(parameter.subscript())) {
      return aName();
    }
    String reason = "inside `${…}` the shell has its own rules for quotes";
    String instead = "assign it first: `VALUE=<value>`, then use \"$VALUE\"";
    return WITH_A_DEFAULT.contains(parameter.operator())
        ? plain(reason, instead)
        : none(reason, instead);
  }

  /** {@code [} compares numbers without calculating; only {@code [[} evaluates. */
  private Optional<Slot> compared(Condition.Binary comparison) {
    if (NUMBERS_COMPARED.contains(comparison.operator())) {
      return number(
          "`[[` calculates with it, and calculating runs the text in brackets",
          "compare with `[ … ]`");
    }
    return comparison.operator().equals("=~") && place.isIn(comparison.right())
        ? plain("it is part of a regular expression there", "compare with == and quotes")
        : Optional.empty();
  }

  /** Assignments that do more than keep a value. */
  private Optional<Slot> assigned(Assignment assignment) {
    if (place.isIn(assignment.subscript())) {
      return aName();
    }
    return EvaluatedVariables.isOne(assignment.name())
        ? Optional.of(EvaluatedVariables.slot(assignment.name()))
        : Optional.empty();
  }

  private Optional<Slot> named(Node node) {
    if (node instanceof CommandNode.Function function && place.isIn(function.name())) {
      return none("it would be a function's name", "give the function a fixed name");
    }
    boolean name =
        (node instanceof CommandNode.For loop && place.isIn(loop.variable()))
            || (node instanceof CommandNode.Coprocess coprocess
                && coprocess.name().filter(place::isIn).isPresent());
    if (name) {
      return aName();
    }
    return node instanceof WordPart.ArrayLiteral array
            && array.elements().stream().anyMatch(this::isIndex)
        ? plain(
            "it is an index of an array, and the shell calculates with it",
            "write the index itself on the page")
        : Optional.empty();
  }

  /** Whether the place is in the {@code […]} that an element begins with. */
  private boolean isIndex(Word element) {
    List<WordPart> parts = element.parts();
    if (!place.isIn(element) || !parts.get(0).shown().equals("[")) {
      return false;
    }
    return parts.stream()
        .takeWhile(part -> !part.shown().equals("]"))
        .anyMatch(part -> part.contains(place.at()));
  }

  private static Optional<Slot> aName() {
    return plain("the shell reads it as a name there", NAME_ITSELF);
  }

  private static Optional<Slot> none(String reason, String instead) {
    return Optional.of(Slot.of(AllowedValues.NONE, reason, instead));
  }

  private static Optional<Slot> number(String reason, String instead) {
    return Optional.of(Slot.of(AllowedValues.NUMBER, reason, instead));
  }

  private static Optional<Slot> plain(String reason, String instead) {
    return Optional.of(Slot.plain(reason, instead));
  }
}
