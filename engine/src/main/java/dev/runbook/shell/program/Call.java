package dev.runbook.shell.program;

import dev.runbook.shell.Redirect;
import dev.runbook.shell.StandardInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call of a program by a command, directly or through other programs, with its catalogue entry:
 * {@code psql} in {@code ssh db "sudo docker exec -it pg psql"}.
 */
public final class Call {
  private static final Pattern UNNAMED = Pattern.compile("[$`]|<[^<>]+>");

  private final List<String> argv;
  private final CallSite site;
  private final ParsedCall line;
  private final boolean known;
  private final List<InnerCommand> inner;
  private final Optional<InnerCommand> guessed;
  private final List<Code> codes;
  private final List<String> shown = new ArrayList<>();
  private final List<CatalogueEntry> ways;

  /**
   * A call.
   *
   * @param files what the text around it has written into files
   */
  Call(List<String> argv, CallSite site, Catalogue catalogue, WrittenFiles files) {
    this.argv = List.copyOf(argv);
    this.site = site;
    this.line = catalogue.commandLine(this.argv);
    this.known = catalogue.knows(line.program());
    this.inner = findInner(files);
    this.guessed = inner.isEmpty() ? catalogue.guessedInner(line) : Optional.empty();
    this.ways = ways(catalogue);
    List<Code> told = findCodes();
    this.codes =
        told.isEmpty() ? List.of() : told.stream().map(code -> shown(code, files)).toList();
  }

  /** What is taught of a program that nobody else knows comes on top of what holds for any. */
  private List<CatalogueEntry> ways(Catalogue catalogue) {
    if (known) {
      return line.path();
    }
    List<CatalogueEntry> all = new ArrayList<>(line.path());
    all.set(0, catalogue.entryOfUnknown(line.program()));
    return all;
  }

  private JudgedCall subject() {
    return new JudgedCall(this, line, List.of());
  }

  /** Its words and code as they are judged, in the reading that the catalogue gives. */
  JudgedCall judged() {
    return new JudgedCall(this, line, codes);
  }

  private List<InnerCommand> findInner(WrittenFiles files) {
    List<InnerCommand> all = new ArrayList<>();
    if (!known || site.written().indexOf('/') >= 0) {
      files
          .run(site.written())
          .ifPresent(words -> all.add(new InnerCommand(words, Optional.empty(), false, false)));
    }
    JudgedCall subject = subject();
    for (int depth = 0; depth < line.path().size(); depth++) {
      for (RunsRule runs : line.path().get(depth).runs()) {
        all.addAll(runs.in(subject, depth));
      }
    }
    return all;
  }

  private List<Code> findCodes() {
    List<Code> all = new ArrayList<>();
    for (int depth = 0; depth < line.path().size(); depth++) {
      for (CodePlace place : line.path().get(depth).code()) {
        all.addAll(place.named(subject(), depth));
      }
    }
    for (int depth = 0; all.isEmpty() && depth < line.path().size(); depth++) {
      for (CodePlace place : line.path().get(depth).code()) {
        place.fed(subject(), depth).ifPresent(all::add);
      }
    }
    boolean told = all.stream().anyMatch(code -> code.place() == Code.Place.INPUT);
    if (!told && fed().given() && leadsToShell()) {
      all.add(Code.fed(CodeLanguage.SHELL, fed()));
    }
    return all;
  }

  /** Where a shell is that reads lines from a terminal, it reads its input as well. */
  private boolean leadsToShell() {
    return leadsWithoutInput().filter(CodeLanguage.SHELL::equals).isPresent();
  }

  private Code shown(Code code, WrittenFiles files) {
    Optional<String> text = code.file().flatMap(files::text);
    if (text.isEmpty() || code.text().isPresent()) {
      return code;
    }
    shown.add(code.file().get());
    return new Code(code.language(), text, Optional.empty(), code.place(), code.written());
  }

  /** The files of code that it is told to read and whose content the text around it shows. */
  List<String> shownFiles() {
    return List.copyOf(shown);
  }

  /** The program, without its folder, and its arguments. */
  public List<String> argv() {
    return argv;
  }

  /** The program's name, without its folder. */
  public String program() {
    return argv.get(0);
  }

  /** The program as it is written, its folder or variable included. */
  public String written() {
    return site.written();
  }

  /** Its arguments. */
  public List<String> arguments() {
    return argv.subList(1, argv.size());
  }

  /** Whether a caller on the way gives it a terminal. */
  public boolean terminal() {
    return site.terminal();
  }

  /** Whether its standard input comes from a file, a heredoc or a pipe, or is closed. */
  public boolean inputGiven() {
    return site.inputGiven();
  }

  /** What stands at its standard input. */
  public StandardInput fed() {
    return site.fed();
  }

  /** The files its own output goes to. */
  public List<Redirect> outputs() {
    return site.outputs();
  }

  /** The programs that call it, the nearest last. */
  public List<String> callers() {
    return site.callers().stream().map(Call::program).toList();
  }

  CallSite site() {
    return site;
  }

  ParsedCall line() {
    return line;
  }

  /** Whether the catalogue has an entry of it. */
  public boolean isKnown() {
    return known;
  }

  /** Whether only its author knows what it does: a program of theirs, or a job that one names. */
  public boolean mayBeAnything() {
    return !known || line.deepest().jobs();
  }

  /**
   * Whether a variable, what a command prints or a placeholder names the program, so that nobody
   * knows which it is: {@code $c x}, {@code ./$SCRIPT}, {@code <command> x}.
   */
  boolean isUnnamed() {
    String name = written().substring(written().lastIndexOf('/') + 1);
    return !known && UNNAMED.matcher(name).find();
  }

  /** Whether one of the words is among its arguments. */
  public boolean has(String... words) {
    return arguments().stream().anyMatch(List.of(words)::contains);
  }

  /** Whether one of these options is among its own: {@code -f|--force}. */
  public boolean hasOption(String options) {
    return OptionChoice.of(options).isIn(new EntryMatch(subject(), 0, 0));
  }

  /** Its own arguments that are neither options nor their values, its subcommand first. */
  public List<String> operands() {
    return line.operands();
  }

  /**
   * The commands that it runs, so that these are called in their turn; what a program that nobody
   * knows seems to run as well.
   */
  public List<InnerCommand> inner() {
    return guessed.map(List::of).orElse(inner);
  }

  /** What it surely hands on to other programs and shells, its arguments as they are written. */
  public List<InnerCommand> handsOn() {
    List<InnerCommand> all = new ArrayList<>(inner);
    codes.stream()
        .filter(code -> code.isShell() && !code.written().isEmpty())
        .map(code -> new InnerCommand(List.of(), Optional.of(code.written()), false, false))
        .forEach(all::add);
    return all;
  }

  /** Whether it runs another command. */
  public boolean runsOther() {
    return !inner().isEmpty();
  }

  /** The code that it is told. */
  public List<Code> codes() {
    return codes;
  }

  /**
   * What its words say that it acts on beyond its host.
   *
   * @param kind what it is, such as {@code kube context}
   * @param name its name, where the words say it
   */
  public record Named(String kind, Optional<String> name) {}

  /** What it acts on beyond its host, as far as its words say. */
  public List<Named> targets() {
    List<Named> named = new ArrayList<>();
    for (TargetPlace place : targetPlaces()) {
      Optional<String> name = place.word(line).flatMap(place::name);
      boolean isPath = place.form() == TargetPlace.Form.REMOTE_PATH;
      if (name.isPresent() || !isPath) {
        named.add(new Named(place.kind(), name));
      }
    }
    return named;
  }

  /** Where what it acts on may be named. */
  List<TargetPlace> targetPlaces() {
    List<TargetPlace> places = new ArrayList<>();
    for (int depth = 0; depth < line.path().size(); depth++) {
      for (TargetPlace place : line.path().get(depth).targets()) {
        if (place.when().holds(judged(), depth)) {
          places.add(place);
        }
      }
    }
    return places;
  }

  /**
   * Whether what it runs is run on another machine or in a container: it acts on something by a
   * name that is more than credentials.
   */
  boolean leavesThisMachine() {
    return targetPlaces().stream().anyMatch(place -> !place.kind().endsWith("profile"));
  }

  /** The language that is read where it leads; empty where it does not lead anywhere. */
  public Optional<String> leadsTo() {
    return inputGiven() || onlySays() ? Optional.empty() : lead();
  }

  private Optional<String> lead() {
    JudgedCall subject = subject();
    for (int depth = ways.size() - 1; depth >= 0; depth--) {
      for (WayInRule lead : ways.get(depth).leads()) {
        if (lead.when().holds(subject, depth)) {
          return Optional.of(lead.to());
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it takes the operator's terminal for a while: an editor, a pager. */
  public boolean takesTerminal() {
    return !onlySays() && holds(CallFact.TERMINAL);
  }

  /** What one adds so that it does not ask; empty where it does not ask. */
  public Optional<String> asks() {
    if (onlySays()) {
      return Optional.empty();
    }
    JudgedCall subject = subject();
    for (int depth = ways.size() - 1; depth >= 0; depth--) {
      for (ProgramQuestion question : ways.get(depth).asks()) {
        boolean heard = question.atTerminal() || !inputGiven();
        if (heard && question.when().holds(subject, depth)) {
          return Optional.of(question.silence());
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it goes on until somebody stops it. */
  public boolean goesOn() {
    return !onlySays() && holds(CallFact.GOES_ON);
  }

  /** Whether a caller on the way has taken it off the operator's terminal. */
  boolean isDetached() {
    return site.defined()
        || site.callers().stream().anyMatch(caller -> caller.holds(CallFact.DETACHES));
  }

  /** What it makes of the argument at a place, the program first; empty where nothing is said. */
  public Optional<ValueUse> valueUse(int at) {
    for (int depth = line.path().size() - 1; depth >= 0; depth--) {
      for (ValueUse use : line.path().get(depth).values()) {
        if (use.isAbout(subject(), depth, at)) {
          return Optional.of(use);
        }
      }
    }
    return Optional.empty();
  }

  /** The language of the argument at a place, where it is code by itself. */
  public Optional<String> languageAt(int at) {
    for (int depth = 0; depth < line.path().size(); depth++) {
      for (CodePlace place : line.path().get(depth).code()) {
        if (place.standsAt(subject(), depth, at)) {
          return Optional.of(place.language());
        }
      }
    }
    return Optional.empty();
  }

  /** Whether its input tells it what to do, in ways that nobody follows. */
  public boolean isToldByInput() {
    return holds(CallFact.TOLD_BY_INPUT);
  }

  /** The language that it reads its input in, itself, whether or not it is given any. */
  public Optional<String> inputLanguage() {
    Optional<Code> named =
        codes.stream().filter(code -> code.place() == Code.Place.INPUT).findFirst();
    if (named.isPresent() || !codes.isEmpty()) {
      return named.map(Code::language);
    }
    for (int depth = 0; depth < line.path().size(); depth++) {
      for (CodePlace place : line.path().get(depth).code()) {
        if (place.input() && place.when().holds(subject(), depth)) {
          return Optional.of(place.language());
        }
      }
    }
    return Optional.empty();
  }

  /** The language that is read where it would lead if nothing were fed to it. */
  public Optional<String> leadsWithoutInput() {
    return onlySays() ? Optional.empty() : lead();
  }

  /** Whether it is known that it only reads. */
  public boolean reads() {
    return holds(CallFact.READS);
  }

  private boolean holds(CallFact fact) {
    return fact.holds(ways, subject());
  }

  private boolean onlySays() {
    return line.ownWords().contains("--help") || line.ownWords().contains("--version");
  }

  @Override
  public String toString() {
    return String.join(" ", argv);
  }
}
