package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.runbook.host.Host;
import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Shell;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host has written down of a command is known after its connection is lost. */
abstract class SshReceiptsContract extends SshShellContract {
  private static final Path STATE = Path.of(".local/state/runbook/receipts");

  private static Path folder() {
    return serverFolder.resolve(STATE);
  }

  private Invocation with(ReceiptId id, String text) {
    return Invocation.of(text).receipted(Optional.of(id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | true                        | 0",
        "false | false                       | 1",
        "false | exit 42                     | 42",
        "false | (exit 3); true              | 0",
        "false | sh -c 'kill -TERM $$'       | 143",
        "false | if true; then exit 7; fi    | 7",
        "true  | true                        | 0",
        "true  | false                       | 1",
        "true  | (exit 42)                   | 42",
        "true  | set -e; (exit 0); cd /      | 0",
        "true  | sh -c 'kill -TERM $$'       | 143",
      })
  void howACommandEndedIsWrittenDown(boolean kept, String text, int status) throws Exception {
    try (Shell shell = open(kept)) {
      ReceiptId id = host(kept).nextReceipt().orElseThrow();
      Outcome seen = run(shell, with(id, text));
      assertThat(host(kept).receipt(id, false)).isEqualTo(new Receipt.Ended(status));
      assertThat(seen).isEqualTo(Outcome.exited(status));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFailureInAnyPartOfAPipelineCounts(boolean kept) throws Exception {
    try (Shell shell = open(kept)) {
      ReceiptId id = host(kept).nextReceipt().orElseThrow();
      assertThat(run(shell, with(id, "(exit 5) | cat").asPipeline())).isEqualTo(Outcome.failed(5));
      assertThat(host(kept).receipt(id, true)).isEqualTo(new Receipt.Ended(5));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneThatWasAskedForBeforeItBeganCannotBegin(boolean kept) throws Exception {
    Host host = host(kept);
    try (Shell shell = open(kept)) {
      assertThat(run(shell, "true")).isEqualTo(Outcome.ok());
      ReceiptId id = host.nextReceipt().orElseThrow();
      assertThat(host.receipt(id, false)).isEqualTo(new Receipt.NeverBegan());
      assertThat(run(shell, with(id, "touch " + file("late"))).isOk()).isFalse();
      assertThat(file("late")).doesNotExist();
      assertThat(host.receipt(id, false)).isEqualTo(new Receipt.NeverBegan());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IFS=,",
        "IFS=",
        "IFS=0",
        "IFS=$'\\n\\t'",
        "set -C",
        "set -u",
        "set -e",
        "printf() { :; }"
      })
  void whatThePageSetsInAKeptShellDoesNotChangeWhatIsWrittenDown(String setting) throws Exception {
    Host host = host(true);
    try (Shell shell = open(true)) {
      assertThat(run(shell, setting)).isEqualTo(Outcome.ok());
      ReceiptId id = host.nextReceipt().orElseThrow();
      assertThat(run(shell, with(id, "false | true").asPipeline())).isEqualTo(Outcome.failed(1));
      assertThat(host.receipt(id, true)).isEqualTo(new Receipt.Ended(1));
      assertThat(out(shell, "builtin printf '%s\\n' \"${-//[^C]/}\""))
          .isEqualTo(setting.equals("set -C") ? "C\n" : "\n");
    }
  }

  @Test
  void anotherFolderInItsPlaceKnowsNothing() throws Exception {
    try (Shell shell = open(false)) {
      assertThat(run(shell, "true")).isEqualTo(Outcome.ok());
      ReceiptId here = host(false).nextReceipt().orElseThrow();
      ReceiptId elsewhere = new ReceiptId("0123456789abcdef", here.id());
      assertThat(host(false).receipt(elsewhere, false)).isEqualTo(new Receipt.None());
    }
  }

  @Test
  void whatIsForgottenLeavesNothing() throws Exception {
    List<ReceiptId> forgotten = new ArrayList<>();
    try (SshHosts hosts = hosts(server().settings(), Operator.nobody())) {
      Host host = hosts.host("lab", List.of(), false);
      Shell shell = host.open(between);
      assertThat(shell.run(Invocation.of("true"), sink)).isEqualTo(Outcome.ok());
      for (int i = 0; i < 40; i++) {
        ReceiptId id = host.nextReceipt().orElseThrow();
        assertThat(shell.run(with(id, "true"), sink)).isEqualTo(Outcome.ok());
        assertThat(folder().resolve(id.id())).exists();
        host.forgetReceipt(id);
        forgotten.add(id);
      }
      Eventually.await("the first are gone", () -> !isThere(forgotten.get(0)));
      assertThat(isThere(forgotten.get(39))).isTrue();
    }
    Eventually.await("all are gone", () -> forgotten.stream().noneMatch(this::isThere));
  }

  private boolean isThere(ReceiptId id) {
    return Files.exists(folder().resolve(id.id()));
  }

  @Test
  void onlyItsOwnerReadsThem() throws Exception {
    try (Shell shell = open(false)) {
      ReceiptId id = host(false).nextReceipt().orElseThrow();
      assertThat(run(shell, with(id, "true"))).isEqualTo(Outcome.ok());
      assertThat(Files.getPosixFilePermissions(folder())).hasSize(3);
    }
  }

  @Test
  void aFullDiskOrAFolderThatIsGoneKeepsNothingFromRunning() throws Exception {
    try (Shell shell = open(false)) {
      assertThat(run(shell, "true")).isEqualTo(Outcome.ok());
      ReceiptId id = host(false).nextReceipt().orElseThrow();
      Path away = Files.move(folder(), serverFolder.resolve("away"));
      try {
        assertThat(out(shell, "echo done")).isEqualTo("done\n");
        assertThat(run(shell, with(id, "echo done; exit 3"))).isEqualTo(Outcome.failed(3));
        assertThat(sink.out()).isEqualTo("done\n");
        assertThat(sink.err()).isEmpty();
      } finally {
        Files.move(away, folder());
      }
    }
  }

  /** Every cut leaves a command of which the host knows whether it ended, and how. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(900)
  void everyCutLeavesAKnownOutcome(boolean kept) throws Exception {
    int cuts = Boolean.getBoolean("soak") ? 60 : 6;
    Random random = new Random(18);
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < cuts; i++) {
      Path began = file("began-" + i);
      Path done = file("done-" + i);
      String text =
          "echo x >>"
              + began
              + "; sleep 0."
              + random.nextInt(10)
              + "; echo x >>"
              + done
              + "; (exit 3)";
      int pause = random.nextInt(900);
      Receipt found = afterACut(kept, text, pause);
      if (found instanceof Receipt.Ended ended) {
        assertThat(ended.status()).isEqualTo(3);
        assertThat(done).exists();
      } else if (found instanceof Receipt.NeverBegan) {
        assertThat(began).doesNotExist();
      } else if (!(found instanceof Receipt.Cut)) {
        unknown.add("cut after " + pause + " ms: " + found);
      }
      assertThat(!Files.exists(began) || Files.size(began) == 2).as("run once").isTrue();
    }
    System.out.println(
        cuts + " cuts, of which the host does not know the outcome of " + unknown.size());
    assertThat(unknown).isEmpty();
  }

  private Receipt afterACut(boolean kept, String text, int pause) throws Exception {
    ReceiptId id;
    try (SshHosts before = hosts(server().settings(), Operator.nobody())) {
      Host host = before.host("lab", List.of(), kept);
      Shell shell = host.open(between);
      shell.run(Invocation.of("true"), sink);
      id = host.nextReceipt().orElseThrow();
      CompletableFuture<Outcome> outcome = Background.start(() -> shell.run(with(id, text), sink));
      Thread.sleep(pause);
      server().cut();
      outcome.join();
      shell.close();
    }
    try (SshHosts after = hosts(server().settings(), Operator.nobody())) {
      Host host = after.host("lab", List.of(), kept);
      for (int look = 0; look < 100; look++) {
        Receipt found = host.receipt(id, false);
        if (!(found instanceof Receipt.Begun)) {
          host.forgetReceipt(id);
          return found;
        }
        Thread.sleep(100);
      }
      return fail("it still runs");
    }
  }
}
