package dev.runbook.shell.program;

import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The context of a call in a text, for the comparison with other commands: behind the same {@code
 * cd} and {@code export}, through the same {@code sudo} and {@code ssh}.
 */
final class CallContext {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)})");
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+,=-]+");
  private static final Pattern ASSIGNMENT = Pattern.compile("(?s)([A-Za-z_]\\w*)=(.*)");

  private final Call call;
  private final String text;

  CallContext(Call call, String text) {
    this.call = call;
    this.text = text;
  }

  /** Whether a word says itself what it is, and no shell has to. */
  static boolean isLiteral(String word) {
    return word.indexOf('$') < 0 && word.indexOf('`') < 0;
  }

  /** What the text assigns to a variable for this call; empty where it does not. */
  Optional<String> assigned(String variable) {
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    for (CommandNode.Simple node : state()) {
      Optional<String> earlier = found;
      found = Optional.ofNullable(assignments(node).get(variable)).or(() -> earlier);
    }
    for (Call caller : call.site().callers()) {
      for (String word : caller.arguments()) {
        Matcher assignment = ASSIGNMENT.matcher(word);
        if (assignment.matches() && assignment.group(1).equals(variable)) {
          found = Optional.of(assignment.group(2));
        }
      }
    }
    return found;
  }

  /** Asks for what a word with variables in it stands for; nobody can, where the text decides. */
  Optional<TargetQuestion> value(String word) {
    String rest = VARIABLE.matcher(word).replaceAll("");
    boolean known =
        isLiteral(rest)
            && rest.indexOf('"') < 0
            && rest.indexOf('\\') < 0
            && call.site().callers().isEmpty()
            && VARIABLE.matcher(word).results().noneMatch(found -> isSetOnTheWay(name(found)));
    return known
        ? Optional.of(new TargetQuestion(behindState("printf '%s\\n' \"" + word + "\""), word))
        : Optional.empty();
  }

  private static String name(java.util.regex.MatchResult variable) {
    return variable.group(1) == null ? variable.group(2) : variable.group(1);
  }

  /** Whether the text sets a variable while it runs, in a way that only running it tells. */
  private boolean isSetOnTheWay(String variable) {
    boolean plain = state().stream().anyMatch(node -> assignments(node).containsKey(variable));
    String name = Pattern.quote(variable);
    Pattern sets =
        Pattern.compile(
            "(?<![\\w$])"
                + name
                + "\\+?=|\\b(?:for|select|read|mapfile|readarray|getopts)\\b[^\\n;|&]*\\b"
                + name
                + "\\b");
    return !plain && sets.matcher(text).find();
  }

  /** Asks what a place of this call names; empty where nobody can be asked. */
  Optional<TargetQuestion> look(TargetPlace place) {
    boolean alone = call.site().callers().isEmpty();
    if (place.ask().isEmpty() && (place.variable().isEmpty() || !alone)) {
      return Optional.empty();
    }
    String said = "printf '%s\\n' \"${" + place.variable() + "-}\"";
    if (place.ask().isEmpty()) {
      return Optional.of(
          new TargetQuestion(behindState("sh -c " + quoted(said)), "$" + place.variable()));
    }
    String asked = asked(place);
    String both =
        place.variable().isEmpty()
            ? asked
            : "sh -c "
                + quoted(
                    "if [ -n \"${"
                        + place.variable()
                        + "-}\" ]; then "
                        + said
                        + "; else "
                        + asked
                        + "; fi");
    return isLiteral(asked)
        ? inPlace(both).map(each -> new TargetQuestion(each, asked))
        : Optional.empty();
  }

  /** The question with the options of the call that decide the answer. */
  private String asked(TargetPlace place) {
    String[] words = place.ask().split(" ", 2);
    return words[0] + carried(place) + (words.length > 1 ? " " + words[1] : "");
  }

  private String carried(TargetPlace place) {
    StringBuilder words = new StringBuilder();
    place.carry().stream()
        .flatMap(choice -> choice.words(call.line()).stream())
        .forEach(word -> words.append(' ').append(shell(word)));
    return words.toString();
  }

  /** The text that says a question where the call stands. */
  private Optional<String> inPlace(String question) {
    Optional<String> said = Optional.of(question);
    List<Call> way = new ArrayList<>(call.site().callers());
    Call at = call;
    for (int i = way.size(); i >= 0; i--) {
      CallContext here = new CallContext(at, text);
      if (at.site().stand().isPresent()) {
        said = said.map(here::behindState);
      }
      if (i == 0) {
        break;
      }
      Call caller = way.get(i - 1);
      Call inner = at;
      said = said.flatMap(each -> through(caller, inner, each));
      at = caller;
    }
    return said;
  }

  /** What a caller must be told to run a question in the place of what it runs. */
  private static Optional<String> through(Call caller, Call inner, String question) {
    if (!passesOn(caller)) {
      return Optional.empty();
    }
    List<String> words = caller.argv();
    boolean asWords = inner.site().stand().isEmpty();
    if (asWords) {
      int behind = words.size() - inner.argv().size();
      boolean last =
          behind > 0 && words.subList(behind + 1, words.size()).equals(inner.arguments());
      return last ? said(words.subList(0, behind), "sh -c " + quoted(question)) : Optional.empty();
    }
    String stands = inner.site().stand().orElseThrow().tree().text();
    List<String> behind = caller.line().inner();
    if (!behind.isEmpty() && String.join(" ", behind).equals(stands)) {
      return said(words.subList(0, words.size() - behind.size()), quoted(question));
    }
    for (Code code : caller.codes()) {
      if (code.isShell() && code.place() == Code.Place.INPUT && code.written().isEmpty()) {
        return said(words.subList(0, 1), "-c " + quoted(question));
      }
      int at = code.isShell() ? words.indexOf(code.written()) : -1;
      if (at > 0) {
        List<String> changed = words.subList(0, at);
        return isLiteral(String.join(" ", words.subList(at + 1, words.size())))
            ? said(changed, quoted(question) + rest(words, at + 1))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String rest(List<String> words, int from) {
    StringBuilder rest = new StringBuilder();
    words.subList(from, words.size()).forEach(word -> rest.append(' ').append(shell(word)));
    return rest.toString();
  }

  /** Whether a program does nothing but run another, in a place that is there already. */
  private static boolean passesOn(Call caller) {
    if (caller.goesOn() || caller.asks().isPresent()) {
      return false;
    }
    List<CatalogueEntry> path = caller.line().path();
    boolean only = path.size() == 1 && path.get(0).subcommands().isEmpty();
    List<String> operands = caller.operands();
    boolean inside =
        operands.size() >= path.size() - 1
            && path.size() > 1
            && operands.get(path.size() - 2).equals("exec");
    return path.get(0).isShell() || inside || only;
  }

  private static Optional<String> said(List<String> words, String question) {
    if (!words.stream().allMatch(CallContext::isLiteral)) {
      return Optional.empty();
    }
    StringBuilder said = new StringBuilder();
    words.forEach(word -> said.append(shell(word)).append(' '));
    return Optional.of(said + question);
  }

  /** A question behind the plain changes of folder and variables that stand before the call. */
  private String behindState(String question) {
    Optional<CallSite.Position> stand = call.site().stand();
    if (stand.isEmpty()) {
      return question;
    }
    SyntaxTree tree = stand.get().tree();
    StringBuilder said = new StringBuilder();
    for (CommandNode.Simple node : state()) {
      boolean own = node.start() == stand.get().command().start();
      if (own) {
        node.assignments().forEach(each -> said.append(tree.textOf(each)).append(' '));
      } else {
        said.append(tree.textOf(node)).append(" && ");
      }
    }
    String all = said + question;
    return all.equals(question) ? question : "( " + all + " )";
  }

  /** The plain changes of state before the call, and its own assignments. */
  private List<CommandNode.Simple> state() {
    List<CommandNode.Simple> found = new ArrayList<>();
    call.site()
        .stand()
        .ifPresent(
            stand ->
                stand
                    .tree()
                    .body()
                    .walk(
                        node -> {
                          if (node instanceof CommandNode.Simple simple
                              && (isState(simple) && simple.end() <= stand.command().start()
                                  || simple.start() == stand.command().start()
                                      && isPlain(simple.assignments()))) {
                            found.add(simple);
                          }
                        }));
    return found;
  }

  private static boolean isState(CommandNode.Simple node) {
    if (!node.redirections().isEmpty() || !isPlain(node.assignments())) {
      return false;
    }
    if (node.words().isEmpty()) {
      return !node.assignments().isEmpty();
    }
    String program = node.words().get(0).text();
    boolean plain = node.words().stream().allMatch(word -> isPlain(word.raw()));
    return node.assignments().isEmpty()
        && plain
        && (program.equals("export") || program.equals("cd") && node.words().size() < 3);
  }

  private static boolean isPlain(List<Assignment> assignments) {
    return assignments.stream()
        .allMatch(
            each ->
                each.subscript().isEmpty()
                    && each.value().map(Word::raw).filter(raw -> !isPlain(raw)).isEmpty());
  }

  /** Nothing in it that would run a command. */
  private static boolean isPlain(String raw) {
    return !raw.contains("$(") && !raw.contains("`") && !raw.contains("<(") && !raw.contains(">(");
  }

  /** What a command assigns, and what {@code export} assigns with its words. */
  private static Map<String, String> assignments(CommandNode.Simple node) {
    Map<String, String> all = new HashMap<>();
    node.assignments()
        .forEach(each -> all.put(each.name(), each.value().map(Word::text).orElse("")));
    if (!node.words().isEmpty() && node.words().get(0).text().equals("export")) {
      for (Word word : node.words()) {
        Matcher assignment = ASSIGNMENT.matcher(word.text());
        if (assignment.matches()) {
          all.put(assignment.group(1), assignment.group(2));
        }
      }
    }
    return all;
  }

  private static String shell(String word) {
    return PLAIN.matcher(word).matches() ? word : quoted(word);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
