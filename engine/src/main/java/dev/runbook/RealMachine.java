package dev.runbook;

import dev.runbook.graph.HostUse;
import dev.runbook.plan.Machine;
import dev.runbook.plan.Reach;
import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks up facts about this machine in a given environment. */
final class RealMachine implements Machine {
  private final EngineConfig config;
  private final Supplier<String> askHostname;
  private final Function<HostUse, Reach> reach;
  private String hostname = "";

  RealMachine(EngineConfig config, Supplier<String> askHostname, Function<HostUse, Reach> reach) {
    this.reach = reach;
    this.config = config;
    this.askHostname = askHostname;
  }

  @Override
  public String hostname() {
    if (hostname.isEmpty()) {
      hostname = askHostname.get();
    }
    return hostname;
  }

  @Override
  public boolean hasProgram(String program) {
    if (program.contains("/")) {
      return Files.isExecutable(resolve(program));
    }
    String path = config.environment().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean hasJShell() {
    return ModuleFinder.ofSystem().find("jdk.jshell").isPresent()
        && Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  @Override
  public boolean hasFolder(String folder) {
    return Files.isDirectory(resolve(folder));
  }

  /** A leading dash would be read as an option by ssh; anything else may be an alias. */
  @Override
  public boolean hasHost(String host) {
    return !host.startsWith("-") && !host.isBlank();
  }

  @Override
  public Reach reach(HostUse use) {
    return reach.apply(use);
  }

  private Path resolve(String path) {
    String home = config.environment().getOrDefault("HOME", "");
    Optional<String> inHome =
        path.equals("~") || path.startsWith("~/")
            ? Optional.of(home + path.substring(1))
            : Optional.empty();
    return config.folder().resolve(inHome.orElse(path));
  }
}
