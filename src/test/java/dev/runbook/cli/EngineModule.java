package dev.runbook.cli;

import dev.runbook.Runbooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engine as a module in a jar, with the modules that it requires. */
final class EngineModule {
  /** The jars of those, by the beginnings of their names. */
  private static final Pattern REQUIRED =
      Pattern.compile(
          "(?:commonmark|snakeyaml-engine|commons-exec|jsch|jackson-jr-objects|jackson-core)-\\d.*");

  private static final Path ENGINE =
      Path.of(System.getProperty("runbook.root"), "engine", "src", "main");

  private final String modules;

  private EngineModule(String modules) {
    this.modules = modules;
  }

  /** Takes the jar that was built; where only its classes are there, they are put into one. */
  static EngineModule build(Path folder) throws IOException, URISyntaxException {
    Path built =
        Path.of(Runbooks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = Files.isDirectory(built) ? jar(built, folder) : built;
    List<String> path = new ArrayList<>(List.of(jar.toString()));
    Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(each -> REQUIRED.matcher(Path.of(each).getFileName().toString()).matches())
        .forEach(path::add);
    return new EngineModule(String.join(":", path));
  }

  private static Path jar(Path classes, Path folder) throws IOException {
    Path jar = folder.resolve("engine.jar");
    Path copied = Files.createDirectories(folder.resolve("engine"));
    copy(classes, copied);
    if (!Files.exists(copied.resolve("module-info.class"))) {
      copy(ENGINE.resolve("resources"), copied);
      describe(copied);
    }
    tool("jar", "--create", "--file", jar.toString(), "-C", copied.toString(), ".");
    return jar;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(EngineModule::isOfTheEngine).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static boolean isOfTheEngine(Path file) {
    return Files.isRegularFile(file) && !file.toString().contains("dev/runbook/cli/");
  }

  /** Where classes were compiled without their descriptor. */
  private static void describe(Path classes) {
    String all = System.getProperty("java.class.path");
    String requiredAtRun =
        Arrays.stream(all.split(":"))
            .filter(
                each ->
                    Path.of(each)
                        .getFileName()
                        .toString()
                        .matches(
                            REQUIRED.pattern()
                                + "|junit-jupiter-api.*|junit-platform-commons.*|opentest4j.*|apiguardian.*"))
            .collect(Collectors.joining(":"));
    tool(
        "javac",
        "-p",
        requiredAtRun,
        "--patch-module",
        "dev.runbook=" + classes,
        "-d",
        classes.toString(),
        ENGINE.resolve("java/module-info.java").toString());
  }

  private static void tool(String name, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    if (ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments) != 0) {
      throw new IllegalStateException(said.toString());
    }
  }

  /** Compiles a program that names the engine, and runs it; what it says. */
  String run(Path program, Path folder, Path state) throws IOException, InterruptedException {
    Path classes = Files.createTempDirectory(state.getParent(), "program");
    tool(
        "javac",
        "-p",
        modules,
        "-cp",
        classes.toString(),
        "--add-modules",
        "dev.runbook",
        "-d",
        classes.toString(),
        program.toString());
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                modules,
                "--add-modules",
                "dev.runbook",
                "-cp",
                classes.toString(),
                program.getFileName().toString().replace(".java", ""))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("XDG_STATE_HOME", state.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }
}
