package dev.runbook.shell.program;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.work.RecentResults;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The catalogue of programs by name: this project's entries, and the additions of a page or a
 * repository.
 *
 * <p>The build has compiled the YAML beside this class; an entry is read when a program of its name
 * is first called.
 */
public final class Catalogue {
  /** The entry of what holds for any program. */
  static final String ANY = "*";

  private static final int MAX_ALIASES = 4;

  /**
   * How many statements' calls and reasons are kept: those of the blocks that are read at a time.
   */
  private static final int RECENT = 512;

  private static final class Entries {
    private static final CompiledEntries<Optional<EffectKind>> KINDS =
        new CompiledEntries<>(CompiledEntries.KINDS, EffectKindReader::readShipped);

    private static final CompiledEntries<CodeLanguage> LANGUAGES =
        new CompiledEntries<>(
            CompiledEntries.LANGUAGES, new LanguageReader(Catalogue::shippedKind)::read);

    private static final CompiledEntries<NamedEntry> PROGRAMS =
        new CompiledEntries<>(
            CompiledEntries.PROGRAMS,
            (name, keys) -> NamedEntry.read(name, keys, Catalogue::shippedKind));
  }

  private final Map<String, CatalogueEntry> unknown = new ConcurrentHashMap<>();
  private final CatalogueAdditions additions;
  private final Map<String, Boolean> shells = new ConcurrentHashMap<>();
  private final RecentResults<Asked, List<Call>> recentCalls = new RecentResults<>(RECENT);
  private final RecentResults<Asked, List<Reason>> recentReasons = new RecentResults<>(RECENT);
  private final Judge judge = new Judge(this);

  private Catalogue(CatalogueAdditions additions) {
    this.additions = additions;
  }

  private static final class Shipped {
    private static final Catalogue CATALOGUE = new Catalogue(CatalogueAdditions.NONE);
  }

  /** The catalogue that comes with this program. */
  public static Catalogue shipped() {
    return Shipped.CATALOGUE;
  }

  /** The same with more, which can ask for care, teach unknown programs, and take none away. */
  public Catalogue with(CatalogueAdditions more) {
    return more.isEmpty() ? this : new Catalogue(additions.and(more));
  }

  /** The reasons for care that a statement gives, on every level of nesting. */
  public List<Reason> reasons(Statement statement) {
    return reasons(statement, AssignedValues.NOTHING);
  }

  /** The same, where the text around it assigns what some of its words are. */
  public List<Reason> reasons(Statement statement, AssignedValues assigned) {
    return recentReasons.of(
        new Asked(statement, assigned.forJudging(statement)),
        asked -> judge.of(calls(asked.statement(), asked.assigned())));
  }

  /** The reasons for care that text gives which bash rejects, read word by word. */
  public List<Reason> reasonsOfUnread(String text) {
    return judge.of(Calls.guessedIn(text, this));
  }

  /**
   * The reasons for care that lines give which are typed where a statement leads: a shell's
   * commands, or what a client such as {@code psql} is told.
   */
  public List<Reason> reasonsInside(Statement leading, String lines) {
    return judge.of(Calls.inside(leading, lines, this));
  }

  /** The reasons for care that a text gives which is fed to a program: {@code psql -X}. */
  public List<Reason> reasonsOfFed(String program, String text) {
    return judge.of(Calls.fed(program, text, this));
  }

  /** Whether a call itself may lose data or cause an outage, whatever it runs. */
  boolean isDanger(Call call) {
    return judge.of(List.of(call)).stream().anyMatch(reason -> reason.risk() == Risk.DANGER);
  }

  /**
   * Whether a statement only looks: every program that it calls, on every level, is known to, and
   * nothing asks for care.
   */
  public boolean onlyLooks(Statement statement) {
    List<Call> calls = calls(statement);
    return judge.of(calls).isEmpty()
        && calls.stream().allMatch(LookingPrograms.shipped()::onlyLooks);
  }

  /** Every program that a statement calls, outermost first for each of its simple commands. */
  public List<Call> calls(Statement statement) {
    return calls(statement, AssignedValues.NOTHING);
  }

  /** The same, apart for each of its simple commands, in their order. */
  public List<List<Call>> callsOfEach(Statement statement) {
    return Calls.ofEach(statement, this);
  }

  /** The same, where the text around it assigns what some of its words are. */
  public List<Call> calls(Statement statement, AssignedValues assigned) {
    return recentCalls.of(
        new Asked(statement, assigned.forJudging(statement)),
        asked -> List.copyOf(Calls.of(asked.statement(), this, asked.assigned())));
  }

  /** This very statement, since to compare two takes longer than to look at one. */
  private record Asked(Statement statement, AssignedValues assigned) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Asked asked
          && asked.statement == statement
          && asked.assigned.equals(assigned);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(statement); // a page may have the same text in each block
    }
  }

  /** A program with its arguments, called alone. */
  public Call call(List<String> argv) {
    return new Call(argv, CallSite.alone(argv.get(0)), this, WrittenFiles.NONE);
  }

  /** Every program that a simple command calls, itself first. */
  public List<Call> calls(SimpleCommand command) {
    return Calls.of(command, this);
  }

  /** Whether an entry of this name ships; what a page teaches takes no care away. */
  public boolean knows(String program) {
    return Entries.PROGRAMS.has(program);
  }

  /** What any program may make of the argument at a place. */
  public Optional<ValueUse> usual(Call call, int at) {
    return entry(ANY).values().stream()
        .filter(use -> use.isAbout(call.judged(), 0, at))
        .findFirst();
  }

  /** Whether a program is one that runs others or is told something, itself or a subcommand. */
  public boolean runsOthers(String program) {
    return knows(program) && runsOthers(entry(program));
  }

  private static boolean runsOthers(CatalogueEntry entry) {
    return !entry.runs().isEmpty()
        || entry.isTold()
        || entry.subcommands().all().stream().anyMatch(Catalogue::runsOthers);
  }

  /** Whether a language's code knows quotes in which more characters mean themselves. */
  public boolean hasStrings(String language) {
    return language(language).strings();
  }

  /** Whether a language is that of shells, which is unfolded. */
  public static boolean isShellText(String language) {
    return language.equals(CodeLanguage.SHELL);
  }

  /** Whether a program is a shell: it runs a script, a text, or what it is fed. */
  public boolean isShell(String program) {
    return isTaught(program) && shells.computeIfAbsent(program, this::namesShell);
  }

  private boolean isTaught(String program) {
    return knows(program)
        || additions.entries().containsKey(program)
        || additions.aliases().containsKey(program);
  }

  private boolean namesShell(String program) {
    return entry(commandLine(List.of(program)).program()).isShell();
  }

  /** A call's words taken apart, its program called as its entry is. */
  ParsedCall commandLine(List<String> argv) {
    List<String> words = canonical(argv);
    return ParsedCall.of(words, entry(words.get(0)));
  }

  private List<String> canonical(List<String> argv) {
    List<String> words = argv;
    for (int round = 0; round < MAX_ALIASES; round++) {
      int taken = words.size() > 1 && knows(words.get(0) + " " + words.get(1)) ? 2 : 1;
      List<String> other = sameAs(String.join(" ", words.subList(0, taken)));
      if (other.isEmpty()) {
        return words;
      }
      List<String> renamed = new ArrayList<>(other);
      renamed.addAll(words.subList(taken, words.size()));
      words = renamed;
    }
    return words;
  }

  private List<String> sameAs(String program) {
    List<String> added = additions.aliases().get(program);
    if (added != null) {
      return added;
    }
    return Entries.PROGRAMS.find(program).map(NamedEntry::sameAs).orElse(List.of());
  }

  /** What is known of a program; nothing where nobody knows it. */
  CatalogueEntry entry(String program) {
    Optional<NamedEntry> named = Entries.PROGRAMS.find(program);
    CatalogueEntry shipped =
        named.isPresent() ? named.get().entry() : CatalogueEntry.empty(program);
    CatalogueEntry added = additions.entries().get(program);
    return added == null ? shipped : shipped.with(added);
  }

  /** What holds for a program that nobody knows, and what is taught of it. */
  CatalogueEntry entryOfUnknown(String program) {
    return unknown.computeIfAbsent(program, name -> entry(name).with(entry(ANY)));
  }

  /** A kind of effect by its name. */
  Optional<EffectKind> kind(String name) {
    return shippedKind(name);
  }

  private static Optional<EffectKind> shippedKind(String name) {
    return Entries.KINDS.find(name).flatMap(kind -> kind);
  }

  /** What is known of a language; nothing where nobody knows it. */
  CodeLanguage language(String name) {
    return Entries.LANGUAGES
        .find(name)
        .orElseGet(() -> new CodeLanguage(CatalogueEntry.empty(name), false, true, List.of()));
  }

  /** What a page says by rules of its own. */
  List<Effect> rules() {
    return additions.rules();
  }

  /**
   * The command that a program which nobody knows seems to run: behind two dashes, or as one
   * argument.
   */
  Optional<InnerCommand> guessedInner(ParsedCall line) {
    boolean isKnown = knows(line.program());
    if (isKnown && !line.words().contains("--")) {
      return Optional.empty();
    }
    Predicate<String> known = word -> !isKnown && knows(word);
    return entry(ANY).runs().stream()
        .filter(RunsRule::dashes)
        .flatMap(runs -> runs.guessed(line, known).or(() -> runs.handed(line, known)).stream())
        .findFirst();
  }

  /** The names of all programs, for the tests that walk them. */
  Set<String> programs() {
    return new LinkedHashSet<>(Entries.PROGRAMS.names());
  }

  /** The names of all languages, for the tests that walk them. */
  Set<String> languages() {
    return new LinkedHashSet<>(Entries.LANGUAGES.names());
  }

  /** The kinds of effects, in the order of their file. */
  public List<EffectKind> kinds() {
    return Entries.KINDS.names().stream().flatMap(name -> kind(name).stream()).toList();
  }

  /** Where a kind stands among the others; those that a page brings come last. */
  int order(EffectKind kind) {
    int order = Entries.KINDS.indexOf(kind.name());
    return order < 0 ? Integer.MAX_VALUE : order;
  }
}
