package dev.runbook.lint;

import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Code;
import java.util.regex.Pattern;

/** Finds calls of PostgreSQL's clients that behave otherwise than their callers expect. */
final class DatabaseChecks {
  private static final Pattern DROP =
      Pattern.compile("(?i)\\bDROP\\s+DATABASE\\b(?![^;]*\\bFORCE\\b)");

  /** The page ends the connections itself, or keeps new ones out. */
  private static final Pattern DISCONNECTS =
      Pattern.compile("(?i)pg_terminate_backend|ALLOW_CONNECTIONS\\s+(?:=\\s*)?false|datallowconn");

  private static final Pattern SEVERAL = Pattern.compile(";\\s*[^\\s;$]");

  private DatabaseChecks() {}

  static void dropsWithoutForce(Page page, Findings findings) {
    if (DISCONNECTS.matcher(page.source().text()).find()) {
      return;
    }
    for (ReadCommand read : page.commands()) {
      for (Call called : read.called()) {
        boolean drops =
            switch (called.program()) {
              case "psql" ->
                  called.codes().stream()
                      .flatMap(code -> code.text().stream())
                      .anyMatch(sql -> DROP.matcher(sql).find());
              case "dropdb" ->
                  !called.hasOption("-f|--force") && !called.has("--help", "--version");
              default -> false;
            };
        if (drops) {
          boolean program = called.program().equals("dropdb");
          findings.add(
              read.place(program ? "dropdb" : "DROP DATABASE"),
              "this fails while a single connection to the database is open",
              program
                  ? "add `--force`, which ends the connections (PostgreSQL 13 and newer)"
                  : "write `DROP DATABASE … WITH (FORCE)`, which ends the connections (PostgreSQL"
                      + " 13 and newer)");
        }
      }
    }
  }

  static void psqlWithoutStop(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      boolean found =
          read.mayCall("psql")
              && read.called().stream()
                  .filter(called -> called.program().equals("psql"))
                  .filter(called -> !String.join(" ", called.argv()).contains("ON_ERROR_STOP"))
                  .filter(called -> !called.hasOption("-l|--list|-V|--version"))
                  .anyMatch(called -> called.codes().stream().anyMatch(DatabaseChecks::goesOn));
      if (found && !read.text().contains("ON_ERROR_STOP")) {
        findings.add(
            read.place("psql"),
            "psql goes on after an error in the file, and reports success in the end",
            "add `-v ON_ERROR_STOP=1`, and `-1` so that an error leaves nothing half done");
      }
    }
  }

  /** A file, or several statements over the input, or what nobody sees of it. */
  private static boolean goesOn(Code code) {
    boolean fed = code.place() == Code.Place.INPUT;
    boolean several = code.text().filter(text -> SEVERAL.matcher(text).find()).isPresent();
    return code.file().isPresent() || (fed && (code.text().isEmpty() || several));
  }
}
