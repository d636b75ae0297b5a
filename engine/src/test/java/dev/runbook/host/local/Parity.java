package dev.runbook.host.local;

import dev.runbook.host.Invocation;
import dev.runbook.host.Shell;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import dev.runbook.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One block run twice, each time in an empty folder: as a script by bash, and as commands in our
 * shell. Only what both leave behind is compared.
 */
public final class Parity {
  /**
   * What is left when a block is over.
   *
   * @param stdout its standard output, as Latin-1 so that no byte is lost
   * @param files the names below its folder, with their bytes, their link or {@code /} for a folder
   */
  public record Remains(String stdout, Map<String, String> files) {}

  private final Path root;
  private final Map<String, String> environment;

  public Parity(Path root) throws IOException {
    this.root = root;
    Path home = Files.createDirectories(root.resolve("home"));
    Path tool = Files.createDirectories(home.resolve("bin")).resolve("x");
    Files.writeString(tool, "#!/bin/sh\necho \"x was called with $#: $*\"\n");
    if (!tool.toFile().setExecutable(true)) {
      throw new IOException(tool + " cannot be made executable");
    }
    environment = new HashMap<>(System.getenv());
    environment.put("HOME", home.toString());
  }

  /** As somebody would run the file by hand. */
  public Remains byBash(Path file) throws IOException {
    Path folder = folder("by-bash");
    Launch launch = Launch.of(List.of("bash", file.toString()), environment, folder);
    RecordingSink sink = new RecordingSink();
    Program program = Program.start(launch, sink::stdout, sink::stderr);
    program.exit().orTimeout(20, TimeUnit.SECONDS).join();
    return remains(sink.bytes(), folder);
  }

  /**
   * As our shell runs it, given as these commands; what follows the end of the shell is left out.
   */
  Remains byShell(List<Invocation> commands) throws IOException {
    Path folder = folder("by-shell");
    RecordingSink sink = new RecordingSink();
    try (Shell shell = new LocalHost(environment, folder, root).open(sink)) {
      for (Invocation command : commands) {
        if (shell.isOpen()) {
          shell.run(command, sink);
        }
      }
    }
    return remains(sink.bytes(), folder);
  }

  /** The environment that both runs have. */
  public Map<String, String> environment() {
    return environment;
  }

  /** A new empty folder for one of the runs. */
  public Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  /** What a run in a folder left, given what it printed. */
  public static Remains remains(byte[] stdout, Path folder) throws IOException {
    return new Remains(latin(stdout), files(folder));
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.skip(1).toList()) {
        found.put(folder.relativize(path).toString(), content(path));
      }
    }
    return found;
  }

  private static String content(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    return Files.isDirectory(path) ? "/" : latin(Files.readAllBytes(path));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
