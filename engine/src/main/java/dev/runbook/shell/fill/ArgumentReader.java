package dev.runbook.shell.fill;

import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.Inner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says what a program does with the argument that a placeholder stands in: passes it on to another
 * shell, reads it as a language of its own, or takes it as it is.
 */
final class ArgumentReader {
  /** Programs that run another one among their arguments, in ways that nobody follows here. */
  private static final Set<String> RUNS_ANOTHER =
      Set.of(
          "ssh",
          "su",
          "sudo",
          "eval",
          "bash",
          "sh",
          "zsh",
          "dash",
          "ksh",
          "ash",
          "fish",
          "docker",
          "podman",
          "kubectl",
          "psql",
          "mysql",
          "mariadb",
          "sqlite3",
          "awk",
          "gawk",
          "sed",
          "perl",
          "python",
          "python3",
          "ruby",
          "node",
          "jq",
          "xargs",
          "parallel");

  /** What they run is known well enough to look for danger in it, and not for quoting. */
  private static final Set<String> GUESSED = Set.of("gcloud", "az");

  private final char mark;
  private final Reading reading;
  private final Function<String, Slot> script;

  /**
   * @param mark stands for the placeholder
   * @param script reads text for a shell
   */
  ArgumentReader(char mark, Reading reading, Function<String, Slot> script) {
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
    argv.set(0, Argv.name(argv.get(0)));
    String program = argv.get(0);
    if (program.isEmpty() || Argv.isOpen(program) || MarkedText.isMarked(program)) {
      return Slot.plain("only the shell knows which program gets it", "write the program's name");
    }
    if (reading.functions().contains(program)) {
      return Slot.plain(
          "`"
              + program
              + "` is a function of this page, and what that does with it is not followed",
          "write out what the function does");
    }
    return ReadAgain.slot(argv, at(argv)).or(() -> wrapped(argv)).orElseGet(() -> leaf(argv));
  }

  private Slot program(String word) {
    boolean folder = word.indexOf('/', word.indexOf(mark)) > 0;
    return folder
        ? Slot.any()
        : Slot.of(
            Takes.PROGRAM, "it names the program to run", "write the program's name on the page");
  }

  private Optional<Slot> wrapped(List<String> argv) {
    List<Inner> inner = Catalogue.shipped().call(argv).handsOn();
    if (inner.isEmpty() || GUESSED.contains(argv.get(0))) {
      return Optional.empty();
    }
    boolean severalBefore =
        argv.subList(0, at(argv)).stream().anyMatch(word -> word.indexOf(Argv.SEVERAL) >= 0);
    if (severalBefore) {
      return Optional.of(
          Slot.plain(
              "what the shell expands before it may change which command it belongs to",
              "write the words out, or quote what is expanded"));
    }
    for (Inner each : inner) {
      if (each.script().filter(this::has).isPresent()) {
        return Optional.of(handedOn(each.script().get()));
      }
      if (each.argv().stream().anyMatch(this::has)) {
        return Optional.of(of(each.argv()));
      }
    }
    return Optional.of(own(argv, inner.get(0)));
  }

  private Slot handedOn(String text) {
    return Argv.isOpen(text)
        ? Slot.plain(
            "the shell expands another part of the same text, and what that gives may change how it is read",
            "write that part out, or escape its `$` for the far shell")
        : script.apply(text);
  }

  /** An argument of the wrapper itself. */
  private Slot own(List<String> argv, Inner inner) {
    if (argv.get(0).equals("ssh")) {
      return Slot.of(Takes.HOST, "it is an argument of ssh itself", "");
    }
    String assigned = argv.get(at(argv)).replaceFirst("(?s)=.*", "");
    if (EvaluatedVariables.isOne(assigned)) {
      return EvaluatedVariables.slot(assigned);
    }
    boolean positional = Catalogue.shipped().isShell(argv.get(0)) && inner.script().isPresent();
    if (positional && !Flow.positionalsAreQuoted(inner.script().get(), reading)) {
      return Slot.plain(
          "the text after -c uses its arguments outside double quotes", "write \"$1\" there");
    }
    return Slot.any();
  }

  private Slot leaf(List<String> argv) {
    String program = argv.get(0);
    int at = at(argv);
    if (program.equals("ssh")) {
      return Slot.of(Takes.HOST, "it is an argument of ssh itself", "");
    }
    if (argv.subList(1, at).stream().anyMatch(word -> RUNS_ANOTHER.contains(Argv.name(word)))) {
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
    return ProgramText.of(argv, at, mark)
        .or(() -> ShellTextOptions.slot(argv, at))
        .or(() -> JsonText.slot(argv.get(at), mark))
        .orElseGet(() -> Slot.any().leading(leads(argv, at)));
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
