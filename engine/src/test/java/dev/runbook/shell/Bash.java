package dev.runbook.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The bash of this machine, as the authority on what shell text means. */
public final class Bash {
  /** Defines an ssh that prints its arguments, a NUL after each. */
  public static final String RECORDING_SSH = "ssh() { printf '%s\\0' \"$@\"; }\n";

  private Bash() {}

  /**
   * What a script prints and how it ends.
   *
   * @param out what it prints
   * @param status its exit status
   */
  public record Ran(String out, int status) {}

  /** Skips the test, and says so, where there is no bash. */
  public static void needed() {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "bash")));
    if (!found) {
      System.out.println("SKIPPED: no bash on this machine to compare with");
    }
    Assumptions.assumeTrue(found, "no bash on this machine to compare with");
  }

  /** Runs a script from an empty folder, its input closed. */
  public static Ran run(String script, String... arguments) {
    return start(false, script, arguments);
  }

  /** Whether bash can read a script, without running it. */
  public static boolean accepts(String script) {
    return start(true, script).status() == 0;
  }

  private static Ran start(boolean onlyRead, String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", "--norc", "--noprofile"));
    if (onlyRead) {
      command.add("-n");
    }
    command.addAll(List.of("-c", script, "bash"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("BASH"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(out, process.waitFor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
