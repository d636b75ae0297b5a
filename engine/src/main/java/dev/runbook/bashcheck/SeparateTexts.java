package dev.runbook.bashcheck;

import dev.runbook.host.process.Captured;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that bash reads one by one, to say of each what is wrong with it.
 *
 * <p>Starting one bash for each text takes eight times as long as letting one process fork for
 * each; a text that is sourced after {@code set -n} is accepted and refused as by {@code bash -n}.
 */
final class SeparateTexts {
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

  private final InstalledBash bash;
  private final Path folder;

  SeparateTexts(InstalledBash bash, Path folder) {
    this.bash = bash;
    this.folder = folder;
  }

  /**
   * What bash says of each; nothing where it accepts it.
   *
   * @throws IOException when it could not read all of them
   */
  Map<CheckedText, String> said(List<CheckedText> texts) throws IOException {
    try (Writer all = Files.newBufferedWriter(folder.resolve("texts"))) {
      for (CheckedText text : texts) {
        all.write(text.script());
        all.write('\0');
      }
    }
    Captured answer = bash.run(folder, "-c", READ_ALL, "bash");
    if (answer.status() != 0 || !answer.stdout().equals("read " + texts.size() + "\n")) {
      throw new IOException(bash + " could not read the blocks: " + answer.stderr().strip());
    }
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
      throw new IOException(bash + " ended before it had read a block");
    }
    return words;
  }
}
