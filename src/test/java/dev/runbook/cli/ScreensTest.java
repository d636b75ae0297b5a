package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All that stands on the screen of one play, on a phone, a usual, a wide and a dumb terminal: the
 * gate, a value, the overview, the frame, a failure, the help of each, the end.
 *
 * <p>After a change that is meant, {@code -Dscreens=write} writes the expected texts again: look at
 * the difference.
 */
class ScreensTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));
  private static final Path SCREENS = ROOT.resolve("src/test/resources/screens");
  private static final boolean WRITE = "write".equals(System.getProperty("screens"));

  private static final String PAGE =
      """
      ---
      runbook:
        host: web1
        params:
          dump: {description: The file to load, pattern: "[a-z]+[.]sql", placeholder: <dump>}
      ---
      # Replace the data

      Use it when the data is damaged. It takes about ten minutes, and the shop is away for one of
      them.

      - [ ] The shop's people know

      ```bash {name=look}
      # Which dumps there are
      ls -l /srv/dumps
      ```

      ```bash {name=stop}
      # Stop the shop
      sudo systemctl stop shop
      ```

      > [!CAUTION]
      > This destroys the live data, then fills it from the dump.

      ```bash {name=replace}
      # Drop the old database and load the dump
      psql -d postgres -c 'DROP DATABASE shop WITH (FORCE)' -c 'CREATE DATABASE shop OWNER shop'
      psql --set ON_ERROR_STOP=1 --single-transaction --dbname shop --file /srv/dumps/<dump>
      psql -d shop -c 'ANALYZE'
      ```

      ```bash {name=start always}
      # Start the shop
      sudo systemctl start shop
      ```

      ```bash {name=warm optional}
      # Warm the cache
      curl -fsS http://localhost/warm
      ```
      """;

  private static final String MOCK =
      """
      - run: ls -l /srv/dumps
        stdout: |
          -rw------- 1 ops ops 48213377 Jan  2 03:15 monday.sql
      - match: psql --set ON_ERROR_STOP=1 .*
        replies:
          - exit: 3
            stderr: |
              psql:/srv/dumps/monday.sql:1: ERROR:  relation "orders" already exists
          - {stdout: "COPY 3482\\n"}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "50, 20, 2, vt100, 50x20",
    "80, 24, 2, vt100, 80x24",
    "120, 40, 0, vt100, 120x40",
    "80, 24, 2, dumb, dumb"
  })
  void standAsExpected(int columns, int rows, int parts, String term, String name)
      throws IOException {
    CommandLineRun run =
        new CommandLineRun(folder).page("shop", PAGE).mock(MOCK).columns(columns).rows(rows);
    run.with("TERM", term).answers(answers(parts));
    String mock = folder.resolve("mock.yaml").toString();
    int status = run.run("play", "shop", "--mock", mock);
    assertThat(status).as(run.err()).isEqualTo(0);
    String shown = "";
    for (String line : run.err().replaceAll("[0-9.]+ (s|ms)\\b", "T").split("\n", -1)) {
      shown +=
          line.replaceAll("\\d{8}-\\d{6}-[a-z0-9]{4}", "20260102-030405-abcd")
                  .replaceAll("head [0-9a-f]{64}", "head 0123")
                  .replace(folder.toString(), "FOLDER")
                  .stripTrailing()
              + "\n";
    }
    Path expected = SCREENS.resolve(name + ".txt");
    if (WRITE) {
      Files.writeString(expected, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(expected));
    assertThat(shown.lines().filter(line -> !line.contains("FOLDER") && !line.startsWith("psql:")))
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(columns));
  }

  /** Where the frame does not fit, it is leafed through first. */
  private static String[] answers(int parts) {
    String leafed = ";".repeat(parts);
    return ("monday.sql;;;y;p dump tuesday.sql;y;o;?;y;"
            + leafed
            + "web1;?;c;"
            + leafed
            + "web1;y;")
        .split(";", -1);
  }
}
