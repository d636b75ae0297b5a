package dev.runbook.lint;

import dev.runbook.lint.ShellText.Part;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.Call;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds commands that do not end, do not ask, or do not report a failure. */
final class ShellChecks {
  private static final Pattern ENDLESS =
      Pattern.compile(
          "^\\s*(?:while\\s+(?:true|:|\\[ 1 ])|until\\s+false|for\\s*\\(\\(\\s*;\\s*;\\s*\\)\\))");

  private static final Pattern PRIVILEGED_PATH =
      Pattern.compile("(?<![0-9<>&])>>?\\s*['\"]?/(?:etc|usr|opt|root|boot|lib|sys|proc/sys)/");

  /**
   * A pattern without quotes in a folder that only root, or the service's own user, may list: so
   * Debian's packages make them.
   */
  private static final Pattern CLOSED_PATTERN =
      Pattern.compile(
          "^/(?:root|etc/(?:sudoers\\.d|ssl/private|letsencrypt/(?:live|archive|accounts)|wireguard)"
              + "|var/(?:lib/(?:docker|containerd|postgresql|pgsql|mysql|mongodb|redis|private)"
              + "|spool/cron(?:/crontabs)?|log/(?:audit|private|samba)|cache/(?:private|ldconfig))"
              + "|lost\\+found)/(?:[^'\"\\\\]*/)?[^'\"\\\\/]*[*?\\[]");

  private ShellChecks() {}

  static void endless(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      for (ShellText level : read.levels()) {
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

  static void sleepsToWait(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      boolean loops = read.text().matches("(?s).*\\b(?:while|until|for)\\b.*");
      for (Call called : read.called()) {
        if (called.program().equals("sleep")
            && !loops
            && called.arguments().stream().anyMatch(word -> word.matches("[1-9][0-9.]*[smh]?"))) {
          findings.add(
              read.place("sleep"),
              "it may not be ready when this time is over",
              "ask until it is: `until COMMAND; do sleep 1; done` under `timeout 60`, or `curl"
                  + " --retry`");
        }
      }
    }
  }

  static void redirectsAsUser(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      for (ShellText level : read.levels()) {
        for (List<Part> parts : level.pipelines()) {
          Part last = parts.get(parts.size() - 1);
          boolean sudo = last.command().argv().get(0).equals("sudo");
          if (sudo && PRIVILEGED_PATH.matcher(last.redirections()).find()) {
            findings.add(
                read.place("sudo"),
                "`sudo` does not reach the `>`: the user who runs the line opens the file",
                "write `… | sudo tee FILE >/dev/null`, or `sudo sh -c '… > FILE'`");
          }
        }
      }
    }
  }

  static void expandsBeforeSudo(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      for (ShellText level : read.levels()) {
        for (Statement statement : level.script().statements()) {
          for (SimpleCommand command : statement.commands()) {
            if (command.argv().get(0).equals("sudo")) {
              command.words().stream()
                  .filter(word -> CLOSED_PATTERN.matcher(word.raw()).find())
                  .findFirst()
                  .ifPresent(word -> foundPattern(read, word.raw(), findings));
            }
          }
        }
      }
    }
  }

  private static void foundPattern(ReadCommand read, String pattern, Findings findings) {
    findings.add(
        read.place(pattern),
        "the shell looks for `" + pattern + "` before `sudo`, and may not read that folder",
        "let a shell under sudo look for it: `sudo sh -c 'ls " + pattern.replace("'", "") + "'`");
  }

  static void skipsIdentityCheck(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      for (Call called : read.called()) {
        insecure(called)
            .ifPresent(
                word ->
                    findings.add(
                        read.place(word),
                        "with `" + word + "` the server is not checked",
                        "trust the one certificate or key that is meant: `curl --cacert FILE`,"
                            + " `runbook host add ALIAS`"));
      }
    }
  }

  private static Optional<String> insecure(Call called) {
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
      boolean meant =
          page.blockAt(read.step().span().start())
              .filter(block -> block.attributes().has("interactive"))
              .isPresent();
      if (!meant) {
        read.called().stream()
            .filter(called -> called.asks().isPresent())
            .findFirst()
            .ifPresent(called -> foundQuestion(read, called, findings));
      }
    }
  }

  private static void foundQuestion(ReadCommand read, Call called, Findings findings) {
    String silence = called.asks().orElse("");
    String quoted =
        silence.startsWith("-") && !silence.contains(" ") ? "`" + silence + "`" : silence;
    String verb = called.operands().stream().findFirst().map(" "::concat).orElse("");
    findings.add(
        read.place(called.program()),
        "`"
            + called.program()
            + verb
            + "` asks before it goes on, and a batch has nobody to answer",
        quoted.isBlank()
            ? "add `interactive` to the fence"
            : "add " + quoted + ", or `interactive` to the fence");
  }
}
