package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.ssh.NeedsSshd;
import dev.runbook.run.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of whole pages, while somebody on the same machine looks at every process. */
@Timeout(120)
class SecretsInProcessesTest extends NeedsSshd {
  /** However a value is quoted, this part of it stays together. */
  private static final String QUOTED_CORE = "c0reOfTheQuoted";

  private static final String PLAIN_CORE = "c0reOfThePlain";

  /** Of what only a step knows; the page has it in two parts. */
  private static final String CAPTURED_CORE = "c0reOfTheCaptured";

  @TempDir Path folder;

  @BeforeEach
  void processesCanBeSeen() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here to look in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void noProcessOfOursShowsOne(String transport) throws Exception {
    LocalPage page =
        new LocalPage(
            folder,
            String.join(
                "\n",
                "---",
                "runbook: {kind: procedure, params: {key: {}}}",
                "---",
                "# Job",
                "```bash {capture=KEPT}",
                "printf '%s' <token>; sleep 0.1",
                "```",
                "```bash",
                "T=\"<token>\"; sleep 0.1",
                "```",
                "```bash {capture=APP_TOKEN}",
                "printf 'c0reOfThe%s' Captured; sleep 0.1",
                "```",
                "```java",
                "Thread.sleep(APP_TOKEN.length());",
                "```",
                "```bash",
                "printf '%s' \"$APP_TOKEN\" >> far; sleep 0.1",
                "(printf '%s' \"$APP_TOKEN\" >> far; sleep 0.1)",
                "cat <<'EOF' >> far",
                "<token>",
                "EOF",
                "printf '%s' \"$KEPT\" >> far; sleep 0.1",
                "bash -s <<'EOF'",
                "printf '%s' '<token>' >> far; sleep 0.1",
                "EOF",
                "```",
                "```bash",
                "ssh lab \"printf '%s' '<token>' >> " + folder + "/far; sleep 0.1\"",
                "ssh lab 'T=<token>; sleep 0.1; bash -c true'",
                "```",
                "```bash {host=lab}",
                "printf '%s' <token> >> " + folder + "/far; sleep 0.1",
                "cd /; T=<token>; sleep 0.1",
                "```",
                "```bash",
                "ssh lab",
                "printf '%s' <token> >> " + folder + "/far; sleep 0.1",
                "exit",
                "```",
                "```bash {interpreter=dash}",
                "printf '%s' {{key}}; sleep 0.1",
                "```",
                "```bash {interpreter=dash host=lab}",
                "printf '%s' {{key}}; sleep 0.1",
                "```",
                ""));
    page.with("token", "it's $HOME \"" + QUOTED_CORE + "\" `x` \\")
        .with("key", PLAIN_CORE)
        .reachedBy(transport, server().options().get(1));
    try (Onlooker onlooker = new Onlooker()) {
      page.play();
      assertThat(page.problems()).isEmpty();
      assertThat(page.ended().result()).as(page.err()).isEqualTo(RunResult.DONE);
      assertThat(onlooker.looked()).isPositive();
      assertThat(onlooker.seen()).isEmpty();
    }
    assertThat(Files.readString(folder.resolve("far"))).contains(QUOTED_CORE, CAPTURED_CORE);
    assertThat(page.out()).contains(PLAIN_CORE).doesNotContain(CAPTURED_CORE);
  }

  /** Somebody who looks at the arguments and the environment of every process, again and again. */
  private static final class Onlooker implements AutoCloseable {
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Thread thread = new Thread(this::look);
    private volatile boolean over;
    private volatile int rounds;

    Onlooker() {
      thread.start();
    }

    int looked() {
      return rounds;
    }

    Set<String> seen() {
      return new TreeSet<>(seen);
    }

    private void look() {
      while (!over) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
          processes
              .filter(each -> each.getFileName().toString().matches("\\d+"))
              .forEach(this::look);
        } catch (IOException e) {
          seen.add("nothing could be seen: " + e);
        }
        rounds++;
      }
    }

    private void look(Path process) {
      for (String file : new String[] {"cmdline", "environ"}) {
        try {
          String text = Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1);
          if (text.contains(QUOTED_CORE)
              || text.contains(PLAIN_CORE)
              || text.contains(CAPTURED_CORE)) {
            seen.add(file + ": " + text.replace('\0', ' '));
          }
        } catch (IOException e) {
          continue; // it has ended, or belongs to somebody else
        }
      }
    }

    @Override
    public void close() {
      over = true;
    }
  }
}
