package dev.runbook.cli;

import dev.runbook.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium with one page, driven by its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private Browser(Process process, URI debugger) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(debugger, new Listener(answers))
            .join();
  }

  /** Opens a page; skips the test where there is no Chromium. */
  static Browser open(URI page, Path profile) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "chromium is not installed");
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                page.toString())
            .redirectErrorStream(true)
            .start();
    try {
      return new Browser(process, debugger(process, page));
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private static URI debugger(Process process, URI page) throws IOException, InterruptedException {
    BufferedReader said = process.inputReader();
    String line = said.readLine();
    while (line != null && !line.startsWith("DevTools listening on ")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IOException("chromium does not start");
    }
    URI all = URI.create(line.substring("DevTools listening on ".length()));
    URI list = URI.create("http://" + all.getAuthority() + "/json/list");
    while (process.isAlive()) {
      try (var in = list.toURL().openStream()) {
        Object targets = Json.any(new String(in.readAllBytes(), "UTF-8"));
        for (Object target : (Iterable<?>) targets) {
          if (page.toString().equals(((Map<?, ?>) target).get("url"))) {
            return URI.create((String) ((Map<?, ?>) target).get("webSocketDebuggerUrl"));
          }
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException("chromium has ended");
  }

  /** The value of an expression, as text; empty while there is no page yet. */
  String evaluate(String expression) throws InterruptedException {
    String call =
        Json.line(
            Json.map(
                "id",
                1,
                "method",
                "Runtime.evaluate",
                "params",
                Json.map("expression", "String(" + expression + ")")));
    socket.sendText(call, true).join();
    Map<?, ?> answer = Json.object(answers.take());
    return answer.get("result") instanceof Map<?, ?> evaluated
            && evaluated.get("result") instanceof Map<?, ?> result
        ? String.valueOf(result.get("value"))
        : "";
  }

  /** What a person sees, once it holds a text. */
  String textWith(String wanted) throws InterruptedException {
    String text = evaluate("document.body.innerText");
    while (!text.contains(wanted)) {
      TimeUnit.MILLISECONDS.sleep(50);
      text = evaluate("document.body.innerText");
    }
    return text;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    socket.abort();
    end(process);
    process.onExit().join(); // it writes to its profile until then
  }

  /** Puts the parts of a message together. */
  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<String> answers;
    private final StringBuilder message = new StringBuilder();

    Listener(BlockingQueue<String> answers) {
      this.answers = answers;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        answers.add(message.toString());
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
