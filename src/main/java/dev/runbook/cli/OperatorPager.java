package dev.runbook.cli;

import dev.runbook.cli.console.Pager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The pager that the operator has chosen, or less, on the terminal of this process. */
final class OperatorPager implements Pager {
  private static final String USUAL = "less -R";

  /** Nobody who has asked for no pager is told that there is none. */
  private static final String IF_THERE = "command -v less >/dev/null || exit 127; ";

  /** What the shell says of a command that it does not find. */
  private static final int NOT_FOUND = 127;

  private final String command;
  private final Map<String, String> environment;
  private final Path folder;

  private OperatorPager(String command, Map<String, String> environment, Path folder) {
    this.command = command;
    this.environment = environment;
    this.folder = folder;
  }

  /** {@code $PAGER}, where it is set; an empty one, and cat, page nothing. */
  static Pager of(Map<String, String> environment, Path folder) {
    String command = environment.getOrDefault("PAGER", USUAL).strip();
    boolean none = command.isEmpty() || command.equals("cat");
    return none ? NONE : new OperatorPager(command, environment, folder);
  }

  @Override
  public boolean show(String text, int line) {
    try {
      Process process = start(line);
      try (OutputStream in = process.getOutputStream()) {
        in.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It was left before it had read everything.
      }
      return process.waitFor() != NOT_FOUND;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Process start(int line) throws IOException {
    boolean isLess = command.matches("(\\S*/)?less(\\s.*)?");
    String from = isLess && line > 1 ? " +" + line : "";
    String unlessMissing = command.equals(USUAL) ? IF_THERE : "";
    ProcessBuilder builder =
        new ProcessBuilder(List.of("/bin/sh", "-c", unlessMissing + command + from))
            .directory(folder.toAbsolutePath().toFile())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putIfAbsent("LESS", "FRX");
    return builder.start();
  }
}
