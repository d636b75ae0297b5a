package dev.runbook.shell.fill;

import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.InnerCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds in the catalogue how a program reads its standard input: as data, or as text of a language.
 */
final class ProgramInput {
  /** How an input is read. */
  enum Kind {
    /** As it is. */
    DATA,
    /** By a shell. */
    SHELL,
    /** By a client of a database. */
    SQL,
    /** In another language, or in ways that nobody follows here. */
    CODE
  }

  private static final int MAX_DEPTH = 8;

  private final ParsedTexts reading;

  ProgramInput(ParsedTexts reading) {
    this.reading = reading;
  }

  /** How a command reads its input. */
  Kind kind(List<String> argv) {
    return kind(argv, 0);
  }

  private Kind kind(List<String> words, int depth) {
    List<String> argv = new ArrayList<>(words);
    argv.set(0, MarkedArguments.name(argv.get(0)));
    String program = argv.get(0);
    if (depth > MAX_DEPTH
        || program.isEmpty()
        || MarkedArguments.isOpen(program)
        || reading.functions().contains(program)) {
      return Kind.CODE;
    }
    Call call = Catalogue.shipped().call(argv);
    if (call.isToldByInput()) {
      return Kind.CODE;
    }
    Optional<String> language = call.inputLanguage();
    if (language.isPresent()) {
      return of(language.get(), program);
    }
    List<InnerCommand> inner = call.handsOn();
    if (!inner.isEmpty()) {
      return together(inner.stream().map(each -> inside(each, depth)).toList());
    }
    return call.leadsWithoutInput().map(each -> of(each, program)).orElse(Kind.DATA);
  }

  private static Kind of(String language, String program) {
    if (Catalogue.isShellText(language)) {
      return Kind.SHELL;
    }
    return Sql.CLIENTS.contains(program) ? Kind.SQL : Kind.CODE;
  }

  private Kind inside(InnerCommand inner, int depth) {
    Optional<String> script = inner.script();
    return script.isPresent() ? ofText(script.get(), depth) : kind(inner.argv(), depth + 1);
  }

  /** In a text for another shell each of its commands may be the one that reads. */
  private Kind ofText(String text, int depth) {
    if (MarkedArguments.isOpen(text) || !reading.isComplete(text)) {
      return Kind.CODE;
    }
    List<Kind> kinds = new ArrayList<>();
    SimpleCommandFinder.in(reading.tree(text))
        .forEach(each -> kinds.add(kind(MarkedArguments.of(each.words()), depth + 1)));
    return together(kinds);
  }

  /** Any of several may be the one that reads. */
  private static Kind together(List<Kind> kinds) {
    List<Kind> readers = kinds.stream().filter(each -> each != Kind.DATA).distinct().toList();
    if (readers.isEmpty()) {
      return Kind.DATA;
    }
    return readers.size() == 1 ? readers.get(0) : Kind.CODE;
  }
}
