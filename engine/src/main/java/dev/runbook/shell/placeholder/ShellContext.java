package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Script;
import dev.runbook.shell.SyntaxNode;
import dev.runbook.shell.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the grammar says about places in shell text that has placeholders in it. */
final class ShellContext {
  /** Inside these, brackets are the shell's, or belong to whoever reads the text. */
  private static final Set<String> NOT_BARE =
      Set.of(
          "string",
          "raw_string",
          "ansi_c_string",
          "heredoc_body",
          "comment",
          "expansion",
          "subscript",
          "test_command",
          "regex",
          "array",
          "case_item",
          "compound_statement",
          "function_definition",
          "arithmetic_expansion");

  private static final Set<String> QUOTES = Set.of("string", "raw_string");

  /** What holds the words that a program is given, or a variable. */
  private static final Set<String> VALUES =
      Set.of("command", "variable_assignment", "file_redirect", "declaration_command");

  private static final Set<String> NO_VALUES =
      Set.of(
          "comment",
          "command_name",
          "variable_name",
          "heredoc_body",
          "expansion",
          "simple_expansion",
          "subscript",
          "test_command",
          "arithmetic_expansion",
          "regex",
          "case_item");

  private static final Pattern READ = Pattern.compile("\\$\\{?(?<name>[A-Za-z_]\\w*)");

  /** What bash or the session sets, and paths that people extend whether they are set or not. */
  private static final Set<String> SET_ANYWAY =
      Set.of(
          """
          HOME PATH PWD OLDPWD UID EUID PPID RANDOM SECONDS LINENO HOSTNAME HOSTTYPE OSTYPE MACHTYPE
          IFS REPLY OPTARG OPTIND SHLVL FUNCNAME GROUPS DIRSTACK PIPESTATUS COLUMNS LINES SHELL USER
          LOGNAME TERM LANG PS1 PS2 PS4 EPOCHSECONDS EPOCHREALTIME SRANDOM TMPDIR EDITOR VISUAL PAGER
          MAIL COMP_WORDS MAPFILE COPROC DISPLAY SSH_AUTH_SOCK SSH_CONNECTION SSH_CLIENT SSH_TTY
          SUDO_USER SUDO_UID SUDO_GID HISTFILE LD_LIBRARY_PATH MANPATH PYTHONPATH CLASSPATH CDPATH
          INFOPATH PKG_CONFIG_PATH
          """
              .split("\\s+"));

  private final String text;
  private final String masked;
  private final SyntaxNode root;

  /** Reads a text, each of the placeholders as one plain word. */
  ShellContext(String text, List<Placeholder> placeholders) {
    this.text = text;
    this.masked = Script.mask(text, placeholders);
    this.root = SyntaxNode.parse(masked);
  }

  /** Whether a place is in a comment, where nothing is executed. */
  boolean isComment(int start, int end) {
    return enclosing(start, end).contains("comment");
  }

  /** Whether a place stands in no quotes, heredoc, comment, test or expansion. */
  boolean isBare(int start, int end) {
    return enclosing(start, end).stream().noneMatch(NOT_BARE::contains);
  }

  /** Whether a place stands in an argument or in the value of an assignment, quoted or not. */
  boolean isArgument(int start, int end) {
    List<String> around = enclosing(start, end);
    return around.stream().anyMatch(VALUES::contains)
        && around.stream().noneMatch(NO_VALUES::contains);
  }

  /** Whether a place stands in quotes that are an argument or a part of one. */
  boolean isQuotedArgument(int start, int end) {
    List<String> around = enclosing(start, end);
    return around.stream().anyMatch(QUOTES::contains) && isArgument(start, end);
  }

  /** The variables that nothing sets, where the text reads them. */
  List<Placeholder> unsetVariables(Set<String> assigned) {
    List<Placeholder> found = new ArrayList<>();
    addUnset(root, 0, assigned, found);
    for (SyntaxNode quoted : QuotedScripts.in(root, masked)) {
      String inner = masked.substring(quoted.start(), quoted.end());
      Variables own = Variables.setBy(inner);
      if (!own.open()) {
        Set<String> all = new HashSet<>(assigned);
        all.addAll(own.assigned());
        addUnset(SyntaxNode.parse(inner), quoted.start(), all, found);
      }
    }
    return found;
  }

  private void addUnset(
      SyntaxNode tree, int offset, Set<String> assigned, List<Placeholder> found) {
    tree.walk(
        node -> {
          if (node.is("simple_expansion", "expansion")) {
            int start = offset + node.start();
            int end = offset + node.end();
            String raw = text.substring(start, end);
            String name = raw.replaceAll("^\\$\\{?|\\}$", "");
            if (name.matches("[A-Za-z_]\\w*") && !isSet(name, assigned)) {
              found.add(
                  new Placeholder(start, end, name, raw, Placeholder.Kind.VARIABLE, List.of()));
            }
          }
        });
  }

  /** Whether a text may read a variable that nothing sets; sure only where it says no. */
  static boolean mayReadUnset(String text, Set<String> assigned) {
    Matcher read = READ.matcher(text);
    while (read.find()) {
      if (!isSet(read.group("name"), assigned)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSet(String name, Set<String> assigned) {
    return assigned.contains(name)
        || SET_ANYWAY.contains(name)
        || name.startsWith("BASH")
        || name.startsWith("XDG_")
        || name.startsWith("LC_");
  }

  /** The types of the nodes around a place, from the outermost in. */
  private List<String> enclosing(int start, int end) {
    List<String> types = new ArrayList<>();
    for (SyntaxNode at = root; at != null; at = childAround(at, start, end)) {
      types.add(at.type());
    }
    return types;
  }

  /** Children stand in order, so the search need not ask each. */
  private static SyntaxNode childAround(SyntaxNode node, int start, int end) {
    List<SyntaxNode> children = node.children();
    int low = 0;
    int high = children.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      SyntaxNode child = children.get(middle);
      if (child.end() <= start) {
        low = middle + 1;
      } else if (child.start() > start) {
        high = middle - 1;
      } else {
        return child.end() >= end ? child : null;
      }
    }
    return null;
  }
}
