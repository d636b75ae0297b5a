package dev.runbook.lint;

import dev.runbook.document.Block;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.shell.syntax.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds commands that delete, move or copy something else than their author means. */
final class DeletionChecks {
  private static final Pattern VARIABLE_FOLDER =
      Pattern.compile("^(?<folder>)\\$(?:\\{(?<braced>\\w+)}|(?<name>\\w+))/.*", Pattern.DOTALL);

  /** Its last folder or file is a variable alone: {@code /srv/uploads/$NAME}. */
  private static final Pattern VARIABLE_NAME =
      Pattern.compile(
          "^(?<folder>.*[^/{])/+\\$(?:\\{(?<braced>\\w+)}|(?<name>[A-Za-z_]\\w*))/*\\*?$",
          Pattern.DOTALL);

  private static final Pattern SET_TO_TEXT =
      Pattern.compile("\\b(?<name>[A-Za-z_]\\w*+)=[\"']?[^\\s$`\"'<]");

  /** {@code for each in a b}: a loop over a text does not give an empty value. */
  private static final Pattern LOOPS_OVER_TEXT =
      Pattern.compile("\\bfor\\s+(?<name>[A-Za-z_]\\w*+)\\s+in\\s+[^\\s$`\"';]");

  private static final Pattern STOPS_WHEN_EMPTY =
      Pattern.compile("\\$\\{(?<name>[A-Za-z_]\\w*+):[?]");

  /** {@code [ -n "$NAME" ]}, {@code test -z "$NAME" && exit}. */
  private static final Pattern TESTED =
      Pattern.compile("-[nz]\\s+\"?\\$\\{?(?<name>[A-Za-z_]\\w*+)");

  /** They are set in every shell. */
  private static final Set<String> ALWAYS_SET = Set.of("HOME", "PWD");

  private static final Set<String> DELETERS = Set.of("rm", "mv", "cp", "chmod", "chown", "dd");

  private static final Pattern UNQUOTED =
      Pattern.compile("(?<![\\\\$'\"\\w])\\$(?:\\{\\w+}|[A-Za-z_]\\w*)");

  private static final Pattern FOLDER_ALONE = Pattern.compile("cd\\s+[^&|;\\n]+");

  private DeletionChecks() {}

  static void removesVariableFolder(Page page, Findings findings) {
    forDeleted(
        page,
        VARIABLE_FOLDER,
        (read, found) ->
            findings.add(
                read.place(found.word()),
                "where `" + found.variable() + "` is empty, this deletes from the root folder",
                "write `\"${" + found.variable() + ":?}\"/…`, which stops when it is empty"));
  }

  static void removesFolderOfNoName(Page page, Findings findings) {
    forDeleted(
        page,
        VARIABLE_NAME,
        (read, found) ->
            findings.add(
                read.place(found.word()),
                "where `" + found.variable() + "` is empty, this deletes all of " + found.folder(),
                "write `\"${" + found.variable() + ":?}\"`, which stops when it is empty"));
  }

  /**
   * A path to delete that a variable is part of.
   *
   * @param word the path as it is written
   * @param folder what it names where the variable is empty
   */
  private record Deleted(String word, String variable, String folder) {}

  /** Visits each path of a recursive {@code rm} that fits, its variable possibly empty. */
  private static void forDeleted(Page page, Pattern path, BiConsumer<ReadCommand, Deleted> visit) {
    Set<String> set = neverEmpty(page);
    forSimpleCommands(
        page,
        (read, command) -> {
          List<String> argv = command.argv();
          int rm = argv.get(0).equals("sudo") ? 1 : 0;
          if (argv.size() <= rm + 1 || !argv.get(rm).equals("rm") || !isRecursive(argv)) {
            return;
          }
          for (Word word : command.words()) {
            Matcher found = path.matcher(word.raw().replace("\"", ""));
            if (found.matches()) {
              String name =
                  found.group("braced") == null ? found.group("name") : found.group("braced");
              if (!ALWAYS_SET.contains(name) && !set.contains(name)) {
                visit.accept(
                    read, new Deleted(word.raw(), name, "`" + found.group("folder") + "`"));
              }
            }
          }
        });
  }

  private static boolean isRecursive(List<String> argv) {
    return argv.stream().anyMatch(word -> word.matches("-[a-zA-Z]*[rR][a-zA-Z]*|--recursive"));
  }

  /** The variables that the page sets to a text, or asks first whether they are empty. */
  private static Set<String> neverEmpty(Page page) {
    Set<String> names = new HashSet<>();
    for (Block block : page.document().blocks()) {
      for (Pattern pattern : List.of(SET_TO_TEXT, LOOPS_OVER_TEXT, STOPS_WHEN_EMPTY, TESTED)) {
        Matcher set = pattern.matcher(block.text());
        while (set.find()) {
          names.add(set.group("name"));
        }
      }
    }
    return names;
  }

  static void changesFolderAlone(Page page, Findings findings) {
    List<ReadCommand> commands = page.commands();
    for (int i = 0; i < commands.size(); i++) {
      ReadCommand read = commands.get(i);
      if (FOLDER_ALONE.matcher(read.text()).matches() && i + 1 < commands.size()) {
        ReadCommand next = commands.get(i + 1);
        if (isSameBlock(page, read, next)
            && deletesHere(next.levels().get(0).script().statements())) {
          boolean stops = read.step() == next.step();
          foundFolder(read, findings, stops ? Findings.Seen.BY_THE_RUN : Findings.Seen.BY_NOBODY);
        }
      }
      if (!read.mayHold(";&\n")) {
        continue;
      }
      for (ShellText level : read.levels()) {
        List<Statement> statements = level.script().statements();
        for (int at = 0; at + 1 < statements.size(); at++) {
          if (FOLDER_ALONE.matcher(statements.get(at).text()).matches()
              && deletesHere(statements.subList(at + 1, at + 2))) {
            foundFolder(read, findings, Findings.Seen.BY_NOBODY);
          }
        }
      }
    }
  }

  private static void foundFolder(ReadCommand read, Findings findings, Findings.Seen seen) {
    findings.add(
        read.place("cd"),
        "when this `cd` fails in a pasted block, the next line deletes in the folder one is in",
        "join them: `cd FOLDER && rm …`, or give `rm` the whole path",
        seen);
  }

  private static boolean deletesHere(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement -> statement.commands().stream())
        .map(SimpleCommand::argv)
        .map(argv -> argv.get(0).equals("sudo") ? argv.subList(1, argv.size()) : argv)
        .filter(argv -> argv.size() > 1 && argv.get(0).equals("rm") && isRecursive(argv))
        .anyMatch(
            argv -> argv.stream().skip(1).anyMatch(word -> !word.matches("(?s)[-/~$].*|QZ.*")));
  }

  private static boolean isSameBlock(Page page, ReadCommand one, ReadCommand other) {
    return page.blockAt(one.command().span().start())
        .equals(page.blockAt(other.command().span().start()));
  }

  static void unquotedVariable(Page page, Findings findings) {
    forSimpleCommands(
        page,
        (read, command) -> {
          List<String> argv = command.argv();
          String program =
              argv.get(0).equals("sudo") && argv.size() > 1 ? argv.get(1) : argv.get(0);
          if (DELETERS.contains(program)) {
            command.words().stream()
                .skip(1)
                .filter(word -> UNQUOTED.matcher(outsideQuotes(word.raw())).find())
                .forEach(
                    word ->
                        findings.add(
                            read.place(word.raw()),
                            "`" + word.raw() + "` falls apart where its value has spaces or stars",
                            "put it in double quotes: `\"" + word.raw() + "\"`"));
          }
        });
  }

  /** A word with what is in quotes left out. */
  private static String outsideQuotes(String raw) {
    return raw.replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*'", "\"\"");
  }

  private static void forSimpleCommands(Page page, BiConsumer<ReadCommand, SimpleCommand> visit) {
    Predicate<SimpleCommand> hasWords = command -> !command.words().isEmpty();
    for (ReadCommand read : page.commands()) {
      for (ShellText level : read.levels()) {
        level.script().statements().stream()
            .flatMap(statement -> statement.commands().stream())
            .filter(hasWords)
            .forEach(command -> visit.accept(read, command));
      }
    }
  }
}
