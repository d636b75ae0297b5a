package dev.runbook.shell.fill;

import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.InnerCommand;
import dev.runbook.shell.program.ValueUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds in the catalogue how a program uses the argument around a placeholder: it passes the
 * argument to another shell, reads it again or in a language of its own, or takes it as it is.
 */
final class ProgramArguments {
  private static final Pattern TEMPLATE =
      Pattern.compile("\\{\\{|jsonpath|custom-columns|\\{\\s*[.@]");

  /** In {@code host=… dbname=…} a space, a quote and a backslash would be read (libpq). */
  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?:-d|--dbname=)?(?:host|hostaddr|port|dbname|user|password|service|ssl\\w+)\\s*=");

  private final Catalogue catalogue = Catalogue.shipped();
  private final char mark;
  private final ParsedTexts reading;
  private final Function<String, Slot> script;

  /**
   * @param mark stands for the placeholder
   * @param script reads text for a shell
   */
  ProgramArguments(char mark, ParsedTexts reading, Function<String, Slot> script) {
    this.mark = mark;
    this.reading = reading;
    this.script = script;
  }

  /** The slot in a command. */
  Slot of(List<String> words) {
    List<String> argv = new ArrayList<>(words);
    if (has(argv.get(0))) {
      return program(argv.get(0));
    }
    argv.set(0, MarkedArguments.name(argv.get(0)));
    String program = argv.get(0);
    if (program.isEmpty() || MarkedArguments.isOpen(program) || MarkedText.isMarked(program)) {
      return Slot.plain("only the shell knows which program gets it", "write the program's name");
    }
    if (reading.functions().contains(program)) {
      return Slot.plain(
          "`"
              + program
              + "` is a function of this page, and what that does with it is not followed",
          "write out what the function does");
    }
    Call call = catalogue.call(argv);
    Optional<ValueUse> use = call.valueUse(at(argv)).filter(ProgramArguments::isReadOnTheWay);
    return use.map(each -> used(each, argv, at(argv)))
        .or(() -> wrapped(argv, call))
        .orElseGet(() -> leaf(argv, call));
  }

  private static boolean isReadOnTheWay(ValueUse use) {
    return use.as() == ValueUse.As.AGAIN || use.as() == ValueUse.As.COMMAND;
  }

  private Slot program(String word) {
    boolean folder = word.indexOf('/', word.indexOf(mark)) > 0;
    return folder
        ? Slot.any()
        : Slot.of(
            AllowedValues.PROGRAM,
            "it names the program to run",
            "write the program's name on the page");
  }

  private Optional<Slot> wrapped(List<String> argv, Call call) {
    List<InnerCommand> inner = call.handsOn();
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    boolean severalBefore =
        argv.subList(0, at(argv)).stream()
            .anyMatch(word -> word.indexOf(MarkedArguments.SEVERAL) >= 0);
    if (severalBefore) {
      return Optional.of(
          Slot.plain(
              "what the shell expands before it may change which command it belongs to",
              "write the words out, or quote what is expanded"));
    }
    for (InnerCommand each : inner) {
      if (each.script().filter(this::has).isPresent()) {
        return Optional.of(handedOn(each.script().get()));
      }
      if (each.argv().stream().anyMatch(this::has)) {
        return Optional.of(of(each.argv()));
      }
    }
    return Optional.of(own(argv, call, inner.get(0)));
  }

  private Slot handedOn(String text) {
    return MarkedArguments.isOpen(text)
        ? Slot.plain(
            "the shell expands another part of the same text, and what that gives may change how it"
                + " is read",
            "write that part out, or escape its `$` for the far shell")
        : script.apply(text);
  }

  /** An argument of the wrapper itself. */
  private Slot own(List<String> argv, Call call, InnerCommand inner) {
    Optional<ValueUse> use = call.valueUse(at(argv));
    if (use.isPresent()) {
      return used(use.get(), argv, at(argv));
    }
    String assigned = argv.get(at(argv)).replaceFirst("(?s)=.*", "");
    if (EvaluatedVariables.isOne(assigned)) {
      return EvaluatedVariables.slot(assigned);
    }
    boolean positional = catalogue.isShell(argv.get(0)) && inner.script().isPresent();
    if (positional && !ValueFlow.positionalsAreQuoted(inner.script().get(), reading)) {
      return Slot.plain(
          "the text after -c uses its arguments outside double quotes", "write \"$1\" there");
    }
    return Slot.any();
  }

  private Slot leaf(List<String> argv, Call call) {
    String program = argv.get(0);
    int at = at(argv);
    boolean runs =
        !call.isKnown()
            && argv.subList(1, at).stream()
                .anyMatch(word -> catalogue.runsOthers(MarkedArguments.name(word)));
    if (runs) {
      return Slot.plain(
          "`"
              + program
              + "` may run the program named before it, and how it hands arguments on is not known",
          "");
    }
    String assigned = argv.get(at).replaceFirst("(?s)=.*", "");
    if (EvaluatedVariables.isOne(assigned)) {
      return EvaluatedVariables.slot(assigned);
    }
    return text(argv, call, at)
        .or(() -> catalogue.usual(call, at).map(use -> used(use, argv, at)))
        .or(() -> JsonText.slot(argv.get(at), mark))
        .orElseGet(() -> Slot.any().leading(leads(argv, at)));
  }

  /** The slot in an argument that is text for the program; empty where it is none. */
  private Optional<Slot> text(List<String> argv, Call call, int at) {
    String program = argv.get(0);
    String word = argv.get(at);
    Optional<Slot> use =
        call.valueUse(at)
            .filter(each -> each.as() != ValueUse.As.SETTINGS || SETTINGS.matcher(word).lookingAt())
            .map(each -> used(each, argv, at));
    if (Sql.CLIENTS.contains(program)) {
      return Sql.argument(argv, at).map(sql -> Sql.slot(program, sql, mark)).or(() -> use);
    }
    return use.or(
            () ->
                call.languageAt(at)
                    .filter(language -> !Catalogue.isShellText(language))
                    .map(language -> code(program, language, word, mark)))
        .or(
            () ->
                Optional.of(word)
                    .filter(each -> TEMPLATE.matcher(each.substring(0, each.indexOf(mark))).find())
                    .map(each -> Slot.plain("it is in a template", "")));
  }

  private Slot used(ValueUse use, List<String> argv, int at) {
    String program = "`" + argv.get(0) + "`";
    return switch (use.as()) {
      case AGAIN ->
          Slot.plain(
              program + " reads its arguments again before they reach their program",
              use.instead());
      case COMMAND -> Slot.plain(program + " may read it as a command", use.instead());
      case TEXT -> code(argv.get(0), "", argv.get(at), mark).instead(use.instead());
      case FORMAT ->
          Slot.of(AllowedValues.NO_FORMAT, program + " reads it as its format", use.instead());
      case ESCAPES ->
          Slot.of(
              AllowedValues.NO_BACKSLASH,
              program + " reads a backslash in it as the start of an escape",
              use.instead());
      case SETTINGS ->
          Slot.plain("it is in a connection string, which has its own quotes", use.instead());
      case HOST ->
          Slot.of(AllowedValues.HOST, "it is an argument of " + argv.get(0) + " itself", "");
    };
  }

  /** In a string of the language more characters mean themselves than outside of one. */
  static Slot code(String program, String language, String text, char mark) {
    boolean string = Catalogue.shipped().hasStrings(language) && inString(text, text.indexOf(mark));
    return Slot.of(
        string ? AllowedValues.STRING : AllowedValues.CODE,
        "it is in the text of a program for `"
            + program
            + "`, where other characters could end its string",
        "");
  }

  /**
   * Whether a quote is open before a place; a rough reading, which only widens what is harmless
   * anyway.
   */
  private static boolean inString(String text, int to) {
    char quote = 0;
    for (int at = 0; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return quote != 0;
  }

  /** Whether a value that begins with a dash would be taken for an option. */
  private boolean leads(List<String> argv, int at) {
    return argv.get(at).charAt(0) == mark
        && !argv.get(0).matches("test|\\[")
        && !argv.subList(1, at).contains("--")
        && !argv.get(at - 1).startsWith("-");
  }

  private int at(List<String> argv) {
    for (int i = 0; i < argv.size(); i++) {
      if (has(argv.get(i))) {
        return i;
      }
    }
    throw new IllegalArgumentException("the place is not among these words");
  }

  private boolean has(String text) {
    return text.indexOf(mark) >= 0;
  }
}
