package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Redirection;
import dev.runbook.shell.syntax.WordPart;
import java.util.List;
import java.util.Optional;

/**
 * Follows one placeholder from the outermost shell text to the program that finally gets it, and
 * notes every reader on the way.
 *
 * <p>The placeholder is one character that bash takes for part of a word and that survives the
 * removal of quotes.
 */
final class SlotReader {
  /** Text inside text inside text: nobody means more than this. */
  private static final int MAX_DEPTH = 8;

  private final ParsedTexts reading;
  private final int depth;

  private SlotReader(ParsedTexts reading, int depth) {
    this.reading = reading;
    this.depth = depth;
  }

  /** The slot where the mark is in a text. */
  static Slot of(String text, char mark, ParsedTexts reading) {
    return new SlotReader(reading, 0).script(text, mark);
  }

  /** The slot in a text that a shell reads. */
  private Slot script(String text, char mark) {
    if (depth == MAX_DEPTH) {
      return Slot.plain(
          "it is under too many shells to follow", "put the innermost part into its own script");
    }
    return reading.isComplete(text)
        ? slot(ValuePlace.of(reading.nodes(text), mark))
        : Slot.plain(
            "the text around it does not read as complete shell text",
            "check quotes, heredocs and keywords with `bash -n`");
  }

  /** The slot in a text that the next shell on the way reads. */
  private Slot deeper(String text, char mark) {
    return new SlotReader(reading, depth + 1).script(text, mark);
  }

  private Slot slot(ValuePlace place) {
    if (place.isInComment()) {
      return Slot.any().behind(EncodingLevel.RAW).and(captured(place));
    }
    return ShellReadPlaces.slot(place)
        .or(() -> GluedPlaces.slot(place))
        .orElseGet(
            () -> alone(place, held(place)).behind(Quotes.level(place)).and(captured(place)));
  }

  /** Whether more words could be where the place is one, and no other reader comes after. */
  private static Slot alone(ValuePlace place, Slot held) {
    boolean whole =
        held.levels().isEmpty()
            && place
                .word()
                .filter(word -> word.raw().equals(String.valueOf(place.mark())))
                .isPresent();
    return whole && place.inner().stream().anyMatch(node -> takesWords(node, place))
        ? held.standingAlone()
        : held;
  }

  private static boolean takesWords(Node node, ValuePlace place) {
    return (node instanceof CommandNode.Simple simple && place.isIn(simple.words()))
        || (node instanceof CommandNode.For loop && place.isIn(loop.words().orElse(List.of())))
        || node instanceof WordPart.ArrayLiteral;
  }

  /** What holds the place takes: a command, a redirection, an assignment, a heredoc. */
  private Slot held(ValuePlace place) {
    List<Node> path = place.path();
    for (int i = path.size() - 1; i >= 0 && !ValuePlace.isSubstitution(path.get(i)); i--) {
      Optional<Slot> found = heldBy(path.get(i), i, place);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return Slot.plain("the program that reads it there is not known", "");
  }

  private Optional<Slot> heldBy(Node node, int index, ValuePlace place) {
    if (node instanceof Heredoc heredoc) {
      return Optional.of(
          feeds(place).fed(index - 1, Optional.of(MarkedArguments.of(heredoc, place))));
    }
    if (node instanceof Redirection redirection) {
      return Optional.of(
          redirection.operator() == Redirection.Operator.HERESTRING
              ? feeds(place).fed(index, MarkedArguments.literal(redirection.target(), place))
              : Slot.any().splitting(true));
    }
    if (node instanceof CommandNode.For) {
      return Optional.of(Slot.any().splitting(true));
    }
    if (node instanceof Assignment) {
      return Optional.of(Slot.any().splitting(place.isWithin(WordPart.ArrayLiteral.class)));
    }
    if (node instanceof CommandNode.Case || node instanceof CommandNode.Conditional) {
      return Optional.of(Slot.any());
    }
    return node instanceof CommandNode.Simple command
        ? Optional.of(command(place, command))
        : Optional.empty();
  }

  private Slot command(ValuePlace place, CommandNode.Simple command) {
    if (DeclarationPlace.isOne(command)) {
      return Slot.any().splitting(place.isWithin(WordPart.ArrayLiteral.class));
    }
    List<String> argv = MarkedArguments.of(command.words(), place);
    Slot slot =
        new ProgramArguments(place.mark(), reading, text -> deeper(text, place.mark())).of(argv);
    return slot.splitting(true).and(feeds(place).printed(command, argv));
  }

  private InputReaders feeds(ValuePlace place) {
    return new InputReaders(place, reading, text -> deeper(text, place.mark()));
  }

  /** What {@code $(…)} prints takes the place of the whole of it, and must be harmless there. */
  private Slot captured(ValuePlace place) {
    Optional<ValuePlace> outside = place.outside();
    if (outside.isEmpty()) {
      return Slot.any();
    }
    Slot slot =
        outside.get().substitution().get() instanceof WordPart.CommandSubstitution command
            ? printed(command, outside.get())
            : feeds(outside.get()).substituted().and(captured(outside.get()));
    return hasHeredocInSubstitution(place.path())
        ? slot.and(
            Slot.of(
                AllowedValues.NO_QUOTES,
                "some shells look for quotes and brackets in a heredoc inside `$(…)`",
                "write the heredoc into a file first, outside `$(…)`"))
        : slot;
  }

  private Slot printed(WordPart.CommandSubstitution command, ValuePlace outside) {
    if (command.backticks()) {
      return Slot.plain(
          "between backticks the shell has its own rules for quotes",
          "write `$(…)` instead of backticks");
    }
    return ValueFlow.expanded(slot(outside))
        .map(
            reason ->
                Slot.plain(
                    "what the `$(…)` around it prints is read as code: " + reason,
                    "give it to the inner command as an argument"))
        .orElseGet(Slot::any);
  }

  private static boolean hasHeredocInSubstitution(List<Node> path) {
    return path.stream()
        .dropWhile(node -> !(node instanceof WordPart.CommandSubstitution))
        .anyMatch(Heredoc.class::isInstance);
  }
}
