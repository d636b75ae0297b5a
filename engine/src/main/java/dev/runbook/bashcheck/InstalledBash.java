package dev.runbook.bashcheck;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The bash of this machine, which checks texts and executes none of them.
 *
 * <p>Starting one bash for each text takes eight times as long as letting one process fork for
 * each; a text that is sourced after {@code set -n} is accepted and refused as by {@code bash -n}.
 */
final class InstalledBash {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /**
   * Reads each text in a subshell; all of them stand in one file, since making a file for each
   * takes longer than reading it. What bash says is left under the text's number; a text of which
   * nothing is left was read to its end and accepted, which the last line vouches for with their
   * count.
   */
  private static final String READ_ALL =
      """
      at=0
      while IFS= read -r -d '' text <&3; do
        said=$(. /dev/stdin 2>&1 3<&- <<<"$text")
        status=$?
        if [ $status -ne 0 ] || [ -n "$said" ]; then
          printf '%s\\n' "$said" >"$at.said" || exit 1
        fi
        at=$((at + 1))
      done 3<texts
      echo "read $at"
      """;

  /** Messages in English; the bytes of other letters mean nothing to the grammar. */
  private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C");

  private final Path program;
  private final Path temp;

  InstalledBash(Path program, Path temp) {
    this.program = program;
    this.temp = temp.toAbsolutePath();
  }

  /** What tells this bash from another one: a new version is a new file. */
  String fingerprint() throws IOException {
    Path file = program.toRealPath();
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
  }

  /**
   * What bash says of each text; nothing where it accepts it.
   *
   * @throws IOException when it could not read all of them
   */
  Map<CheckedText, String> read(List<CheckedText> texts) throws IOException {
    Path folder = Files.createTempDirectory(temp, "runbook-bash");
    try {
      try (Writer all = Files.newBufferedWriter(folder.resolve("texts"))) {
        for (CheckedText text : texts) {
          all.write(text.script());
          all.write('\0');
        }
      }
      List<String> command =
          List.of(program.toString(), "--noprofile", "--norc", "-c", READ_ALL, "bash");
      Captured answer = Captured.run(Launch.of(command, ENVIRONMENT, folder), LIMIT);
      if (answer.status() != 0 || !answer.stdout().equals("read " + texts.size() + "\n")) {
        throw new IOException(program + " could not read the blocks: " + answer.stderr().strip());
      }
      return said(texts, folder);
    } finally {
      delete(folder);
    }
  }

  private Map<CheckedText, String> said(List<CheckedText> texts, Path folder) throws IOException {
    Map<CheckedText, String> said = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      Path file = folder.resolve(i + ".said");
      said.put(texts.get(i), Files.exists(file) ? words(file) : "");
    }
    return said;
  }

  /** What it said of one text; where it names a word, bytes of no letter may be in it. */
  private String words(Path file) throws IOException {
    String words = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    if (words.isEmpty()) {
      throw new IOException(program + " ended before it had read a block");
    }
    return words;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
