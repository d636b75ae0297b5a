package dev.runbook.cli.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runbook.report.LivePage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a run as a page to browsers on this machine.
 *
 * <p>It listens on the loopback address only, and answers only who has the token that is part of
 * the address, under this machine's own names (a page from elsewhere that has a name lead here gets
 * nothing). It takes no request that could change anything.
 */
public final class RunServer implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** In bytes. */
  private static final int TOKEN_LENGTH = 16;

  private final HttpServer server;
  private final ExecutorService threads;
  private final RunFeed feed;
  private final String token;

  /**
   * Begins to serve.
   *
   * @param page what is shown
   * @param port where; 0 for any free one
   * @throws IOException when nothing can listen there
   */
  public RunServer(LivePage page, int port) throws IOException {
    this.token = token();
    this.feed = new RunFeed(page);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "watch");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    threads.execute(feed::look);
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_LENGTH];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What to open in a browser. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/" + token + "/");
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!isFromHere(exchange.getRequestHeaders()) || !hasToken(path)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else {
        answer(exchange, path.substring(token.length() + 2));
      }
    }
  }

  private void answer(HttpExchange exchange, String name) throws IOException {
    switch (name) {
      case "" -> send(exchange, "text/html", document());
      case "style.css" -> send(exchange, "text/css", LivePage.style() + resource("live.css"));
      case "colours.css" -> send(exchange, "text/css", feed.colours());
      case "search.js" -> send(exchange, "text/javascript", LivePage.searchScript());
      case "live.js" -> send(exchange, "text/javascript", resource("live.js"));
      case "events" -> {
        headers(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          feed.send(out);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  /** A name of another machine that was made to lead here is no name of ours. */
  private boolean isFromHere(Headers headers) {
    String host = headers.getFirst("Host");
    String site = headers.getFirst("Sec-Fetch-Site");
    return host != null
        && Set.of("127.0.0.1:" + port(), "localhost:" + port()).contains(host)
        && (site == null || Set.of("none", "same-origin").contains(site));
  }

  private boolean hasToken(String path) {
    byte[] given =
        path.split("/", 3)[path.startsWith("/") ? 1 : 0].getBytes(StandardCharsets.UTF_8);
    return path.startsWith("/" + token + "/")
        && MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    headers(exchange, type);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void headers(HttpExchange exchange, String type) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
  }

  private static String document() {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>runbook watch</title>\n"
        + "<link rel=\"stylesheet\" href=\"style.css\">\n"
        + "<link rel=\"stylesheet\" href=\"colours.css\" id=\"colours\">\n</head>\n<body>\n"
        + "<p id=\"now\" role=\"status\" hidden></p>\n"
        + LivePage.searchForm()
        + "<main id=\"run\"></main>\n"
        + "<script src=\"search.js\"></script>\n<script src=\"live.js\"></script>\n"
        + "</body>\n</html>\n";
  }

  private static String resource(String name) {
    try (InputStream in = RunServer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    feed.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
