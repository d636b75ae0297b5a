package dev.runbook.lint;

import dev.runbook.graph.StepKind;
import dev.runbook.lint.Level.Part;
import dev.runbook.shell.Called;
import dev.runbook.shell.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Commands that do not end, do not ask, or do not say that they failed. */
final class ShellChecks {
  private static final Pattern ENDLESS =
      Pattern.compile(
          "^\\s*(?:while\\s+(?:true|:|\\[ 1 ])|until\\s+false|for\\s*\\(\\(\\s*;\\s*;\\s*\\)\\))");

  private static final Pattern PRIVILEGED_PATH =
      Pattern.compile("(?<![0-9<>&])>>?\\s*['\"]?/(?:etc|usr|opt|root|boot|lib|sys|proc/sys)/");

  private ShellChecks() {}

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

  private static Optional<String> insecure(Called called) {
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
      if (!read.command().interactive() && read.step().kind() != StepKind.INTERACTIVE) {
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
}
