package dev.runbook.host.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The mocks that ship, held against the pages they stand beside. */
class MockRunbooksTest {
  private static final String OPENING = "ssh hemma \"";

  /** What an operator might type for each placeholder of the pages. */
  private static final Map<String, String> TYPED =
      Map.of(
          "YYYYMMDD", "20260102",
          "<commit-hash>", "4be19d7",
          "<admin-password>", "correct-horse-battery");

  @TestFactory
  Stream<DynamicTest> everyCommandOfAPageHasAnAnswer() throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> play(page)));
  }

  @Test
  void theRestoreStopsAtADumpThatIsNotThere() throws IOException {
    Path page = runbooks().resolve("restore-database.md");
    Shell hemma = Mocks.shell(Mocks.hosts(new SourceReader().read(mockOf(page)).text()));
    String check = commands(page).get(0).replace("20260102", "20240101");

    assertThat(hemma.run(Invocation.of(check), OutputSink.discard())).isEqualTo(Outcome.failed(2));
  }

  private static void play(Path page) throws IOException {
    MockHosts hosts = Mocks.hosts(new SourceReader().read(mockOf(page)).text());
    Shell hemma = Mocks.shell(hosts);
    List<String> commands = commands(page);

    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      assertThat(hemma.run(Invocation.of(command), OutputSink.discard()))
          .as(command)
          .isEqualTo(Outcome.ok());
    }
    assertThat(Mocks.hemma(hosts).identity()).hasToString("paunchygent@hemma");
    assertThat(hosts.received().get("hemma")).isEqualTo(commands);
  }

  /** The pages keep to one command a line, so no shell grammar is needed to find them. */
  private static List<String> commands(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith(OPENING))
        .map(line -> line.substring(OPENING.length(), line.length() - 1))
        .map(quoted -> quoted.replaceAll("\\\\([$`\"\\\\])", "$1"))
        .map(MockRunbooksTest::filled)
        .toList();
  }

  private static String filled(String command) {
    String filled = command;
    for (Map.Entry<String, String> typed : TYPED.entrySet()) {
      filled = filled.replace(typed.getKey(), typed.getValue());
    }
    return filled;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(runbooks())) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> Files.exists(mockOf(file)) && !commandsOf(file).isEmpty())
          .sorted()
          .toList();
    }
  }

  private static List<String> commandsOf(Path page) {
    try {
      return commands(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path mockOf(Path page) {
    String name = page.getFileName().toString();
    return page.resolveSibling(name.replaceFirst("\\.md$", ".mock.yaml"));
  }

  private static Path runbooks() {
    String root = System.getProperty("runbook.root");
    Path folder = Path.of(root == null ? "" : root).toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("runbooks"))) {
      folder = folder.getParent();
    }
    return folder.resolve("runbooks");
  }
}
