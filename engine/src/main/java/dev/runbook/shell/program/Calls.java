package dev.runbook.shell.program;

import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.StandardInput;
import dev.runbook.shell.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds every program that a command calls: directly, through {@code sudo}, {@code ssh}, {@code
 * docker exec} or {@code sh -c}, and in code that it receives.
 */
final class Calls {
  /** Text inside text inside text: nobody means more than this. */
  private static final int MAX_DEPTH = 8;

  /** So many functions are unfolded for one statement, so that the work grows with the text. */
  private static final int MOST_FUNCTIONS = 32;

  /** What leads out of a client again. */
  private static final Pattern LEAVES =
      Pattern.compile("(?m)^\\s*(?:\\\\q|\\.quit|\\.exit|exit|quit|bye)(?:\\(\\))?;?\\s*$");

  /** Where one command of unread text may end. */
  private static final Pattern PIECE_END = Pattern.compile("[;|&(){}`\n]+");

  /**
   * Keywords, and what is set for the command alone: {@code then A=1 sh}. However many, the matcher
   * goes no deeper.
   */
  private static final Pattern BEFORE_PROGRAM =
      Pattern.compile(
          "^(?:(?:then|do|else|if|while|until|!|time|coproc|[A-Za-z_]\\w*=\\S*)\\s+)++");

  /** {@code $KUBECTL}, {@code "${DOCKER_COMPOSE}"}, {@code $PSQL_CMD}: named for what it holds. */
  private static final Pattern HELD =
      Pattern.compile(
          "\\$\\{?(?:[A-Z0-9]+_)*?(?<name>DOCKER_COMPOSE|[A-Z0-9]+_CLI|(?!CMD)[A-Z0-9]+)(?:_CMD|_BIN)?}?");

  /** {@code ${EDITOR:-vi}}: the program that stands in unless somebody has set another. */
  private static final Pattern DEFAULTED = Pattern.compile("\\$\\{\\w+:?[-=]([\\w./+-]+)}");

  /** {@code /etc/init.d/ssh stop} is what {@code service ssh stop} runs. */
  private static final Pattern INIT_SCRIPT =
      Pattern.compile("/etc/(?:rc\\.d/)?init\\.d/([\\w.@-]+)");

  private static final Pattern NO_HOST = Pattern.compile("[\\s;&|<>()'\"]");

  private static final Pattern BRACKETED = Pattern.compile("<([A-Za-z][\\w.|-]*)>");

  private final Catalogue catalogue;
  private final AssignedValues assigned;
  private final List<Call> found = new ArrayList<>();
  private final Set<String> unfolded = new HashSet<>();
  private WrittenFiles files;
  private boolean elsewhere;

  private Calls(Catalogue catalogue, AssignedValues assigned) {
    this.catalogue = catalogue;
    this.assigned = assigned;
    this.files = assigned.files();
    this.elsewhere = assigned.elsewhere();
  }

  /** Every program that a statement calls, outermost first for each of its simple commands. */
  static List<Call> of(Statement statement, Catalogue catalogue, AssignedValues assigned) {
    Calls calls = new Calls(catalogue, assigned);
    statement.commands().forEach(calls::add);
    return calls.found;
  }

  /** The same, apart for each of its simple commands. */
  static List<List<Call>> ofEach(Statement statement, Catalogue catalogue) {
    Calls calls = new Calls(catalogue, AssignedValues.NOTHING);
    List<List<Call>> all = new ArrayList<>();
    for (SimpleCommand command : statement.commands()) {
      int before = calls.found.size();
      calls.add(command);
      all.add(List.copyOf(calls.found.subList(before, calls.found.size())));
    }
    return all;
  }

  /** Every program that a text calls, each with its place in the text. */
  static List<Call> in(Script script, Catalogue catalogue) {
    Calls calls = new Calls(catalogue, AssignedValues.NOTHING);
    for (Statement statement : script.statements()) {
      for (SimpleCommand command : statement.commands()) {
        List<String> argv = command.argv();
        CallSite site = CallSite.of(argv.get(0), command.fed(), command.outputs());
        calls.add(argv, site.at(new CallSite.Position(script.tree(), command)), 0);
      }
    }
    return calls.found;
  }

  /** Every program that a simple command calls, itself first. */
  static List<Call> of(SimpleCommand command, Catalogue catalogue) {
    Calls calls = new Calls(catalogue, AssignedValues.NOTHING);
    calls.add(command);
    return calls.found;
  }

  /**
   * Every program that text seems to call which bash rejects: read word by word, so that what it
   * may do is not missed. What stands there again is called once.
   */
  static List<Call> guessedIn(String text, Catalogue catalogue) {
    Calls calls = new Calls(catalogue, AssignedValues.NOTHING);
    String unread = text.replace("\\\n", " ");
    Matcher end = PIECE_END.matcher(unread);
    Set<String> known = new HashSet<>();
    int from = 0;
    boolean piped = false;
    while (end.find(from)) {
      calls.addGuess(unread.substring(from, end.start()), piped, known);
      piped = end.group().equals("|");
      from = end.end();
    }
    calls.addGuess(unread.substring(from), piped, known);
    return calls.found;
  }

  private void addGuess(String piece, boolean piped, Set<String> known) {
    if (!known.add((piped ? "|" : "") + piece)) {
      return;
    }
    List<String> words = new ArrayList<>();
    for (String word : BEFORE_PROGRAM.matcher(piece.strip()).replaceFirst("").split("\\s+")) {
      words.add(word.replaceAll("[\"'\\\\]", ""));
    }
    if (!words.get(0).isEmpty()) {
      boolean unseen = piped || piece.contains("<");
      CallSite site =
          CallSite.of(
              words.get(0), unseen ? StandardInput.UNSEEN : StandardInput.NOTHING, List.of());
      add(words, site, 0);
    }
  }

  /**
   * Every program that is called by lines typed where a statement leads: a shell's commands, or the
   * client itself, fed with what it is told.
   */
  static List<Call> inside(Statement leading, String lines, Catalogue catalogue) {
    Calls calls = new Calls(catalogue, AssignedValues.NOTHING);
    calls.addInside(leading, lines, 0);
    return calls.found;
  }

  /** Every program that is called when a text is fed to a command. */
  static List<Call> fed(String command, String text, Catalogue catalogue) {
    Calls calls = new Calls(catalogue, AssignedValues.NOTHING);
    for (Statement statement : Script.parse(command).statements()) {
      for (SimpleCommand each : statement.commands()) {
        CallSite site = CallSite.of(each.argv().get(0), StandardInput.text(text), List.of());
        calls.add(each.argv(), site, 0);
      }
    }
    return calls.found;
  }

  private void addInside(Statement leading, String lines, int depth) {
    Optional<Call> client =
        of(leading, catalogue, AssignedValues.NOTHING).stream()
            .filter(call -> call.leadsTo().isPresent())
            .filter(call -> !call.leadsTo().get().equals(CodeLanguage.SHELL))
            .findFirst();
    if (client.isEmpty()) {
      addTyped(lines, depth);
      return;
    }
    Matcher leaves = LEAVES.matcher(lines);
    boolean left = leaves.find();
    StandardInput told = StandardInput.text(left ? lines.substring(0, leaves.start()) : lines);
    add(client.get().argv(), client.get().site().fedWith(told), MAX_DEPTH - 1);
    if (left) {
      addTyped(lines.substring(leaves.end()), depth);
    }
  }

  private void addTyped(String lines, int depth) {
    Script script = Script.parse(lines);
    for (Statement statement : script.statements()) {
      List<Call> called = of(statement, catalogue, AssignedValues.NOTHING);
      found.addAll(called);
      int lineEnd = lines.indexOf('\n', statement.end());
      if (script.sound()
          && lineEnd >= 0
          && depth < MAX_DEPTH
          && called.stream().anyMatch(call -> call.leadsTo().isPresent())) {
        addInside(statement, lines.substring(lineEnd), depth + 1);
        return;
      }
    }
    if (!script.sound()) {
      found.addAll(guessedIn(lines, catalogue));
    }
  }

  private void add(SimpleCommand command) {
    for (List<String> argv : filledIn(assigned.variants(command))) {
      CallSite site = CallSite.of(argv.get(0), command.fed(), command.outputs());
      CallSite place = command.defined() ? site.inDefinition() : site;
      for (CallSite each : fedVariants(elsewhere ? place.elsewhere() : place)) {
        add(argv, each, 0);
      }
    }
    files = files.after(command);
    elsewhere = WorkingFolder.leaves(command).orElse(elsewhere);
  }

  /** The same site with the variables filled in of what is fed: {@code <<< "$Q"}. */
  private List<CallSite> fedVariants(CallSite site) {
    Optional<String> fed = site.fed().text().filter(text -> text.indexOf('$') >= 0);
    return fed.isEmpty()
        ? List.of(site)
        : assigned.variants(fed.get()).stream()
            .map(text -> text.equals(fed.get()) ? site : site.fedWith(StandardInput.text(text)))
            .toList();
  }

  /** Where a text says which program a variable names, it is no longer one that nobody knows. */
  private static List<List<String>> filledIn(List<List<String>> variants) {
    boolean named = variants.size() > 1 && isVariable(variants.get(0));
    return named && variants.stream().skip(1).noneMatch(Calls::isVariable)
        ? variants.subList(1, variants.size())
        : variants;
  }

  private static boolean isVariable(List<String> argv) {
    return argv.get(0).startsWith("$");
  }

  private void add(List<String> argv, CallSite site, int depth) {
    Call call = new Call(withHeldHost(argv.get(0), named(argv)), site, catalogue, files);
    found.add(call);
    // Once is enough, and a script may run itself.
    call.shownFiles().forEach(name -> files = files.without(name));
    if (depth == MAX_DEPTH) {
      return;
    }
    addFunction(call, argv, depth + 1);
    for (InnerCommand inner : call.inner()) {
      addInner(call, inner, depth + 1);
    }
    for (Code code : call.codes()) {
      if (code.language().equals(CodeLanguage.SHELL)) {
        addShellCode(call, code, depth + 1);
      } else {
        for (InnerCommand inner : ShellInCode.of(code, catalogue.language(code.language()))) {
          addInner(call, inner, depth + 1);
        }
      }
    }
  }

  /** A function's body, once: its call has the arguments of the first. */
  private void addFunction(Call call, List<String> argv, int depth) {
    String body = assigned.functions().get(argv.get(0));
    if (body != null && unfolded.size() < MOST_FUNCTIONS && unfolded.add(argv.get(0))) {
      CallSite site = call.site().inside(call, "", false, false);
      List<String> arguments = argv.subList(1, argv.size());
      addScript(body, arguments, site, site.inputGiven(), call.fed(), depth);
    }
  }

  private void addInner(Call caller, InnerCommand inner, int depth) {
    String program = inner.argv().isEmpty() ? "" : inner.argv().get(0);
    CallSite site = caller.site().inside(caller, program, inner.terminal(), inner.noInput());
    if (inner.script().isPresent()) {
      addScript(inner.script().get(), site, site.inputGiven(), caller.fed(), depth);
    } else {
      add(inner.argv(), site, depth);
    }
  }

  /** Code that a shell reads from its input is at its input: its commands are fed nothing else. */
  private void addShellCode(Call shell, Code code, int depth) {
    boolean input = code.place() == Code.Place.INPUT;
    CallSite site = shell.site().inside(shell, "", false, false);
    code.text()
        .ifPresent(
            text ->
                addScript(
                    text,
                    site,
                    input || site.inputGiven(),
                    input ? StandardInput.NOTHING : shell.fed(),
                    depth));
  }

  private void addScript(String text, CallSite site, boolean given, StandardInput fed, int depth) {
    addScript(text, List.of(), site, given, fed, depth);
  }

  /** What is fed to a shell is there for the commands of its text that are not fed themselves. */
  private void addScript(
      String text,
      List<String> arguments,
      CallSite site,
      boolean given,
      StandardInput fed,
      int depth) {
    Script script = Script.parse(withoutBrackets(text));
    for (Statement statement : script.statements()) {
      for (SimpleCommand command : statement.commands()) {
        StandardInput own = command.fed().given() ? command.fed() : fed;
        List<String> argv = PositionalArguments.fill(command, arguments);
        CallSite place = site.forCommand(argv.get(0), given, own, command.outputs());
        add(argv, place.at(new CallSite.Position(script.tree(), command)), depth);
      }
    }
  }

  /** In text inside text {@code <name>} would read as two redirections. */
  private static String withoutBrackets(String text) {
    return BRACKETED.matcher(text).replaceAll("$1");
  }

  /** The words with the program called by its name: without its folder, or the variable's name. */
  private static List<String> named(List<String> argv) {
    String program = argv.get(0);
    if (program.indexOf('/') < 0 && program.indexOf('$') < 0) {
      return argv;
    }
    Matcher script = INIT_SCRIPT.matcher(program);
    if (script.matches()) {
      return renamed(argv, List.of("service", script.group(1)));
    }
    Matcher defaulted = DEFAULTED.matcher(program);
    String path = defaulted.matches() ? defaulted.group(1) : program;
    String name = path.substring(path.lastIndexOf('/') + 1);
    Matcher held = HELD.matcher(program);
    if (held.matches()) {
      name = held.group("name").toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return name.isEmpty() ? argv : renamed(argv, List.of(name));
  }

  /**
   * {@code $SSH "sudo reboot"}: what is named for ssh holds the host as well, where a command
   * stands in its place, or nothing.
   */
  private List<String> withHeldHost(String written, List<String> argv) {
    if (written.indexOf('$') < 0 || !argv.get(0).equals("ssh")) {
      return argv;
    }
    List<String> operands = catalogue.commandLine(argv).operands();
    if (!operands.isEmpty() && !isCommand(operands.get(0))) {
      return argv;
    }
    List<String> words = new ArrayList<>(List.of(argv.get(0), written));
    words.addAll(argv.subList(1, argv.size()));
    return words;
  }

  private boolean isCommand(String word) {
    return NO_HOST.matcher(word).find() || catalogue.knows(word);
  }

  private static List<String> renamed(List<String> argv, List<String> program) {
    List<String> words = new ArrayList<>(program);
    words.addAll(argv.subList(1, argv.size()));
    return words;
  }
}
