package dev.runbook.shell.program;

import dev.runbook.shell.PipedOutput;
import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a text assigns to variables and aliases, so that we know a program or code that
 * is in one: {@code Q="DROP TABLE x"; psql -c "$Q"}.
 *
 * @param values what each variable may hold; an array's words are told apart
 * @param aliases the words that each alias stands for
 * @param files what the text has written into files so far
 * @param elsewhere whether the folder in which it runs is not the operator's own: on another
 *     machine, or where the text has gone before
 */
public record AssignedValues(
    Map<String, List<List<String>>> values,
    Map<String, List<String>> aliases,
    WrittenFiles files,
    boolean elsewhere) {
  /** Nothing. */
  public static final AssignedValues NOTHING =
      new AssignedValues(Map.of(), Map.of(), WrittenFiles.NONE, false);

  /** So many ways of filling one command in are judged; more would be for nobody's good. */
  private static final int MOST_VARIANTS = 8;

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?:\\[[@*]])?})");

  private static final Pattern SUBSTITUTION = Pattern.compile("(?s)\\$\\((.*)\\)");

  /** What a person fills in is one value, however many words say which. */
  private static final Pattern FILLED_IN = Pattern.compile("<[A-Za-z][^<>\\n]*>");

  /** Copies the maps. */
  public AssignedValues {
    values = Map.copyOf(values);
    aliases = Map.copyOf(aliases);
  }

  /** The same for a command that runs in a folder of the operator's own, or not. */
  public AssignedValues in(boolean otherFolder) {
    return otherFolder == elsewhere
        ? this
        : new AssignedValues(values, aliases, files, otherFolder);
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

  private AssignedValues with(WrittenFiles written) {
    return written.equals(files) ? this : new AssignedValues(values, aliases, written, elsewhere);
  }

  /** Reads the assignments of a text. */
  public static AssignedValues in(SyntaxTree tree) {
    Map<String, List<List<String>>> values = new HashMap<>();
    Map<String, List<String>> aliases = new HashMap<>();
    tree.body()
        .walk(
            node -> {
              if (node instanceof CommandNode.For loop) {
                loop.words()
                    .ifPresent(all -> all.forEach(word -> addItem(loop.variable(), word, values)));
              } else if (node instanceof CommandNode.Simple simple) {
                if (simple.words().isEmpty()) {
                  simple.assignments().forEach(each -> add(each, values));
                } else if (simple.words().get(0).text().equals("alias")) {
                  simple.words().forEach(word -> addAlias(word.text(), aliases));
                }
              }
            });
    return values.isEmpty() && aliases.isEmpty()
        ? NOTHING
        : new AssignedValues(values, aliases, WrittenFiles.NONE, false);
  }

  private static void add(Assignment assignment, Map<String, List<List<String>>> values) {
    assignment
        .value()
        .map(AssignedValues::words)
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

  private static List<String> words(Word value) {
    String text = FILLED_IN.matcher(value.text()).replaceAll("value");
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
    return List.of(
        variable.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    value(found, nth).map(each -> String.join(" ", each)).orElse(found.group()))));
  }

  private Optional<List<String>> value(java.util.regex.MatchResult variable, int nth) {
    String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
    List<List<String>> all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.min(nth, all.size() - 1)));
  }
}
