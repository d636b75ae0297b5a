package dev.runbook.shell.program;

import dev.runbook.shell.PipedOutput;
import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Declarations;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that a text assigns to variables and aliases, and its functions, so that we know a
 * program or code that is in one: {@code Q="DROP TABLE x"; psql -c "$Q"}.
 *
 * @param values what each variable may hold; an array's words are told apart
 * @param loops the variables that are a loop's, which hold all that a command finds in turn
 * @param aliases the words that each alias stands for
 * @param functions the text of each function's body
 * @param files what the text has written into files so far
 * @param elsewhere whether the folder in which it runs is not the operator's own: on another
 *     machine, or where the text has gone before
 */
public record AssignedValues(
    Map<String, List<List<String>>> values,
    Set<String> loops,
    Map<String, List<String>> aliases,
    Map<String, String> functions,
    WrittenFiles files,
    boolean elsewhere) {
  /** Nothing. */
  public static final AssignedValues NOTHING =
      new AssignedValues(Map.of(), Set.of(), Map.of(), Map.of(), WrittenFiles.NONE, false);

  /** So many ways of filling one command in are judged; more would be for nobody's good. */
  private static final int MOST_VARIANTS = 8;

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?:\\[[@*]])?})");

  private static final Pattern SUBSTITUTION = Pattern.compile("(?s)\\$\\((.*)\\)");

  private static final Pattern DECLARED = Pattern.compile("(?s)([A-Za-z_]\\w*)=(.+)");

  /** What a person fills in is one value, however many words say which. */
  private static final Pattern FILLED_IN = Pattern.compile("<[A-Za-z][^<>\\n]*>");

  /** Copies the maps. */
  public AssignedValues {
    values = Map.copyOf(values);
    loops = Set.copyOf(loops);
    aliases = Map.copyOf(aliases);
    functions = Map.copyOf(functions);
  }

  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AssignedValues assigned
        && elsewhere == assigned.elsewhere
        && values.equals(assigned.values)
        && loops.equals(assigned.loops)
        && aliases.equals(assigned.aliases)
        && functions.equals(assigned.functions)
        && files.equals(assigned.files);
  }

  @Override
  public int hashCode() {
    return values.hashCode() * 31 + files.hashCode();
  }

  /** The same for a command that runs in a folder of the operator's own, or not. */
  public AssignedValues in(boolean otherFolder) {
    return otherFolder == elsewhere
        ? this
        : new AssignedValues(values, loops, aliases, functions, files, otherFolder);
  }

  /** The same for what comes after a statement, which may go to another folder or write files. */
  public AssignedValues after(Statement statement) {
    boolean now = elsewhere;
    WrittenFiles written = files;
    for (SimpleCommand command : statement.commands()) {
      now = WorkingFolder.leaves(command).orElse(now);
      written = written.after(command);
    }
    return in(now).with(written);
  }

  /** The same for a text that comes after another one, whose files are still there. */
  public AssignedValues behind(AssignedValues other) {
    return with(other.files);
  }

  /**
   * The same with only those files that a statement, or what it may be filled in with, may name: so
   * that a statement that names none is judged alike wherever it stands.
   */
  AssignedValues forJudging(Statement statement) {
    return files.texts().isEmpty() ? this : with(files.namedIn(texts(statement)));
  }

  private Stream<String> texts(Statement statement) {
    return Stream.of(
            Stream.of(statement.text()),
            values.values().stream().flatMap(List::stream).flatMap(List::stream),
            aliases.values().stream().flatMap(List::stream),
            functions.values().stream())
        .flatMap(each -> each);
  }

  /** Whether it says what a name is. */
  boolean assigns(String name) {
    return values.containsKey(name) || aliases.containsKey(name) || functions.containsKey(name);
  }

  private AssignedValues with(WrittenFiles written) {
    return written.equals(files)
        ? this
        : new AssignedValues(values, loops, aliases, functions, written, elsewhere);
  }

  /** Reads the assignments of a text. */
  public static AssignedValues in(SyntaxTree tree) {
    if (!mayAssign(tree.text())) {
      return NOTHING;
    }
    Map<String, List<List<String>>> values = new HashMap<>();
    Set<String> loops = new HashSet<>();
    Map<String, List<String>> aliases = new HashMap<>();
    Map<String, String> functions = new HashMap<>();
    tree.body()
        .walk(
            node -> {
              if (node instanceof CommandNode.Function function) {
                functions.put(function.name().text(), tree.textOf(function.body()));
              } else if (node instanceof CommandNode.For loop) {
                loops.add(loop.variable().text());
                loop.words()
                    .ifPresent(all -> all.forEach(word -> addItem(loop.variable(), word, values)));
              } else if (node instanceof CommandNode.Simple simple) {
                if (simple.words().isEmpty()) {
                  simple.assignments().forEach(each -> add(each, values));
                } else {
                  addDeclared(simple, values, aliases);
                }
              }
            });
    return values.isEmpty() && aliases.isEmpty() && functions.isEmpty()
        ? NOTHING
        : new AssignedValues(values, loops, aliases, functions, WrittenFiles.NONE, false);
  }

  /**
   * Values and aliases have their sign, functions a word or a bracket; loops take both of these.
   */
  private static boolean mayAssign(String text) {
    return Assignment.mayStandIn(text)
        || text.indexOf('(') >= 0
        || text.contains("function")
        || text.contains("for")
        || text.contains("select");
  }

  private static void add(Assignment assignment, Map<String, List<List<String>>> values) {
    assignment
        .value()
        .map(value -> words(value.text()))
        .ifPresent(words -> add(assignment.name(), words, values));
  }

  /** A loop's variable holds its words in turn: all that a pattern or a command finds. */
  private static void addItem(Word variable, Word word, Map<String, List<List<String>>> values) {
    boolean found = SUBSTITUTION.matcher(word.text()).matches() || word.text().indexOf('*') >= 0;
    Optional<String> item = word.literal().or(() -> Optional.of(word.text()).filter(any -> found));
    item.ifPresent(each -> add(variable.text(), List.of(each), values));
  }

  private static void add(String name, List<String> words, Map<String, List<List<String>>> values) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(words);
  }

  private static List<String> words(String value) {
    String text = FILLED_IN.matcher(value).replaceAll("value");
    if (text.startsWith("(") && text.endsWith(")")) {
      return Script.parse(": " + text.substring(1, text.length() - 1)).statements().stream()
          .flatMap(statement -> statement.commands().stream())
          .flatMap(command -> command.argv().stream().skip(1))
          .toList();
    }
    Matcher substitution = SUBSTITUTION.matcher(text);
    return List.of(substitution.matches() ? printed(substitution.group(1)).orElse(text) : text);
  }

  /** What a substituted command prints, where the text shows it. */
  static Optional<String> printed(String text) {
    List<Statement> statements = Script.parse(text).statements();
    if (statements.size() != 1 || statements.get(0).commands().size() != 1) {
      return Optional.empty();
    }
    return PipedOutput.by(statements.get(0).commands().get(0)).text();
  }

  private static void addDeclared(
      CommandNode.Simple command,
      Map<String, List<List<String>>> values,
      Map<String, List<String>> aliases) {
    String program = command.words().get(0).text();
    if (program.equals("alias")) {
      command.words().forEach(word -> addAlias(word.text(), aliases));
    } else if (Declarations.isProgram(program)) {
      for (Word word : command.words()) {
        Matcher declared = DECLARED.matcher(word.text());
        if (declared.matches()) {
          add(declared.group(1), words(declared.group(2)), values);
        }
      }
    }
  }

  private static void addAlias(String word, Map<String, List<String>> aliases) {
    int equals = word.indexOf('=');
    if (equals > 0) {
      aliases.put(
          word.substring(0, equals),
          Arrays.asList(word.substring(equals + 1).strip().split("\\s+")));
    }
  }

  /** The words of a command in every way in which they may be filled in, as written first. */
  List<List<String>> variants(SimpleCommand command) {
    List<List<String>> variants = new ArrayList<>(List.of(command.argv()));
    if (values.isEmpty() && aliases.isEmpty()) {
      return variants;
    }
    for (int nth = 0; nth < MOST_VARIANTS; nth++) {
      List<String> filled = filled(command, nth);
      if (filled.isEmpty() || variants.contains(filled)) {
        break;
      }
      variants.add(filled);
    }
    return variants;
  }

  /** A text in every way in which it may be filled in, as written first. */
  List<String> variants(String text) {
    List<String> variants = new ArrayList<>(List.of(text));
    for (int nth = 0; !values.isEmpty() && nth < MOST_VARIANTS; nth++) {
      String filled = filled(text, nth);
      if (variants.contains(filled)) {
        break;
      }
      variants.add(filled);
    }
    return variants;
  }

  private List<String> filled(SimpleCommand command, int nth) {
    List<String> words = new ArrayList<>();
    for (Word word : command.words()) {
      words.addAll(word.raw().startsWith("'") ? List.of(word.text()) : filled(word, nth));
    }
    List<String> alias = words.isEmpty() ? null : aliases.get(words.get(0));
    if (alias != null) {
      words.remove(0);
      words.addAll(0, alias);
    }
    return words;
  }

  private List<String> filled(Word word, int nth) {
    String text = word.text();
    Matcher variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      return value(variable, nth)
          .map(
              words ->
                  word.isQuoted() || words.get(0).startsWith("$(")
                      ? words
                      : Arrays.asList(String.join(" ", words).split("\\s+")))
          .orElse(List.of(text));
    }
    return List.of(filled(text, nth));
  }

  /** What a command prints says nothing of the text that it is a part of: {@code $folder/list}. */
  private String filled(String text, int nth) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    value(found, nth)
                        .map(each -> String.join(" ", each))
                        .filter(each -> !each.startsWith("$(") || loops.contains(name(found)))
                        .orElse(found.group())));
  }

  private Optional<List<String>> value(MatchResult variable, int nth) {
    List<List<String>> all = values.getOrDefault(name(variable), List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.min(nth, all.size() - 1)));
  }

  private static String name(MatchResult variable) {
    return variable.group(1) == null ? variable.group(2) : variable.group(1);
  }
}
