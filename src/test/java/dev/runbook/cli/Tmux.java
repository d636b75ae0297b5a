package dev.runbook.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real terminal of its own: tmux, told what to press, asked what is on its screen. */
final class Tmux implements AutoCloseable {
  /** The first Java that warns where a library's native code is loaded without leave. */
  private static final int WARNS_OF_NATIVE_CODE = 22;

  private static final int LOOKS_A_PRESS = 10;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);

  private final Path socket;

  private Tmux(Path socket) {
    this.socket = socket;
  }

  /** Starts a command in a window of this size. */
  static Tmux start(Path folder, int columns, int rows, String... command) {
    Tmux tmux = new Tmux(folder.resolve("tmux.sock"));
    List<String> start =
        new ArrayList<>(
            List.of("new-session", "-d", "-x", "" + columns, "-y", "" + rows, "-c", "" + folder));
    start.addAll(List.of(command));
    tmux.call(start.toArray(String[]::new));
    return tmux;
  }

  /** The line that starts the command of this project, with the classes of the test. */
  static String runbook(String... arguments) {
    List<String> words = new ArrayList<>(List.of(java()));
    words.addAll(List.of(arguments));
    return String.join(" ", words);
  }

  /** How a shell starts the command's own main class, as the launcher does. */
  static String java() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:TieredStopAtLevel=1");
    if (Runtime.version().feature() >= WARNS_OF_NATIVE_CODE) {
      words.add("--enable-native-access=ALL-UNNAMED");
    }
    words.add("-Drunbook.terminals=012");
    words.add("-cp");
    words.add("'" + System.getProperty("java.class.path") + "'");
    words.add(Main.class.getName());
    return String.join(" ", words);
  }

  /** Types a text, as it is; a semicolon at its end would be tmux's own. */
  void type(String text) {
    call("send-keys", "-l", "--", text.replaceAll(";$", "\\\\;"));
  }

  /** Presses keys by their names: {@code Enter}, {@code C-c}. */
  void press(String... keys) {
    for (String key : keys) {
      call("send-keys", key);
    }
  }

  /** Pastes a text as a terminal does: all of it at once. */
  void pastes(String text) {
    call("set-buffer", "--", text);
    call("paste-buffer");
  }

  void resize(int columns, int rows) {
    call("resize-window", "-x", "" + columns, "-y", "" + rows);
  }

  /**
   * What stands on the screen; lines without the spaces at their ends, and a space that does not
   * break is a space.
   */
  String screen() {
    return call("capture-pane", "-p").replace('\u00a0', ' ');
  }

  /** Keeps all bytes that are written to the terminal from now on. */
  void records(Path file) {
    call("pipe-pane", "cat >>'" + file + "'");
  }

  /** What tmux says of its pane, such as {@code #{cursor_x}}. */
  String says(String format) {
    return call("display-message", "-p", format).strip();
  }

  /** Returns when the screen is such a one. */
  void await(String what, Predicate<String> condition) {
    long deadline = System.nanoTime() + PATIENCE;
    String screen = screen();
    while (!condition.test(screen)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never on the screen: " + what + "\n" + screen);
      }
      pause();
      screen = screen();
    }
  }

  /**
   * Presses a key now and then until the screen is such a one, since what runs there may not have
   * been ready for the first.
   */
  void pressUntil(String key, String what, Predicate<String> condition) {
    int[] looks = {0};
    await(
        what,
        screen -> {
          if (looks[0]++ % LOOKS_A_PRESS == 0) {
            press(key);
          }
          return condition.test(screen);
        });
  }

  /** Returns when the screen holds a text. */
  void await(String text) {
    await(text, screen -> screen.contains(text));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String call(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("tmux", "-S", socket.toString(), "-f", "/dev/null"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    call("kill-server");
  }
}
