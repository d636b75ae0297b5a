package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.ssh.NeedsSshd;
import dev.runbook.run.RunResult;
import dev.runbook.shell.fill.FarEnd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of whole pages, played here and on a real OpenSSH server. */
@Timeout(120)
class PlayedParametersTest extends NeedsSshd {
  private static final List<String> VALUES =
      List.of(
          "plain-1.2",
          "a b  c",
          "it's",
          "say \"so\"",
          "$(boom)`boom`$HOME${x}",
          "; boom; #'; boom #\"; boom",
          "back\\slash\\\\n\\",
          "*?[a-z]{1,2}~!!",
          "-rf",
          "äöü € 😀 日本",
          "'\"'\"'\\''\"'\"",
          "%s %n | & > < ( ) ^",
          "'".repeat(40) + "$".repeat(40));

  /** Where {@code FAR} is the program with the file it writes to. */
  private static final List<String> HERE =
      List.of(
          "FAR <x>",
          "FAR '<x>'",
          "FAR \"<x>\"",
          "bash -c \"FAR '<x>'\"",
          "V=<x>; FAR \"$V\"",
          "bash <<'EOF'\nFAR <x>\nEOF");

  private static final List<String> ONCE =
      List.of(
          "ssh lab \"FAR <x>\"",
          "ssh lab \"FAR '<x>'\"",
          "ssh lab \"FAR \\\"<x>\\\"\"",
          "ssh lab 'FAR \"<x>\"'",
          "ssh lab FAR <x>",
          "ssh lab \"true && bash -c 'FAR <x>'\"",
          "ssh lab \"sh -c \\\"FAR '<x>'\\\"\"");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void everyValueArrivesOnAServer(String transport) throws Exception {
    Asked asked = new Asked();
    asked.block("bash", ONCE);
    asked.block("bash {host=lab}", HERE);
    asked.play(transport);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch"})
  void everyValueArrivesHere(String transport) throws Exception {
    Asked asked = new Asked();
    asked.block("bash", HERE);
    asked.play(transport);
  }

  /** A page that is asked to hand every value to every place. */
  private final class Asked {
    private final FarEnd far = new FarEnd(folder);
    private final List<String> lines = new ArrayList<>();
    private final Map<Path, String> expected = new LinkedHashMap<>();

    void block(String fence, List<String> contexts) {
      lines.add("```" + fence);
      for (int value = 0; value < VALUES.size(); value++) {
        for (String context : contexts) {
          Path out = far.file("out" + expected.size());
          String program =
              "env OUT=" + out + " BOOM=" + far.file("boom") + " " + far.programs() + "/far";
          lines.add(context.replace("FAR", program).replace("<x>", "<v" + letter(value) + ">"));
          expected.put(out, VALUES.get(value) + "\0");
        }
      }
      lines.add("```");
    }

    private static String letter(int value) {
      return String.valueOf((char) ('a' + value));
    }

    void play(String transport) throws Exception {
      LocalPage page = LocalPage.of(folder, lines.toArray(String[]::new));
      for (int value = 0; value < VALUES.size(); value++) {
        page.with("v" + letter(value), VALUES.get(value));
      }
      page.reachedBy(transport, server().options().get(1)).play();
      assertThat(page.problems()).isEmpty();
      assertThat(page.ended().result()).as(page.err()).isEqualTo(RunResult.DONE);
      for (Map.Entry<Path, String> each : expected.entrySet()) {
        assertThat(Files.readString(each.getKey(), StandardCharsets.UTF_8))
            .isEqualTo(each.getValue());
      }
      assertThat(far.file("boom")).doesNotExist();
    }
  }
}
