package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step writes that must not reach the terminal: it does not, and is on record as it was. */
@Timeout(60)
class HostileOutputTest {
  /** Colours, but for concealing, are what may pass. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]*m");

  private static final Pattern CONCEALS =
      Pattern.compile("\u001b\\[(?:[0-9;]*;)?0*8(?:;[0-9;]*)?m");

  /** How a line is drawn anew that its program writes over; these bytes are our own. */
  private static final String REDRAWN = "\r\u001b[K";

  @TempDir Path folder;

  static Stream<HostileOutput> hostile() {
    return HostileOutput.all().stream();
  }

  @Test
  void thereAreEnoughOfThem() {
    assertThat(HostileOutput.all()).hasSizeGreaterThanOrEqualTo(47);
    assertThat(HostileOutput.all().stream().map(HostileOutput::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isShownInsteadOfSentAndKeptAsItWas(HostileOutput output) throws IOException {
    CommandLineRun run = play("cat hostile.bin; cat hostile.bin >&2", output.bytes());
    assertHarmless(run.out());
    assertHarmless(run.err());
    assertThat(run.out()).contains("begin").contains("end");
    byte[] written = framed(output.bytes());
    assertThat(Files.readAllBytes(recorded("out"))).isEqualTo(written);
    assertThat(Files.readAllBytes(recorded("err"))).isEqualTo(written);
  }

  @Test
  void soAreAllOfThemAtOnce() throws IOException {
    byte[] all = all();
    CommandLineRun run = play("cat hostile.bin; cat hostile.bin >&2", all);
    assertHarmless(run.out());
    assertHarmless(run.err());
    assertThat(Files.readAllBytes(recorded("out"))).isEqualTo(framed(all));
  }

  @Test
  void aPipeGetsThemAsATerminalDoes() throws IOException {
    CommandLineRun run = write("cat hostile.bin; cat hostile.bin >&2", all());
    assertThat(run.run("play", "hostile", "--yes")).isZero();
    assertHarmless(run.out());
    assertHarmless(run.err());
    assertThat(run.out()).contains("begin").contains("end");
  }

  @Test
  void aPipeGetsTheBytesWhereThatIsAskedFor() throws IOException {
    byte[] bytes = "\u001b[2J\r\n\u202e\u0007".getBytes();
    CommandLineRun run = write("cat hostile.bin", bytes);
    assertThat(run.run("play", "hostile", "--yes", "--raw")).isZero();
    assertThat(run.out().getBytes()).isEqualTo(framed(bytes));
  }

  @Test
  void aTerminalNeverGetsTheBytes() throws IOException {
    CommandLineRun run = write("cat hostile.bin", "\u001b[2J".getBytes()).outIsTerminal();
    assertThat(run.run("play", "hostile", "--yes", "--raw")).isZero();
    assertHarmless(run.out());
  }

  @Test
  void colourIsNotHostile() throws IOException {
    CommandLineRun run = play("cat hostile.bin", "\u001b[1;31mred\u001b[0m".getBytes());
    assertThat(run.out()).contains("\u001b[1;31mred\u001b[0m");
  }

  private CommandLineRun play(String command, byte[] bytes) throws IOException {
    CommandLineRun run = write(command, bytes).outIsTerminal().answers("");
    assertThat(run.run("play", "hostile")).as(run.err()).isZero();
    return run;
  }

  private CommandLineRun write(String command, byte[] bytes) throws IOException {
    Files.write(folder.resolve("hostile.bin"), framed(bytes));
    return new CommandLineRun(folder)
        .page("hostile", "# Hostile\n\n```bash\n# Write\n" + command + "\n```\n")
        .with("NO_COLOR", "");
  }

  private static byte[] all() {
    return HostileOutput.all().stream()
        .map(HostileOutput::bytes)
        .reduce(new byte[0], HostileOutputTest::joined);
  }

  private static byte[] framed(byte[] bytes) {
    return joined(joined("begin ".getBytes(), bytes), " end\n".getBytes());
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static void assertHarmless(String shown) {
    assertThat(CONCEALS.matcher(shown).find()).as("conceals").isFalse();
    List<String> hostile =
        COLOUR
            .matcher(shown.replace(REDRAWN, ""))
            .replaceAll("")
            .codePoints()
            .filter(c -> c != '\n' && c != '\t')
            .filter(HostileOutputTest::isUnseen)
            .mapToObj(Integer::toHexString)
            .toList();
    assertThat(hostile).isEmpty();
  }

  private static boolean isUnseen(int c) {
    return Character.isISOControl(c) || PrintableText.isHidden(c);
  }

  private Path recorded(String stream) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      return files
          .filter(file -> file.getParent().endsWith("output"))
          .filter(file -> file.getFileName().toString().contains(stream))
          .findFirst()
          .orElseThrow();
    }
  }
}
