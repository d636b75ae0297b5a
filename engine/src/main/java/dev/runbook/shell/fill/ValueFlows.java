package dev.runbook.shell.fill;

import dev.runbook.shell.Placeholder;
import dev.runbook.work.KeyedPattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows values that a page puts into variables: finds where the page later expands one in a way
 * that would split it or read it as code.
 *
 * <p>Assignments are looked for in the text and not in the grammar's tree, so that those under
 * several shells are found, too; what looks like one and is none costs nothing unless a variable of
 * that name is expanded.
 */
public final class ValueFlows {
  private static final KeyedPattern FUNCTION =
      KeyedPattern.of(
          "(?:^|[\\s;&|({])(?:function\\s+(?<named>[\\w-]+)|(?<short>[\\w-]+)\\s*\\(\\s*\\))",
          "function",
          "(");

  /** From {@code NAME=} up to the end of its word, quotes and all. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?<![\\w-])(?<name>[A-Za-z_]\\w*)\\+?=(?<value>(?:\\\\?\"[^\"]*\"?|'[^']*'?|\\([^)]*\\)?|[^\\s;&|])*+)");

  private static final Pattern LOOPED =
      Pattern.compile("\\b(?:for|select)\\s+(?<name>[A-Za-z_]\\w*)\\s+in\\s(?<value>[^;\\n]*)");

  private static final Pattern READ =
      Pattern.compile("\\bread\\s+(?:-\\w+\\s+)*(?<name>[A-Za-z_]\\w*)\\s*<<<(?<value>[^;\\n]*)");

  /** Right behind what makes the shell take a bare name for a variable to calculate with. */
  private static final String CALCULATED =
      "(?:(?<=\\(\\([^()]{0,200})|(?<=\\w\\[[^\\]$]{0,50})|(?<=\\[\\[\\s[^\\]\\n"
          + "]{0,200})|(?<=\\blet\\s[^;\\n"
          + "]{0,200})|(?<=\\$\\{\\w{1,50}:(?![-=?+])[^}]{0,50}))";

  /**
   * One text of a page.
   *
   * @param text the text
   * @param placeholders the places in it
   * @param line the line it begins on
   */
  public record Text(String text, List<Placeholder> placeholders, int line) {
    /** Copies the list. */
    public Text {
      placeholders = List.copyOf(placeholders);
    }
  }

  /**
   * A use of a variable that its value must be plain for.
   *
   * @param variable the variable
   * @param line where it is used
   * @param reason what would become of other values
   */
  public record Use(String variable, int line, String reason) {
    /** What a value that comes this way can be, as a place of its own. */
    public Slot slot() {
      return Slot.plain(
          "it goes into the variable "
              + variable
              + ", and where line "
              + line
              + " uses that, "
              + reason,
          "use it as \"$" + variable + "\", as its own argument");
    }
  }

  private final List<Text> texts;
  private final ParsedTexts reading;
  private final Map<String, Set<String>> variables = new LinkedHashMap<>();
  private final Map<String, Optional<Use>> uses = new HashMap<>();

  private ValueFlows(List<Text> texts) {
    this.texts = List.copyOf(texts);
    this.reading = new ParsedTexts(functions(texts));
  }

  /** Looks at all the texts of a page. */
  public static ValueFlows of(List<Text> texts) {
    ValueFlows flows = new ValueFlows(texts);
    flows.findAssignments();
    return flows;
  }

  /** The functions that the page defines. */
  public Set<String> functions() {
    return reading.functions();
  }

  /** The first use, if any, that a parameter's value must be plain for. */
  public Optional<Use> of(String parameter) {
    return variables.getOrDefault(parameter, Set.of()).stream()
        .map(variable -> uses.computeIfAbsent(variable, this::use))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Set<String> functions(List<Text> texts) {
    Set<String> found = new HashSet<>();
    for (Text each : texts) {
      FUNCTION.each(
          each.text(),
          match ->
              found.add(
                  match.group("named") != null ? match.group("named") : match.group("short")));
    }
    return found;
  }

  private void findAssignments() {
    for (Text each : texts) {
      if (!each.placeholders().isEmpty() && MarkedText.fit(each.text(), each.placeholders())) {
        MarkedText marks = MarkedText.of(each.text(), each.placeholders());
        List.of(ASSIGNED, LOOPED, READ)
            .forEach(pattern -> findDirect(pattern.matcher(marks.text()), marks, each));
      }
    }
    for (Set<String> names : variables.values()) {
      while (names.addAll(assignedFrom(names))) {
        // Until nothing is assigned from what is known that is not known itself.
      }
    }
  }

  private void findDirect(Matcher matcher, MarkedText marks, Text text) {
    while (matcher.find()) {
      for (int i = 0; i < text.placeholders().size(); i++) {
        if (matcher.group("value").indexOf(MarkedText.mark(i)) >= 0) {
          variables
              .computeIfAbsent(text.placeholders().get(i).name(), name -> new HashSet<>())
              .add(matcher.group("name"));
        }
      }
    }
  }

  private Set<String> assignedFrom(Set<String> names) {
    Set<String> more = new HashSet<>();
    for (Text each : texts) {
      for (Pattern pattern : List.of(ASSIGNED, LOOPED, READ)) {
        Matcher matcher = pattern.matcher(each.text());
        while (matcher.find()) {
          String value = matcher.group("value");
          if (names.stream().anyMatch(name -> expansion(name).matcher(value).find())) {
            more.add(matcher.group("name"));
          }
        }
      }
    }
    return more;
  }

  private Optional<Use> use(String variable) {
    for (Text each : texts) {
      if (!each.text().contains(variable)) {
        continue;
      }
      Matcher evaluated = evaluated(variable).matcher(each.text());
      if (evaluated.find()) {
        return Optional.of(
            new Use(
                variable,
                each.line() + breaks(each.text(), evaluated.start()),
                "the shell evaluates its value"));
      }
      Optional<ValueFlow.Use> use =
          expansion(variable).matcher(each.text()).find()
              ? ValueFlow.uses(marked(each), expansion(variable), reading)
              : Optional.empty();
      if (use.isPresent()) {
        return Optional.of(
            new Use(
                variable,
                each.line() + breaks(marked(each), use.get().offset()),
                use.get().reason()));
      }
    }
    return Optional.empty();
  }

  private static int breaks(String text, int to) {
    return (int) text.substring(0, to).chars().filter(c -> c == '\n').count();
  }

  private static String marked(Text text) {
    return MarkedText.fit(text.text(), text.placeholders())
        ? MarkedText.of(text.text(), text.placeholders()).text()
        : text.text();
  }

  /**
   * {@code ${!NAME}}, {@code ${NAME@P}} and declarations after which an assignment is calculated or
   * names another variable.
   */
  private static Pattern evaluated(String name) {
    return Pattern.compile(
        "\\$\\{!"
            + name
            + "\\}|\\$\\{"
            + name
            + "@P\\}|\\b(?:declare|typeset|local|readonly|export)\\s+(?:-\\w+\\s+)*-\\w*[in]\\w*\\s(?:[^;\\n"
            + "]*\\s)?"
            + name
            + "(?!\\w)");
  }

  /**
   * {@code $NAME}, {@code ${NAME…}}, and the bare name where the shell calculates. The name is
   * looked for first: looking back for what calculates is dear.
   */
  private static Pattern expansion(String name) {
    return Pattern.compile(
        "\\$"
            + name
            + "(?!\\w)|\\$\\{[#!]?"
            + name
            + "(?!\\w)[^}]*\\}|(?<![\\w$])(?="
            + name
            + "(?!\\w))"
            + CALCULATED
            + name);
  }
}
