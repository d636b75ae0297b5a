package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of an argument, for the search of a place in it: as the program receives it, with a mark
 * for each part that only the shell knows.
 */
final class MarkedArguments {
  /** Stands in a word of which the shell expands a part. */
  static final char PART = '\uE000';

  /** Stands for a word that may become several, or none. */
  static final char SEVERAL = '\uE001';

  private MarkedArguments() {}

  /** A command's words. */
  static List<String> of(List<Word> words) {
    List<String> argv = new ArrayList<>();
    words.forEach(word -> argv.add(text(word)));
    return argv;
  }

  /** A command's words; where a substitution is the place, its mark is in one of them. */
  static List<String> of(List<Word> words, ValuePlace place) {
    return of(words.stream().map(word -> marked(word, place)).toList());
  }

  /** What a word is to its program; empty where the shell expands some of it. */
  static Optional<String> literal(Word word, ValuePlace place) {
    return marked(word, place).literal();
  }

  /** A here-document as the program gets it (POSIX.1-2017, 2.7.4). */
  static String of(Heredoc heredoc, ValuePlace place) {
    StringBuilder out = new StringBuilder();
    for (WordPart part : marked(heredoc.parts(), place)) {
      boolean known = part instanceof WordPart.Literal || part instanceof WordPart.Escaped;
      out.append(known ? "" : PART).append(part.shown());
    }
    return out.toString();
  }

  private static Word marked(Word word, ValuePlace place) {
    return place.substitution().isPresent() && place.isIn(word)
        ? new Word(word.start(), word.end(), word.raw(), marked(word.parts(), place))
        : word;
  }

  private static List<WordPart> marked(List<WordPart> parts, ValuePlace place) {
    return parts.stream().map(part -> marked(part, place)).toList();
  }

  private static WordPart marked(WordPart part, ValuePlace place) {
    if (place.substitution().filter(each -> each == part).isPresent()) {
      return new WordPart.Literal(part.start(), part.end(), String.valueOf(place.mark()));
    }
    return part instanceof WordPart.DoubleQuoted quoted
        ? new WordPart.DoubleQuoted(
            quoted.start(), quoted.end(), marked(quoted.parts(), place), quoted.translated())
        : part;
  }

  private static String text(Word word) {
    return word.literal()
        .or(() -> test(word))
        .or(() -> tilde(word))
        .orElseGet(
            () ->
                (word.parts().stream().anyMatch(MarkedArguments::splits) ? SEVERAL : PART)
                    + word.text());
  }

  /** A bracket alone begins no pattern: it is the program {@code [}. */
  private static Optional<String> test(Word word) {
    return Optional.of(word.raw()).filter("["::equals);
  }

  /** {@code ~/x} is one word, whatever the home is called. */
  private static Optional<String> tilde(Word word) {
    if (word.parts().isEmpty()
        || !(word.parts().get(0) instanceof WordPart.Literal first)
        || !first.value().startsWith("~")) {
      return Optional.empty();
    }
    List<WordPart> rest = new ArrayList<>(word.parts());
    rest.set(0, new WordPart.Literal(first.start(), first.end(), first.value().substring(1)));
    return new Word(word.start(), word.end(), word.raw(), rest)
        .literal()
        .map(literal -> PART + literal);
  }

  /** Whether something outside double quotes is expanded, or {@code "$@"} is. */
  private static boolean splits(WordPart part) {
    if (part instanceof WordPart.Literal literal) {
      return literal.value().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }
    if (part instanceof WordPart.DoubleQuoted quoted) {
      return quoted.parts().stream().anyMatch(MarkedArguments::isAllElements);
    }
    return part instanceof WordPart.Parameter
        || part instanceof WordPart.CommandSubstitution
        || part instanceof WordPart.ArithmeticExpansion
        || part instanceof WordPart.ExtendedPattern;
  }

  /** {@code $@}, <code>${A[@]}</code>, <code>${!A@}</code>, or a default that is one of them. */
  private static boolean isAllElements(Node part) {
    return part instanceof WordPart.Parameter parameter
        && (parameter.name().equals("@")
            || WordPart.shown(parameter.subscript()).equals("@")
            || parameter.operator().equals("@") && parameter.prefix().equals("!")
            || parameter.operand().stream().anyMatch(MarkedArguments::isAllElements));
  }

  static boolean isOpen(String text) {
    return text.indexOf(PART) >= 0 || text.indexOf(SEVERAL) >= 0;
  }

  /** A program's name without its folder, as far as it is known. */
  static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }
}
