package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the variables that a text reads and nothing sets, and those that are set to nothing. */
final class UnsetVariables {
  /** What bash or the session sets, and paths that people extend whether they are set or not. */
  private static final Set<String> SET_ANYWAY =
      Set.of(
          """
          _ HISTCMD OPTERR SHELLOPTS COMP_WORDBREAKS COPROC_PID PROMPT_COMMAND HISTSIZE HISTFILESIZE
          HOME PATH PWD OLDPWD UID EUID PPID RANDOM SECONDS LINENO HOSTNAME HOSTTYPE OSTYPE MACHTYPE
          IFS REPLY OPTARG OPTIND SHLVL FUNCNAME GROUPS DIRSTACK PIPESTATUS COLUMNS LINES SHELL USER
          LOGNAME TERM LANG PS1 PS2 PS4 EPOCHSECONDS EPOCHREALTIME SRANDOM TMPDIR EDITOR VISUAL PAGER
          MAIL COMP_WORDS MAPFILE COPROC DISPLAY SSH_AUTH_SOCK SSH_CONNECTION SSH_CLIENT SSH_TTY
          SUDO_USER SUDO_UID SUDO_GID HISTFILE LD_LIBRARY_PATH MANPATH PYTHONPATH CLASSPATH CDPATH
          INFOPATH PKG_CONFIG_PATH
          """
              .split("\\s+"));

  private static final Pattern BEGUN = Pattern.compile("(?<=[=\"'])" + VariableReader.BEGUN + "$");

  private final Variables known;
  private final Set<String> environment;

  UnsetVariables(Variables known, Set<String> environment) {
    this.known = known;
    this.environment = environment;
  }

  /** The places in a text, and in the scripts in its quotes. */
  List<Placeholder> in(String text, ShellContext context) {
    boolean reads = text.indexOf('$') >= 0;
    if (!reads && !Assignment.mayStandIn(text)) {
      return List.of();
    }
    List<Placeholder> found = new ArrayList<>();
    context.trees().forEach(tree -> add(tree, 0, text, Variables.NONE, found));
    if (!reads) { // in the scripts in its quotes neither
      return found;
    }
    for (Map.Entry<NestedScript, ShellContext> script : context.scripts()) {
      NestedScript place = script.getKey();
      if (!place.expandsHere() && !place.elsewhere()) {
        Variables own = VariableReader.of(script.getValue());
        script.getValue().trees().forEach(tree -> add(tree, place.start(), text, own, found));
      }
    }
    return found;
  }

  private void add(
      SyntaxTree tree, int offset, String text, Variables own, List<Placeholder> found) {
    boolean anySet = known.open() || own.open();
    tree.body()
        .walk(
            node -> {
              if (node instanceof WordPart.Parameter parameter
                  && !anySet
                  && isPlain(parameter)
                  && isWritten(text, offset + node.start(), offset + node.end(), parameter.name())
                  && !own.sets(parameter.name())
                  && !isSet(parameter.name())) {
                found.add(variable(text, offset + node.start(), offset + node.end(), parameter));
              } else if (offset == 0 && node instanceof CommandNode.Simple simple) {
                addBlank(simple, text, found);
              }
            });
  }

  /** {@code $name} and <code>${name}</code>: what it stands for is its value and nothing else. */
  private static boolean isPlain(WordPart.Parameter parameter) {
    return parameter.prefix().isEmpty()
        && parameter.operator().isEmpty()
        && parameter.subscript().isEmpty()
        && parameter.name().matches("[A-Za-z_]\\w*");
  }

  /** Behind a dollar a placeholder reads as the name of a variable, and is none. */
  private static boolean isWritten(String text, int start, int end, String name) {
    String written = text.substring(start, end).replace("\\\n", "");
    return written.equals("$" + name) || written.equals("${" + name + "}");
  }

  private static Placeholder variable(
      String text, int start, int end, WordPart.Parameter parameter) {
    return new Placeholder(
        start,
        end,
        parameter.name(),
        text.substring(start, end),
        Placeholder.Kind.VARIABLE,
        List.of());
  }

  /** {@code node=} waits for its value, and what reads it gets it from the shell. */
  private void addBlank(CommandNode.Simple simple, String text, List<Placeholder> found) {
    if (simple.words().isEmpty()) {
      for (Assignment each : simple.assignments()) {
        if (known.waitsFor(each.name())) {
          found.add(blank(each.name(), each.end(), text));
        }
      }
    } else if (simple.words().get(0).raw().equals("export")) {
      for (Word each : simple.words()) {
        VariableReader.exportedBlank(each)
            .filter(name -> known.waitsFor(name) || isToBeSet(name))
            .ifPresent(name -> found.add(blank(name, each.end(), text)));
      }
    }
  }

  private static Placeholder blank(String name, int end, String text) {
    boolean quoted = end > 0 && "\"'".indexOf(text.charAt(end - 1)) >= 0;
    int place = quoted ? end - 1 : end;
    Matcher begun = BEGUN.matcher(text.substring(text.lastIndexOf('=', place - 1), place));
    int start = begun.find() ? place - begun.group().length() : place;
    return new Placeholder(
        start, place, name, text.substring(start, place), Placeholder.Kind.BLANK, List.of());
  }

  /** Programs read what is exported, so that its name alone says that a value belongs there. */
  private boolean isToBeSet(String name) {
    return !known.assigns(name) && CapitalWords.saysWhatItIs(name.toUpperCase(Locale.ROOT));
  }

  private boolean isSet(String name) {
    return known.sets(name)
        || environment.contains(name)
        || SET_ANYWAY.contains(name)
        || name.startsWith("BASH")
        || name.startsWith("XDG_")
        || name.startsWith("LC_");
  }
}
