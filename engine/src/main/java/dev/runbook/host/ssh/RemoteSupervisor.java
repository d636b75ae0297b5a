package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Identity;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A small program on the host, one for each connection, that knows what our commands have started.
 *
 * <p>It says who the host is, signals and counts what belongs to a command, and when its input
 * ends, because we are gone or the connection is, it ends what is left of the commands in flight.
 */
final class RemoteSupervisor implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  static final String END = "#end";

  /**
   * Tells whether the login shell takes {@code export NAME=value; …} as sh does, and which it is.
   */
  static final String EXPORT =
      "export RUNBOOK_EXPORTS=\"sh $BASH_VERSION,$ZSH_VERSION,$KSH_VERSION\"; ";

  /** Reads the program from its input: a login shell of any kind passes this on as it is. */
  static final String BOOT =
      "exec sh -c 's=; n=$(printf \"\\n_\"); n=${n%_}; while IFS= read -r l; do"
          + " [ \"$l\" = \"#end\" ] && break; s=\"$s$l$n\"; done; eval \"$s\"' runbook";

  static final String PREFIX = "rb ";

  private final String alias;
  private final SshChannel channel;
  private final Map<Long, CompletableFuture<String>> waiting;
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean lost;
  private volatile String end = "its login shell runs no sh";
  private volatile Identity identity = new Identity("", "");
  private volatile LoginShell shell = LoginShell.OTHER;
  private volatile Optional<ReceiptFolder> receipts = Optional.empty();

  private RemoteSupervisor(
      String alias, SshChannel channel, Map<Long, CompletableFuture<String>> waiting) {
    this.alias = alias;
    this.channel = channel;
    this.waiting = waiting;
  }

  /**
   * Starts it.
   *
   * @throws HostException when the host does not run it
   */
  static RemoteSupervisor start(SshLink link, String alias) {
    RemoteSupervisor warden = boot(link, alias, EXPORT + BOOT);
    try {
      return warden.begun();
    } catch (HostException e) {
      if (!link.isOpen() || !warden.lost) {
        throw e;
      }
      // Such a shell may refuse all of a text for one word that it does not know.
      warden.close();
      return boot(link, alias, BOOT).begun();
    }
  }

  private static RemoteSupervisor boot(SshLink link, String alias, String boot) {
    Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    LineSink lines = new LineSink(line -> answer(line, waiting));
    RemoteSupervisor warden =
        new RemoteSupervisor(alias, link.start(SshCommand.fed(boot), lines), waiting);
    warden.watch();
    warden.write(program());
    return warden;
  }

  /** Asks both at once: an answer takes as long as the host is far. */
  private RemoteSupervisor begun() {
    Question who = new Question("who");
    Question folder = new Question("receipts");
    String[] words = words(who.answer(START_PATIENCE).orElse(""));
    identity = new Identity(words[0], words[1]);
    shell = LoginShell.named(words[2]);
    receipts = folder.answer(PATIENCE).flatMap(ReceiptFolder::of);
    return this;
  }

  /** Who the host says it is. */
  Identity identity() {
    return identity;
  }

  /** The login shell, which reads each command that stands alone. */
  LoginShell loginShell() {
    return shell;
  }

  /** Where commands write down how they end; empty where there is no folder for that. */
  Optional<ReceiptFolder> receipts() {
    return receipts;
  }

  /** What is written down of a command, which cannot begin after this if it has not. */
  Receipt receipt(ReceiptId id, boolean pipeline) {
    return receipts
        .flatMap(folder -> ask("receipt", id.id()).map(said -> folder.read(said, id, pipeline)))
        .orElseGet(Receipt.None::new);
  }

  /** Whether it still answers; takes a while when it does not. */
  boolean answers() {
    return new Question("who").answer(PATIENCE).isPresent();
  }

  boolean isOpen() {
    return !lost;
  }

  /** Tells it something that needs no answer. */
  void tell(String word, String marker) {
    write("0 " + word + " " + marker + "\n");
  }

  /** Tells it something that needs no answer. */
  void tell(String word, String marker, String more) {
    write("0 " + word + " " + marker + " " + more + "\n");
  }

  /** Asks it something; empty when no answer comes. */
  Optional<String> ask(String word, String marker) {
    return new Question(word, marker).answer(PATIENCE);
  }

  /** Its input ends, and it ends what is left. */
  @Override
  public void close() {
    try {
      channel.stdin().close();
      CompletableFuture<String> end = new CompletableFuture<>();
      waiting.put(numbers.incrementAndGet(), end);
      if (!lost) {
        end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      // It is gone already, or the connection is; there is nothing more that we could do there.
      lost = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
  }

  private String[] words(String answer) {
    String[] words = answer.split(" ", -1);
    if (words.length != 3 || words[0].isEmpty() || words[1].isEmpty()) {
      throw lost
          ? new HostException(Kind.UNREACHABLE, alias + " lets us in, but " + end)
          : new HostException(Kind.IDENTITY, alias + " does not report its identity: " + answer);
    }
    return words;
  }

  /** A question that is asked. */
  private final class Question {
    private final long number = numbers.incrementAndGet();
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    Question(String word) {
      this(word, "-");
    }

    Question(String word, String marker) {
      waiting.put(number, answer);
      write(number + " " + word + " " + marker + "\n");
    }

    /** The answer; empty when none comes. */
    Optional<String> answer(Duration patience) {
      try {
        if (lost) {
          return Optional.empty();
        }
        return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
      } catch (ExecutionException | TimeoutException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        waiting.remove(number);
      }
    }
  }

  private void write(String text) {
    try {
      OutputStream stdin = channel.stdin();
      synchronized (stdin) {
        stdin.write(text.getBytes(StandardCharsets.UTF_8));
        stdin.flush();
      }
    } catch (IOException e) {
      lose();
    }
  }

  private void watch() {
    Thread thread = new Thread(this::awaitEnd, "warden of " + alias);
    thread.setDaemon(true);
    thread.start();
  }

  private void awaitEnd() {
    try {
      if (channel.await() instanceof SshEnd.NeverBegan never) {
        end = never.why();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lose();
  }

  private void lose() {
    lost = true;
    waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("gone")));
  }

  private static void answer(String line, Map<Long, CompletableFuture<String>> waiting) {
    if (!line.startsWith(PREFIX)) {
      // What start-up files of a shell there print.
      return;
    }
    String[] parts = line.substring(PREFIX.length()).split(" ", 2);
    CompletableFuture<String> answer =
        parts[0].matches("\\d{1,18}") ? waiting.get(Long.valueOf(parts[0])) : null;
    if (answer != null) {
      answer.complete(parts.length > 1 ? parts[1] : "");
    }
  }

  /** Less what only people read, since a shell reads its input byte by byte. */
  private static String program() {
    try (InputStream file = RemoteSupervisor.class.getResourceAsStream("warden.sh")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.joining("\n", "", "\n" + END + "\n"));
    } catch (IOException e) {
      throw new HostException(Kind.SETUP, "a part of this program is missing: warden.sh", e);
    }
  }
}
