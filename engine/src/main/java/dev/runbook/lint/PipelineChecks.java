package dev.runbook.lint;

import dev.runbook.lint.ShellText.Part;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Code;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds pipelines and redirections that lose data, or that run text which nobody has read. */
final class PipelineChecks {
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

  private static final Set<String> PASS_ANYTHING =
      Set.of("head", "tail", "sort", "uniq", "wc", "column", "cut", "tr", "cat", "less", "nl");

  private static final Set<String> NEVER_FAIL = Set.of("echo", "printf", "history", "yes", "seq");

  private static final Pattern INTO_FILE =
      Pattern.compile(
          "(?<![0-9<>&-])(?:1)?>\\|?(?![>&(])\\s*(?<file>(?:\"[^\"]*\"|'[^']*'|\\$\\([^)]*\\)|[^\\s;|&<>\"'])+)");

  private static final Pattern TEMPORARY =
      Pattern.compile(
          "(?:[.-](?:partial|part|tmp|temp|new|incomplete|unchecked)|(?:tmp|temp|partial)/)|^/tmp/|^\"?\\$\\{?\\w*"
              + "(?:tmp|temp|partial|time|stamp)|\\$\\{?(?:ts|now)\\b|/dev/|%H|%s|%T|%I",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> DOWNLOADERS = Set.of("curl", "wget");

  private static final Pattern DOWNLOAD_AND_RUN =
      Pattern.compile(
          "(?:\\b(?:ba|z|da)?sh\\b\\s+(?:-c\\s+[\"']?\\$\\(|<\\()|\\beval\\s+[\"']?\\$\\(|\\b(?:source|\\.)\\s+<\\()\\s*(?:curl|wget)\\b");

  private static final Pattern SETS_PIPEFAIL = Pattern.compile("set\\s[^\\n]*pipefail.*");

  private PipelineChecks() {}

  static void hiddenPipelineFailure(Page page, Findings findings) {
    boolean setOnPage =
        page.commands().stream().anyMatch(each -> SETS_PIPEFAIL.matcher(each.text()).matches());
    forPipelines(
        page,
        "|",
        (read, level, parts) -> {
          Part last = parts.get(parts.size() - 1);
          Findings.Seen seen = seen(read, level, parts);
          boolean kept =
              INTO_FILE.matcher(last.redirections()).find() || last.calls(KEEPERS) || hasSsh(last);
          List<Part> before = parts.subList(0, parts.size() - 1);
          if (kept && !failsAsAWhole(read, level, setOnPage)) {
            before.stream()
                .filter(PipelineChecks::produces)
                .findFirst()
                .ifPresent(
                    part ->
                        findings.add(
                            read.place(part.command().argv().get(0)),
                            "when `"
                                + producer(part)
                                + "` fails here, the pipeline still succeeds and keeps the output"
                                + " until then",
                            "begin with `set -o pipefail` (in `ssh \"…\"`: `bash -o pipefail -c"
                                + " '…'`), or write a file first and check it",
                            seen));
          }
        });
  }

  /**
   * In a shell of its own, where nobody but that shell sees how the parts ended. Only filters that
   * succeed whatever they get are found: {@code grep} and {@code jq} say so when nothing comes.
   */
  static void hiddenLookFailure(Page page, Findings findings) {
    forPipelines(
        page,
        "|",
        (read, level, parts) -> {
          Part first = parts.get(0);
          Part last = parts.get(parts.size() - 1);
          boolean looks =
              parts.size() > 1
                  && level.nested()
                  && last.calls(PASS_ANYTHING)
                  && !first.calls(NEVER_FAIL)
                  && !produces(first)
                  && !INTO_FILE.matcher(last.redirections()).find();
          if (looks && !read.text().contains("pipefail")) {
            findings.add(
                read.place(first.command().argv().get(0)),
                "when `"
                    + first.command().argv().get(0)
                    + "` fails here, `"
                    + last.command().argv().get(0)
                    + "` still succeeds, and so does the step",
                "write `ssh HOST \"bash -o pipefail -c '…'\"`, or let the program itself limit its"
                    + " output",
                seen(read, level, parts));
          }
        });
  }

  /** The run reads PIPESTATUS behind the text that it gives to a shell, if a pipeline ends it. */
  private static Findings.Seen seen(ReadCommand read, ShellText level, List<Part> parts) {
    List<List<Part>> all = level.pipelines();
    boolean ends =
        all.get(all.size() - 1).get(0).command().start() == parts.get(0).command().start();
    if (!ends || !read.command().pipeline()) {
      return Findings.Seen.BY_NOBODY;
    }
    if (read.command().where().kept()) {
      return level.nested() ? Findings.Seen.BY_NOBODY : Findings.Seen.BY_THE_RUN;
    }
    boolean sent = level == read.levels().get(Math.min(1, read.levels().size() - 1));
    return sent ? Findings.Seen.WHERE_PARTS_COUNT : Findings.Seen.BY_NOBODY;
  }

  /** {@code set -o pipefail} lasts in the page's own shell, and not in one inside a command. */
  private static boolean failsAsAWhole(ReadCommand read, ShellText level, boolean setOnPage) {
    return read.text().contains("pipefail") || (!level.nested() && setOnPage);
  }

  static void truncatesOnlyCopy(Page page, Findings findings) {
    forPipelines(
        page,
        ">",
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

  static void downloadAndRun(Page page, Findings findings) {
    forPipelines(
        page,
        "|",
        (read, level, parts) -> {
          for (int at = 1; at < parts.size(); at++) {
            boolean runs = isInterpreterOfInput(parts.get(at));
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
        .flatMap(called -> called.codes().stream())
        .anyMatch(code -> code.place() == Code.Place.INPUT);
  }

  private static void foundDownload(ReadCommand read, Findings findings) {
    findings.add(
        read.place(read.text().contains("curl") ? "curl" : "wget"),
        "this runs the server's text of today unread, and half of it when the connection breaks",
        "download to a file, compare its checksum with one on this page, then run the file");
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
        .map(Call::program)
        .filter(PRODUCERS::contains)
        .findFirst()
        .orElse(part.called().get(0).program());
  }

  private static boolean hasSsh(Part part) {
    return part.command().argv().get(0).equals("ssh");
  }

  /** Does something for each pipeline of each level of each command. */
  private interface OnPipeline {
    void see(ReadCommand read, ShellText level, List<Part> parts);
  }

  /** Visits the pipelines of the commands that have an operator in them. */
  private static void forPipelines(Page page, String operator, OnPipeline visit) {
    for (ReadCommand read : page.commands()) {
      if (read.mayHold(operator)) {
        for (ShellText level : read.levels()) {
          level.pipelines().forEach(parts -> visit.see(read, level, parts));
        }
      }
    }
  }
}
