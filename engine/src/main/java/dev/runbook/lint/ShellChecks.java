package dev.runbook.lint;

import dev.runbook.document.Block;
import dev.runbook.lint.Level.Part;
import dev.runbook.shell.Called;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.shell.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shell text that does something else than its author means, or hides that it failed. */
final class ShellChecks {
  /** They write what nobody has elsewhere. */
  static final Set<String> DUMPERS =
      Set.of("pg_dump", "pg_dumpall", "pg_basebackup", "mysqldump", "mariadb-dump", "mongodump");

  private static final Set<String> PRODUCERS =
      Set.of(
          "pg_dump",
          "pg_dumpall",
          "pg_basebackup",
          "mysqldump",
          "mariadb-dump",
          "mongodump",
          "tar",
          "curl",
          "wget",
          "zfs",
          "btrfs",
          "dd");

  private static final Set<String> KEEPERS =
      Set.of(
          "psql",
          "mysql",
          "mariadb",
          "pg_restore",
          "mongorestore",
          "mysqlimport",
          "tee",
          "dd",
          "zfs",
          "btrfs",
          "tar",
          "split");

  private static final Pattern INTO_FILE =
      Pattern.compile(
          "(?<![0-9<>&-])(?:1)?>\\|?(?![>&(])\\s*(?<file>(?:\"[^\"]*\"|'[^']*'|\\$\\([^)]*\\)|[^\\s;|&<>\"'])+)");

  private static final Pattern TEMPORARY =
      Pattern.compile(
          "(?:[.-](?:partial|part|tmp|temp|new|incomplete|unchecked)|(?:tmp|temp|partial)/)|^/tmp/|^\"?\\$\\{?\\w*"
              + "(?:tmp|temp|partial|time|stamp)|\\$\\{?(?:ts|now)\\b|/dev/|%H|%s|%T|%I",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VARIABLE_FOLDER =
      Pattern.compile("^\"?\\$(?:\\{(?<braced>\\w+)}|(?<name>\\w+))\"?/.*", Pattern.DOTALL);

  private static final Pattern SET_TO_TEXT =
      Pattern.compile("\\b(?<name>[A-Za-z_]\\w*+)=[\"']?[^\\s$`\"'<]");

  /** They are set in every shell. */
  private static final Set<String> ALWAYS_SET = Set.of("HOME", "PWD");

  private static final Set<String> DELETERS = Set.of("rm", "mv", "cp", "chmod", "chown", "dd");

  private static final Pattern UNQUOTED =
      Pattern.compile("(?<![\\\\$'\"\\w])\\$(?:\\{\\w+}|[A-Za-z_]\\w*)");

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "dash", "python", "python3");

  private static final Set<String> DOWNLOADERS = Set.of("curl", "wget");

  private static final Pattern DOWNLOAD_AND_RUN =
      Pattern.compile(
          "(?:\\b(?:ba|z|da)?sh\\b\\s+(?:-c\\s+[\"']?\\$\\(|<\\()|\\beval\\s+[\"']?\\$\\(|\\b(?:source|\\.)\\s+<\\()\\s*(?:curl|wget)\\b");

  private static final Pattern ENDLESS =
      Pattern.compile(
          "^\\s*(?:while\\s+(?:true|:|\\[ 1 ])|until\\s+false|for\\s*\\(\\(\\s*;\\s*;\\s*\\)\\))");

  private static final Pattern PRIVILEGED_PATH =
      Pattern.compile("(?<![0-9<>&])>>?\\s*['\"]?/(?:etc|usr|opt|root|boot|lib|sys|proc/sys)/");

  private ShellChecks() {}

  static void hiddenPipelineFailure(Page page, Findings findings) {
    boolean setOnPage =
        page.commands().stream().anyMatch(each -> each.text().matches("set\\s[^\\n]*pipefail.*"));
    forPipelines(
        page,
        (read, level, parts) -> {
          Part last = parts.get(parts.size() - 1);
          boolean kept =
              INTO_FILE.matcher(last.redirections()).find() || last.calls(KEEPERS) || hasSsh(last);
          List<Part> before = parts.subList(0, parts.size() - 1);
          if (kept && !failsAsAWhole(read, level, setOnPage)) {
            before.stream()
                .filter(ShellChecks::produces)
                .findFirst()
                .ifPresent(
                    part ->
                        findings.add(
                            read.place(part.command().argv().get(0)),
                            "when `"
                                + producer(part)
                                + "` fails here, the pipeline still succeeds and keeps what came"
                                + " until then",
                            "begin with `set -o pipefail` (in `ssh \"…\"`: `bash -o pipefail -c"
                                + " '…'`), or write a file first and check it"));
          }
        });
  }

  /** {@code set -o pipefail} lasts in the page's own shell, and not in one inside a command. */
  private static boolean failsAsAWhole(ReadCommand read, Level level, boolean setOnPage) {
    return read.text().contains("pipefail") || (!level.nested() && setOnPage);
  }

  static void truncatesOnlyCopy(Page page, Findings findings) {
    forPipelines(
        page,
        (read, level, parts) -> {
          boolean dumps = parts.stream().anyMatch(part -> part.calls(DUMPERS));
          Part last = parts.get(parts.size() - 1);
          Matcher file = INTO_FILE.matcher(last.redirections());
          if (dumps && file.find() && !TEMPORARY.matcher(file.group("file")).find()) {
            findings.add(
                read.place(file.group()),
                "this empties the file before the dump has begun: when it fails, the copy that was"
                    + " there is gone too",
                "write to a temporary name (`… > dump.partial`), check it, then `mv dump.partial"
                    + " dump.sql`");
          }
        });
  }

  static void psqlWithoutStop(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      boolean found =
          read.called().stream()
              .filter(called -> called.program().equals("psql"))
              .filter(called -> !String.join(" ", called.argv()).contains("ON_ERROR_STOP"))
              .anyMatch(called -> readsFile(called) || (isFed(called) && feeds(read)));
      if (found && !read.text().contains("ON_ERROR_STOP")) {
        findings.add(
            read.place("psql"),
            "psql goes on after an error in the file, and says in the end that all went well",
            "add `-v ON_ERROR_STOP=1`, and `-1` so that an error leaves nothing half done");
      }
    }
  }

  private static boolean readsFile(Called called) {
    return called.hasFlag('f', "cdhpUovTFPR") || called.hasLong("--file");
  }

  private static boolean isFed(Called called) {
    return called.inputGiven()
        && !called.hasFlag('c', "dhpUovTFPR")
        && !called.hasLong("--command");
  }

  private static boolean feeds(ReadCommand read) {
    return read.text().contains("<") || read.text().contains("|");
  }

  static void removesVariableFolder(Page page, Findings findings) {
    Set<String> set = setToText(page);
    forSimpleCommands(
        page,
        (read, command) -> {
          List<String> argv = command.argv();
          int rm = argv.get(0).equals("sudo") ? 1 : 0;
          if (argv.size() <= rm + 1 || !argv.get(rm).equals("rm") || !isRecursive(argv)) {
            return;
          }
          for (Word word : command.words()) {
            Matcher folder = VARIABLE_FOLDER.matcher(word.raw());
            if (folder.matches()) {
              String name =
                  folder.group("braced") == null ? folder.group("name") : folder.group("braced");
              if (!ALWAYS_SET.contains(name) && !set.contains(name)) {
                findings.add(
                    read.place(word.raw()),
                    "where `" + name + "` is empty, this deletes from the root folder",
                    "write `\"${" + name + ":?}\"/…`, which stops when it is empty");
              }
            }
          }
        });
  }

  private static boolean isRecursive(List<String> argv) {
    return argv.stream().anyMatch(word -> word.matches("-[a-zA-Z]*[rR][a-zA-Z]*|--recursive"));
  }

  /** {@code NAME=/srv/data}: the names that cannot be empty. */
  private static Set<String> setToText(Page page) {
    Set<String> names = new HashSet<>();
    for (Block block : page.document().blocks()) {
      Matcher set = SET_TO_TEXT.matcher(block.text());
      while (set.find()) {
        names.add(set.group("name"));
      }
    }
    return names;
  }

  static void changesFolderAlone(Page page, Findings findings) {
    List<ReadCommand> commands = page.commands();
    for (int i = 0; i < commands.size(); i++) {
      ReadCommand read = commands.get(i);
      if (read.text().matches("cd\\s+[^&|;\\n]+") && i + 1 < commands.size()) {
        ReadCommand next = commands.get(i + 1);
        if (isSameBlock(page, read, next)
            && deletesHere(next.levels().get(0).script().statements())) {
          foundFolder(read, findings);
        }
      }
      for (Level level : read.levels()) {
        List<Statement> statements = level.script().statements();
        for (int at = 0; at + 1 < statements.size(); at++) {
          if (statements.get(at).text().matches("cd\\s+[^&|;\\n]+")
              && deletesHere(statements.subList(at + 1, at + 2))) {
            foundFolder(read, findings);
          }
        }
      }
    }
  }

  private static void foundFolder(ReadCommand read, Findings findings) {
    findings.add(
        read.place("cd"),
        "when this `cd` fails in a pasted block, the next line deletes in the folder one is in",
        "join them: `cd FOLDER && rm …`, or give `rm` the whole path");
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

  /** A word with what stands in quotes left out. */
  private static String outsideQuotes(String raw) {
    return raw.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'", "\"\"");
  }

  static void endless(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      for (Level level : read.levels()) {
        for (Statement statement : level.script().statements()) {
          boolean ends =
              statement.text().matches("(?s).*\\b(?:break|exit|return)\\b.*|(?s).*&\\s*$");
          boolean sleeps = statement.text().matches("sleep\\s+(?:infinity|inf)");
          if (sleeps || (ENDLESS.matcher(statement.text()).find() && !ends)) {
            findings.add(
                read.place(statement.text().split("\n", 2)[0]),
                "this never ends by itself",
                "give it an end: a number of tries and `break`, or `timeout 10m …`");
          }
        }
      }
    }
  }

  static void downloadAndRun(Page page, Findings findings) {
    forPipelines(
        page,
        (read, level, parts) -> {
          for (int at = 1; at < parts.size(); at++) {
            boolean runs = parts.get(at).calls(SHELLS) && isInterpreterOfInput(parts.get(at));
            if (runs && parts.get(at - 1).calls(DOWNLOADERS)) {
              foundDownload(read, findings);
            }
          }
        });
    for (ReadCommand read : page.commands()) {
      if (DOWNLOAD_AND_RUN.matcher(read.text()).find()) {
        foundDownload(read, findings);
      }
    }
  }

  private static boolean isInterpreterOfInput(Part part) {
    return part.called().stream()
        .filter(called -> SHELLS.contains(called.program()))
        .anyMatch(
            called ->
                !called.hasFlag('c')
                    && !called.hasFlag('m')
                    && (called.operands().isEmpty() || called.has("-", "-s")));
  }

  private static void foundDownload(ReadCommand read, Findings findings) {
    findings.add(
        read.place(read.text().contains("curl") ? "curl" : "wget"),
        "this runs whatever the server sends today, unread, and half of it when the line is cut",
        "download to a file, compare its checksum with one on this page, then run the file");
  }

  static void sleepsToWait(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      boolean loops = read.text().matches("(?s).*\\b(?:while|until|for)\\b.*");
      for (Called called : read.called()) {
        if (called.program().equals("sleep")
            && !loops
            && called.arguments().stream().anyMatch(word -> word.matches("[1-9][0-9.]*[smh]?"))) {
          findings.add(
              read.place("sleep"),
              "nobody knows that it is ready when this time is over",
              "ask until it is: `until COMMAND; do sleep 1; done` under `timeout 60`, or `curl"
                  + " --retry`");
        }
      }
    }
  }

  static void redirectsAsUser(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      for (Level level : read.levels()) {
        for (List<Part> parts : level.pipelines()) {
          Part last = parts.get(parts.size() - 1);
          boolean sudo = last.command().argv().get(0).equals("sudo");
          if (sudo && PRIVILEGED_PATH.matcher(last.redirections()).find()) {
            findings.add(
                read.place("sudo"),
                "`sudo` does not reach the `>`: the file is opened by whoever runs the line",
                "write `… | sudo tee FILE >/dev/null`, or `sudo sh -c '… > FILE'`");
          }
        }
      }
    }
  }

  static void skipsIdentityCheck(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      for (Called called : read.called()) {
        insecure(called)
            .ifPresent(
                word ->
                    findings.add(
                        read.place(word),
                        "with `" + word + "` nobody knows who answers",
                        "trust the one certificate or key that is meant: `curl --cacert FILE`,"
                            + " `runbook host add ALIAS`"));
      }
    }
  }

  private static java.util.Optional<String> insecure(Called called) {
    return called.arguments().stream()
        .filter(
            word ->
                switch (called.program()) {
                  case "curl" -> word.equals("--insecure") || word.matches("-[a-zA-Z]*k[a-zA-Z]*");
                  case "wget" -> word.equals("--no-check-certificate");
                  case "ssh", "scp", "sftp", "rsync" ->
                      word.matches("(?i).*StrictHostKeyChecking[= ]no");
                  case "git" -> word.matches("(?i)http\\.sslVerify=false");
                  default -> false;
                })
        .findFirst();
  }

  static void asksForAnswer(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      if (!read.command().interactive()
          && read.step().kind() != dev.runbook.graph.StepKind.INTERACTIVE) {
        read.called().stream()
            .filter(called -> !called.inputGiven() && Asking.wantsAnswer(called))
            .findFirst()
            .ifPresent(
                called ->
                    findings.add(
                        read.place(called.program()),
                        "`"
                            + Asking.name(called)
                            + "` asks before it goes on, and a step's input is empty",
                        "add " + Asking.yes(called) + ", or `interactive` to the fence"));
      }
    }
  }

  private static boolean produces(Part part) {
    return part.called().stream()
        .anyMatch(
            called ->
                switch (called.program()) {
                  case "tar" ->
                      called.argv().size() > 1
                          && called.argv().get(1).matches("-?[a-zA-Z]*c[a-zA-Z]*");
                  case "zfs", "btrfs" -> called.has("send");
                  default -> PRODUCERS.contains(called.program());
                });
  }

  private static String producer(Part part) {
    return part.called().stream()
        .map(Called::program)
        .filter(PRODUCERS::contains)
        .findFirst()
        .orElse(part.called().get(0).program());
  }

  private static boolean hasSsh(Part part) {
    return part.command().argv().get(0).equals("ssh");
  }

  /** Does something for each pipeline of each level of each command. */
  private interface OnPipeline {
    void see(ReadCommand read, Level level, List<Part> parts);
  }

  private static void forPipelines(Page page, OnPipeline visit) {
    for (ReadCommand read : page.commands()) {
      for (Level level : read.levels()) {
        level.pipelines().forEach(parts -> visit.see(read, level, parts));
      }
    }
  }

  private static void forSimpleCommands(Page page, BiConsumer<ReadCommand, SimpleCommand> visit) {
    Predicate<SimpleCommand> hasWords = command -> !command.words().isEmpty();
    for (ReadCommand read : page.commands()) {
      for (Level level : read.levels()) {
        level.script().statements().stream()
            .flatMap(statement -> statement.commands().stream())
            .filter(hasWords)
            .forEach(command -> visit.accept(read, command));
      }
    }
  }
}
