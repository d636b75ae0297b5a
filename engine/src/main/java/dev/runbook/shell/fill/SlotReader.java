package dev.runbook.shell.fill;

import dev.runbook.shell.ShellTree;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.SyntaxNode;
import dev.runbook.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Follows one placeholder from the outermost shell text to the program that finally gets it, and
 * notes every reader on the way.
 *
 * <p>The placeholder is one character that the grammar takes for part of a word and that survives
 * the removal of quotes.
 */
final class SlotReader {
  /** Text inside text inside text: nobody means more than this. */
  private static final int MAX_DEPTH = 8;

  private static final Set<String> NUMBERS_COMPARED =
      Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");

  private static final Set<String> WITH_A_DEFAULT =
      Set.of(":-", "-", ":=", "=", ":+", "+", ":?", "?");

  /** What a backslash escapes that a value would then be part of. */
  private static final Pattern OPEN_ESCAPE =
      Pattern.compile(
          "(?<!\\\\)(?:\\\\\\\\)*\\\\(?:|x\\p{XDigit}?|u\\p{XDigit}{0,3}|U\\p{XDigit}{0,7}|[0-7]{1,2}|c)$");

  private static final Pattern OPEN_NAME =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\$[A-Za-z_]\\w*$");

  private static final Pattern DOLLAR = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\$$");

  /** Beside these, plain characters outside quotes stay what they are. */
  private static final String CALM = " \t\n/:._@-\"'\\";

  private final char mark;
  private final Set<String> functions;
  private final int depth;

  private SlotReader(char mark, Set<String> functions, int depth) {
    this.mark = mark;
    this.functions = functions;
    this.depth = depth;
  }

  /** The slot where the mark stands in a text. */
  static Slot of(String text, char mark, Set<String> functions) {
    return new SlotReader(mark, functions, 0).script(text);
  }

  /** The slot in a text that a shell reads. */
  Slot script(String text) {
    if (depth == MAX_DEPTH) {
      return Slot.plain(
          "it stands under too many shells to follow",
          "put the innermost part into a script of its own");
    }
    int at = text.indexOf(mark);
    if (isArithmetic(text, at)) {
      return Slot.of(
          Takes.NUMBER, "the shell calculates there, and calculating runs what is in brackets", "");
    }
    ShellTree tree = ShellTree.of(text);
    if (!tree.sound()) {
      return Slot.plain(
          "the text around it does not read as complete shell text",
          "check quotes, heredocs and keywords with `bash -n`");
    }
    return new Place(tree, at).slot();
  }

  private SlotReader deeper() {
    return new SlotReader(mark, functions, depth + 1);
  }

  /** In {@code $((…))} the mark would be no name, so it is looked for before the grammar is. */
  private static boolean isArithmetic(String text, int at) {
    int open = text.lastIndexOf("((", at);
    int close = text.lastIndexOf("))", at);
    return open >= 0 && open > close && text.indexOf("))", at) > 0;
  }

  /** One place in one shell text. */
  private final class Place {
    private final ShellTree tree;
    private final int at;
    private final List<SyntaxNode> path;

    Place(ShellTree tree, int at) {
      this.tree = tree;
      this.at = at;
      this.path = tree.around(at);
    }

    Slot slot() {
      Optional<Slot> refused = refused();
      if (refused.isPresent()) {
        return refused.get();
      }
      Slot inner = owned();
      Slot slot = inner.behind(level());
      for (int i = path.size() - 1; i > 0; i--) {
        slot = slot.and(captured(path.get(i)));
      }
      return slot;
    }

    /** Places whose text is not passed on as an argument, but read by the shell itself. */
    private Optional<Slot> refused() {
      for (int i = path.size() - 1; i > 0 && !isFresh(path.get(i)); i--) {
        SyntaxNode node = path.get(i);
        SyntaxNode parent = path.get(i - 1);
        if (node.is("comment")) {
          return Optional.of(Slot.any().behind(Level.RAW));
        }
        if (node.is("heredoc_start", "heredoc_end")) {
          return Optional.of(
              none("it would be the end mark of a heredoc", "write the end mark as a fixed word"));
        }
        if (parent.is("function_definition") && !node.is("compound_statement")) {
          return Optional.of(
              none("it would be a function's name", "give the function a fixed name"));
        }
        if (node.is("expansion")) {
          return Optional.of(expansion(node));
        }
        if (node.is("regex") && !parent.is("expansion")) {
          return Optional.of(
              Slot.plain("it is part of a regular expression there", "compare with == and quotes"));
        }
        if (node.is("subscript") || (node.is("variable_name") && !parent.is("simple_expansion"))) {
          return Optional.of(
              Slot.plain(
                  "the shell reads it as a name there", "write the name itself on the page"));
        }
        if (node.is("binary_expression", "unary_expression")
            && inDoubleBrackets()
            && node.children().stream().anyMatch(this::calculates)) {
          return Optional.of(
              Slot.of(
                  Takes.NUMBER,
                  "`[[` calculates with it, and calculating runs what is in brackets",
                  "compare with `[ … ]`"));
        }
        if (node.is("unary_expression")
            && node.children().stream().anyMatch(this::asksForVariable)) {
          return Optional.of(
              Slot.plain(
                  "the shell reads it as a variable's name, and calculates what is in its brackets",
                  "write the name itself on the page"));
        }
        if (node.is("variable_assignment")) {
          Optional<Slot> assigned = assigned(node);
          if (assigned.isPresent()) {
            return assigned;
          }
        }
        if (node.is("declaration_command", "unset_command")
            && !within(node, "variable_assignment")) {
          return Optional.of(
              Slot.plain(
                  "the shell reads it as a variable's name",
                  "write `export NAME=<value>` with a fixed name"));
        }
        if (node.is("declaration_command")
            && tree.textOf(node).matches("(?s)\\w+\\s+-\\w*[iaAn]\\w*\\s.*")) {
          return Optional.of(
              Slot.of(
                  Takes.NUMBER,
                  "the shell evaluates it in a declaration of this kind",
                  "assign it without `-i`, `-a`, `-A` or `-n`"));
        }
      }
      return before();
    }

    /** Assignments that do more than keep a value. */
    private Optional<Slot> assigned(SyntaxNode node) {
      String name = tree.textOf(node).replaceFirst("(?s)\\W.*", "");
      if (EvaluatedVariables.isOne(name)) {
        return Optional.of(EvaluatedVariables.slot(name));
      }
      boolean index =
          within(node, "array")
              && word().substring(0, word().indexOf(mark)).matches(".*\\[[^\\]]*");
      return index
          ? Optional.of(
              Slot.plain(
                  "it is an index of an array, and the shell calculates with it",
                  "write the index itself on the page"))
          : Optional.empty();
    }

    /** What stands right before it may take its first character. */
    private Optional<Slot> before() {
      Level level = quotes();
      String before = tree.text().substring(0, at);
      if (level == Level.SINGLE || level == Level.RAW) {
        return Optional.empty();
      }
      if (OPEN_ESCAPE.matcher(before).find()) {
        return Optional.of(
            none(
                "a backslash right before it would escape its first character",
                "take the backslash away"));
      }
      if (level != Level.ESCAPES && DOLLAR.matcher(before).find()) {
        return Optional.of(
            none(
                "a `$` right before it would make it the name of a variable",
                "write `\\$`, or take the `$` away"));
      }
      if (level == Level.HEREDOC && OPEN_NAME.matcher(before).find()) {
        return Optional.of(
            none(
                "it would go on the name of the variable before it",
                "write the variable as `${NAME}`"));
      }
      if (level == Level.BARE && word().contains("..") && word().contains("{")) {
        return Optional.of(
            Slot.of(
                Takes.WORD, "the shell counts with it in `{…..…}`", "write `$(seq 1 <value>)`"));
      }
      if (level == Level.BARE && before.endsWith("~")) {
        return Optional.of(
            Slot.plain(
                "with the `~` before it the shell reads it as a user's name",
                "write the folder itself"));
      }
      return Optional.empty();
    }

    private boolean calculates(SyntaxNode operator) {
      return operator.is("test_operator") && NUMBERS_COMPARED.contains(tree.textOf(operator));
    }

    private boolean asksForVariable(SyntaxNode operator) {
      return operator.is("test_operator") && tree.textOf(operator).matches("-[vR]");
    }

    private boolean within(String type) {
      return path.stream().anyMatch(node -> node.is(type));
    }

    private boolean within(SyntaxNode outer, String type) {
      return path.subList(path.indexOf(outer), path.size()).stream()
          .anyMatch(node -> node.is(type));
    }

    private Slot expansion(SyntaxNode node) {
      boolean fallback =
          node.children().stream().anyMatch(child -> WITH_A_DEFAULT.contains(child.type()));
      String reason = "inside `${…}` the shell reads quotes in ways of its own";
      String instead = "assign it first: `VALUE=<value>`, then use \"$VALUE\"";
      return fallback ? Slot.plain(reason, instead) : none(reason, instead);
    }

    private Slot none(String reason, String instead) {
      return Slot.of(Takes.NONE, reason, instead);
    }

    /** The quotes it stands in: the innermost, up to where quoting starts afresh. */
    private Level quotes() {
      for (int i = path.size() - 1; i > 0 && !isFresh(path.get(i)); i--) {
        switch (path.get(i).type()) {
          case "raw_string" -> {
            return Level.SINGLE;
          }
          case "ansi_c_string" -> {
            return Level.ESCAPES;
          }
          case "string" -> {
            return Level.DOUBLE;
          }
          case "heredoc_body" -> {
            return new Heredoc(tree, path.get(i - 1), path.get(i)).quoted()
                ? Level.RAW
                : Level.HEREDOC;
          }
          default -> {}
        }
      }
      return Level.BARE;
    }

    /** {@code [} compares numbers without calculating; only {@code [[} evaluates. */
    private boolean inDoubleBrackets() {
      return path.stream()
          .anyMatch(node -> node.is("test_command") && tree.textOf(node).startsWith("[["));
    }

    private Level level() {
      Level level = quotes();
      boolean afterName = OPEN_NAME.matcher(tree.text().substring(0, at)).find();
      if (level == Level.DOUBLE) {
        return afterName ? Level.DOUBLE_AFTER_NAME : level;
      }
      if (level == Level.BARE && (afterName || !isCalm())) {
        return Level.QUOTED;
      }
      return level == Level.BARE && isCommandName() ? Level.COMMAND : level;
    }

    /** Whether plain characters outside quotes stay what they are, with what stands around. */
    private boolean isCalm() {
      String word = word();
      char before = at == 0 ? ' ' : tree.text().charAt(at - 1);
      char after = at + 1 < tree.text().length() ? tree.text().charAt(at + 1) : ' ';
      return isCalm(before) && isCalm(after) && !word.contains("{") && !within("test_command");
    }

    private boolean isCalm(char c) {
      return Character.isLetterOrDigit(c)
          || CALM.indexOf(c) >= 0
          || c == '='
          || c == ';'
          || c == ')'
          || c == '('
          || MarkedText.isMark(c);
    }

    /** The run of characters without a space around it. */
    private String word() {
      int start = at;
      while (start > 0 && !Character.isWhitespace(tree.text().charAt(start - 1))) {
        start--;
      }
      int end = at;
      while (end < tree.text().length() && !Character.isWhitespace(tree.text().charAt(end))) {
        end++;
      }
      return tree.text().substring(start, end);
    }

    private boolean isCommandName() {
      for (int i = path.size() - 1; i > 0 && !isFresh(path.get(i)); i--) {
        if (path.get(i).is("command_name")) {
          return true;
        }
      }
      return false;
    }

    /** What holds the place takes: a command, a redirection, an assignment, a heredoc. */
    private Slot owned() {
      for (int i = path.size() - 1; i > 0; i--) {
        SyntaxNode node = path.get(i);
        switch (node.type()) {
          case "file_redirect" -> {
            return data(true);
          }
          case "herestring_redirect" -> {
            return fed(i, word(node));
          }
          case "heredoc_body" -> {
            return fed(i, Optional.of(new Heredoc(tree, path.get(i - 1), node).text()));
          }
          case "variable_assignment" -> {
            return data(within(node, "array"));
          }
          case "for_statement", "select_statement" -> {
            return data(true);
          }
          case "case_statement", "case_item", "test_command" -> {
            return data(false);
          }
          case "command" -> {
            return command(i);
          }
          default -> {
            if (isFresh(node)) {
              return Slot.plain("nobody can tell here what reads it", "");
            }
          }
        }
      }
      return Slot.plain("nobody can tell here what reads it", "");
    }

    private Slot data(boolean splits) {
      return Slot.any().splitting(splits);
    }

    private Slot command(int index) {
      SimpleCommand command = tree.command(path.get(index));
      int word = -1;
      for (int i = 0; command != null && i < command.words().size(); i++) {
        Word each = command.words().get(i);
        word = each.start() <= at && at < each.end() ? i : word;
      }
      if (word < 0) {
        return data(false);
      }
      Slot own = new ArgumentReader(mark, functions, deeper()::script).of(Argv.of(command));
      Slot slot = own.splitting(true);
      return slot.and(new Feeds(tree, path, mark, functions).printed(command, deeper()::script));
    }

    /** What a heredoc or a here-string feeds to the command it belongs to. */
    private Slot fed(int index, Optional<String> text) {
      return new Feeds(tree, path, mark, functions).fed(index, text, deeper()::script);
    }

    private Optional<String> word(SyntaxNode redirect) {
      SyntaxNode last = redirect.children().get(redirect.children().size() - 1);
      return Word.literal(tree.text(), last.start(), last.end());
    }

    /** What {@code $(…)} prints takes the place of the whole of it, and must be harmless there. */
    private Slot captured(SyntaxNode node) {
      if (node.is("process_substitution")) {
        return new Feeds(tree, path, mark, functions).substituted(node);
      }
      if (node.is("heredoc_body") && within("command_substitution")) {
        return Slot.of(
            Takes.NO_QUOTES,
            "some shells look for quotes and brackets in a heredoc inside `$(…)`",
            "write the heredoc into a file first, outside `$(…)`");
      }
      if (!node.is("command_substitution")) {
        return data(false);
      }
      if (tree.textOf(node).startsWith("`")) {
        return Slot.plain(
            "between backticks the shell reads quotes in ways of its own",
            "write `$(…)` instead of backticks");
      }
      String outer =
          tree.text().substring(0, node.start()) + mark + tree.text().substring(node.end());
      return Flow.expanded(deeper().script(outer))
          .map(
              reason ->
                  Slot.plain(
                      "what the `$(…)` around it prints is read as code: " + reason,
                      "give it to the inner command as an argument"))
          .orElseGet(() -> data(false));
    }
  }

  private static boolean isFresh(SyntaxNode node) {
    return node.is("command_substitution", "process_substitution", "program");
  }
}
