package dev.runbook.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shell variables a script sets, and whether it may set more than can be seen.
 *
 * @param assigned the names it sets: assignments, {@code for}, {@code read}, {@code declare} and
 *     their like
 * @param open whether it reads a file or evaluates text ({@code source}, {@code eval}), which may
 *     set anything
 */
public record Variables(Set<String> assigned, boolean open) {
  private static final Set<String> READERS = Set.of("read", "mapfile", "readarray", "getopts");
  private static final Set<String> OPEN = Set.of("source", ".", "eval");

  /**
   * What people read into their shell that sets up a tool, and no variable that a page is about.
   */
  private static final Pattern SETS_NOTHING_NEW =
      Pattern.compile(
          "(?:source|\\.) (?:\\S*/activate|~/\\.(?:bashrc|zshrc|profile|bash_profile)|<\\(.*\\bcompletion\\b.*\\))");

  private static final Pattern QUOTED_ASSIGNMENT =
      Pattern.compile("[\"']?(?<name>[A-Za-z_]\\w*)\\+?=");

  /** {@code exec {fd}<file} sets {@code fd}; the grammar does not know it. */
  private static final Pattern DESCRIPTOR = Pattern.compile("(?<=\\s)\\{([A-Za-z_]\\w*)\\}[<>]");

  private static final Pattern SET_IN_QUOTES =
      Pattern.compile(
          "\\b(?:for|read(?:\\s+-\\w+)?)\\s+(?<name>[A-Za-z_]\\w*)\\s*(?:\\bin\\b|;|$)");

  /** Most texts hold no word that could set a variable; asking the grammar costs time. */
  private static final Pattern MAY_SET =
      Pattern.compile(
          "=|\\(\\(|\\}[<>]|(?:^|[\\s;&|(])\\.\\s|\\b(?:for|select|read|mapfile|readarray|getopts|source|eval"
              + "|export|declare|local|readonly|typeset|printf|let)\\b");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  /** Copies the set. */
  public Variables {
    assigned = Set.copyOf(assigned);
  }

  /** Reads the names from a script's text. */
  public static Variables setBy(String text) {
    if (!MAY_SET.matcher(text).find()) {
      return new Variables(Set.of(), false);
    }
    Set<String> names = new HashSet<>();
    Matcher descriptor = DESCRIPTOR.matcher(text);
    while (descriptor.find()) {
      names.add(descriptor.group(1));
    }
    boolean[] open = {false};
    SyntaxNode root = SyntaxNode.parse(text);
    root.walk(
        node -> {
          switch (node.type()) {
            case "variable_assignment", "for_statement", "c_style_for_statement" ->
                addNames(node, text, names);
            case "declaration_command" -> {
              addNames(node, text, names);
              open[0] |= addDeclared(node, text, names);
            }
            case "command" -> open[0] |= addFromCommand(node, text, names);
            case "string" -> addFar(node, text, names);
            case "expansion" -> addDefault(node, text, names);
            case "arithmetic_expansion", "test_command" -> addFromArithmetic(node, text, names);
            default -> {}
          }
        });
    return new Variables(names, open[0]);
  }

  /** {@code export "A=$x"} sets one name, {@code export $(cat .env)} any. */
  private static boolean addDeclared(SyntaxNode node, String text, Set<String> names) {
    boolean any = false;
    for (SyntaxNode child : node.children()) {
      if (child.is(
          "string", "concatenation", "command_substitution", "simple_expansion", "expansion")) {
        Matcher quoted = QUOTED_ASSIGNMENT.matcher(text).region(child.start(), child.end());
        boolean one = quoted.lookingAt();
        if (one) {
          names.add(quoted.group("name"));
        }
        any |= !one;
      }
    }
    return any;
  }

  /**
   * {@code ssh db "for f in *; do rm $f; done"} means a variable over there. It does not get one:
   * this shell puts in its own, which is empty. That is the page's mistake, and nothing to ask for.
   */
  private static void addFar(SyntaxNode node, String text, Set<String> names) {
    Matcher far = SET_IN_QUOTES.matcher(text).region(node.start(), node.end());
    while (far.find()) {
      names.add(far.group("name"));
    }
  }

  /** {@code ${name:=default}} sets the variable it reads. */
  private static void addDefault(SyntaxNode node, String text, Set<String> names) {
    if (node.children().stream().anyMatch(child -> child.is(":=", "="))) {
      addNames(node, text, names);
    }
  }

  /** In arithmetic a name that nothing sets is 0, and {@code ++} sets it. */
  private static void addFromArithmetic(SyntaxNode node, String text, Set<String> names) {
    String written = text.substring(node.start(), node.end());
    if (written.startsWith("((") || written.startsWith("$((")) {
      addAllNames(written, names);
    }
  }

  private static void addAllNames(String text, Set<String> names) {
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      names.add(name.group());
    }
  }

  private static void addNames(SyntaxNode node, String text, Set<String> names) {
    for (SyntaxNode child : node.children()) {
      if (child.is("variable_name")) {
        names.add(text.substring(child.start(), child.end()));
      } else if (child.is("subscript")) {
        addNames(child, text, names);
      }
    }
  }

  /** Whether the command may set anything at all that a page then uses. */
  private static boolean addFromCommand(SyntaxNode node, String text, Set<String> names) {
    List<String> words =
        node.children().stream()
            .filter(child -> !child.is("variable_assignment"))
            .map(child -> text.substring(child.start(), child.end()))
            .toList();
    String program = words.isEmpty() ? "" : words.get(0);
    if (READERS.contains(program) || (program.equals("printf") && words.contains("-v"))) {
      words.stream().skip(1).filter(word -> NAME.matcher(word).matches()).forEach(names::add);
    }
    if (program.equals("let")) {
      words.forEach(word -> addAllNames(word, names));
    }
    return OPEN.contains(program) && !SETS_NOTHING_NEW.matcher(String.join(" ", words)).matches();
  }
}
