package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.web.RunServer;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.json.Json;
import dev.runbook.report.LivePage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that somebody plays, as a page in a browser on the same machine. */
@Timeout(300)
final class WatchInABrowserTest {
  private static final String ATTACK =
      "<img src=x onerror=\"window.attacked=1\"><script>window.attacked=1</script>"
          + "</pre><iframe srcdoc='<script>parent.attacked=1</script>'></iframe>";

  private static final String PAGE =
      """
      ---
      runbook: {kind: procedure}
      ---

      # Deploy <b>now</b>

      ## Look

      ```bash
      cat attack; echo "the app is up, $APP_PASSWORD"; printf '\\033[38;5;208morange\\033[0m\\n'
      ```

      ## Wait

      ```bash
      { printf 'half a line'; touch waiting; until [ -e go ]; do sleep 0.1; done; echo ' and the rest'; }
      ```

      ## Look again

      ```bash
      cat attack
      ```
      """;

  @TempDir Path folder;

  @Test
  void showsEachStepAsItComesAndNeverASecretOrForeignMarkup() throws Exception {
    Files.writeString(folder.resolve("attack"), ATTACK + "\n");
    CompletableFuture<Integer> play = CompletableFuture.supplyAsync(this::play);
    while (!Files.exists(folder.resolve("waiting"))) {
      assertThat(play).isNotDone();
      Thread.sleep(20);
    }

    try (RunServer server = new RunServer(page(Map.of("wait/1", 4_000L)), 0);
        Browser browser = Browser.open(server.address(), folder.resolve("profile"))) {
      String before = browser.textWith("Step 2 of 3");
      assertThat(before)
          .contains(
              ATTACK, "the app is up, ••••••", "half a line", "Step 2 of 3 (Wait) runs, since")
          .contains("it took 4.0 s the last time")
          .doesNotContain("half a line and the rest", "Look again");
      assertThat(colour(browser)).isEqualTo("orange");

      Files.createFile(folder.resolve("go"));
      assertThat(browser.textWith("The run ended: done")).contains("half a line and the rest");
      assertThat(play.get()).isZero();
      assertThat(browser.evaluate("document.getElementById('now').hidden")).isEqualTo("true");
      assertThat(browser.evaluate("document.querySelectorAll('section.turn').length"))
          .isEqualTo("3");
      assertThat(browser.evaluate("window.attacked")).isEqualTo("undefined");
      assertThat(browser.evaluate("document.querySelectorAll('img, iframe, b b').length"))
          .isEqualTo("0");
      assertThat(browser.evaluate("document.scripts.length")).isEqualTo("2");
      assertThat(browser.evaluate("document.documentElement.outerHTML"))
          .doesNotContain("s3cr3t-of-the-app");
    }
  }

  /** The text that has another colour than the text around it. */
  private static String colour(Browser browser) throws InterruptedException {
    return browser.evaluate(
        "[...document.querySelectorAll('pre.output span')].filter(span =>"
            + " getComputedStyle(span).color !== getComputedStyle(span.parentNode).color)"
            + ".map(span => span.textContent).join()");
  }

  @Test
  void showsEachHostOfAGroupAndItsOutputOnlyAsText() throws Exception {
    String page =
        """
        ---
        runbook: {hosts: {web: [web1, web2]}}
        ---
        # Roll

        ```bash {host=group:web}
        # Look <i>here</i>
        look
        ```
        """;
    String reply = "{commands: [{run: look, stdout: %s}]}".formatted(Json.line(ATTACK + "\n"));
    String hosts = "hosts: {web1: %s, web2: %s}\n".formatted(reply, reply);
    CommandLineRun roll = run().page("roll", page).file("mock.yaml", hosts);
    String mock = folder.resolve("mock.yaml").toString();
    assertThat(roll.run("play", "roll", "--yes", "--mock", mock)).as(roll.err()).isZero();

    try (RunServer server = new RunServer(page(Map.of()), 0);
        Browser browser = Browser.open(server.address(), folder.resolve("profile"))) {
      assertThat(browser.textWith("On web2"))
          .contains("On web1 done", "Look <i>here</i>", ATTACK, "wave 2 (web2): confirmed by go");
      assertThat(browser.evaluate("document.querySelectorAll('section.turn').length"))
          .isEqualTo("2");
      assertThat(browser.evaluate("document.querySelectorAll('img, iframe, i').length"))
          .isEqualTo("0");
      assertThat(browser.evaluate("window.attacked")).isEqualTo("undefined");
    }
  }

  @Test
  void theSearchFindsWhatCameLater() throws Exception {
    Files.writeString(folder.resolve("attack"), "a needle\n");
    Files.createFile(folder.resolve("go"));
    assertThat(play()).isZero();
    try (RunServer server = new RunServer(page(Map.of()), 0);
        Browser browser = Browser.open(server.address(), folder.resolve("profile"))) {
      browser.textWith("The run ended: done");
      browser.evaluate("(wanted.value = 'needle', wanted.dispatchEvent(new Event('input')))");
      assertThat(browser.evaluate("document.getElementById('found').textContent"))
          .isEqualTo("in 2 of 3 steps");
    }
  }

  @Test
  void answersNobodyWithoutTheTokenAndUnderNoOtherName() throws Exception {
    Files.writeString(folder.resolve("attack"), "");
    Files.createFile(folder.resolve("go"));
    assertThat(play()).isZero();
    try (RunServer server = new RunServer(page(Map.of()), 0)) {
      URI address = server.address();
      String here = "Host: " + address.getAuthority();
      String path = address.getPath();
      assertThat(answer(address, "GET " + path, here)).startsWith("HTTP/1.1 200");
      assertThat(answer(address, "GET " + path + "style.css", here)).startsWith("HTTP/1.1 200");
      assertThat(answer(address, "GET " + path + "events", here)).contains("event: over");

      assertThat(answer(address, "GET /", here)).startsWith("HTTP/1.1 404");
      assertThat(answer(address, "GET /events", here)).startsWith("HTTP/1.1 404");
      assertThat(answer(address, "GET /" + "0".repeat(32) + "/", here)).startsWith("HTTP/1.1 404");
      assertThat(answer(address, "GET " + path + "../journal.jsonl", here))
          .startsWith("HTTP/1.1 404");
      assertThat(answer(address, "POST " + path, here)).startsWith("HTTP/1.1 405");
      assertThat(answer(address, "GET " + path, "Host: rebound.example:" + address.getPort()))
          .startsWith("HTTP/1.1 404");
      assertThat(answer(address, "GET " + path, "Host: 127.0.0.1")).startsWith("HTTP/1.1 404");
      assertThat(answer(address, "GET " + path, here + "\r\nSec-Fetch-Site: cross-site"))
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void theCommandPrintsTheAddressAndServesUntilCtrlC() throws Exception {
    Files.writeString(folder.resolve("attack"), "");
    Files.createFile(folder.resolve("go"));
    assertThat(play()).isZero();
    CommandLineRun watch = run();
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(() -> watch.run("watch", "--serve"));
    while (!watch.out().endsWith("/\n")) {
      Thread.sleep(20);
    }
    URI address = URI.create(watch.out().strip());
    assertThat(answer(address, "GET " + address.getPath(), "Host: " + address.getAuthority()))
        .contains("<main id=\"run\"></main>");
    watch.raise("INT");
    assertThat(status.get()).isZero();
  }

  @Test
  void aPortNeedsServe() {
    CommandLineRun watch = run();
    assertThat(watch.run("watch", "--port", "8080")).isEqualTo(2);
    assertThat(watch.err()).contains("--port goes with --serve");
  }

  /** The whole answer to a request that is not made presentable first. */
  private static String answer(URI server, String request, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket
          .getOutputStream()
          .write(
              (request + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private LivePage page(Map<String, Long> earlier) {
    RunFolder run = new RunStore(folder.resolve("state/runbook/runs")).find(RunStore.LATEST).get(0);
    return new LivePage(run, ZoneOffset.UTC, earlier);
  }

  private int play() {
    return run().run("play", "deploy", "--yes");
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder)
        .page("deploy", PAGE)
        .with("APP_PASSWORD", "s3cr3t-of-the-app");
  }
}
