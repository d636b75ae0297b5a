package dev.runbook;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.journal.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks this machine for playing runbooks: its programs, and the folder of the records.
 *
 * <p>It runs each program once to ask for its version, each for at most 5 seconds, and writes
 * nothing but a file that it deletes again.
 */
public final class MachineCheck {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** How bad a finding is. */
  public enum Level {
    /** It is there and works. */
    OK,
    /** Something can be done less well without it. */
    LACKING,
    /** Runbooks cannot be played without it. */
    BROKEN
  }

  /**
   * One thing that was looked at.
   *
   * @param what its name
   * @param said what was found, in a few words
   * @param hint what to do about it, where something is to be done
   */
  public record Finding(String what, Level level, String said, Optional<String> hint) {
    /** Something that is as it should be. */
    public static Finding ok(String what, String said) {
      return new Finding(what, Level.OK, said, Optional.empty());
    }

    /** Something that is not. */
    public static Finding of(String what, Level level, String said, String hint) {
      return new Finding(what, level, said, Optional.of(hint));
    }
  }

  private record Need(String program, List<String> ask, Level without, String hint) {}

  private static final List<Need> NEEDS =
      List.of(
          new Need(
              "bash",
              List.of("--version"),
              Level.BROKEN,
              "install bash 3.2 or newer: it runs the steps and checks their text"),
          new Need(
              "ssh",
              List.of("-V"),
              Level.LACKING,
              "install OpenSSH's client: without it, hosts are reached as user@host only"),
          new Need(
              "setsid",
              List.of("--version"),
              Level.LACKING,
              "install util-linux or perl: steps are then ended with all that they started"),
          new Need(
              "git",
              List.of("--version"),
              Level.LACKING,
              "install git: the record then says which commit a page is of"),
          new Need(
              "shellcheck",
              List.of("--version"),
              Level.LACKING,
              "install ShellCheck: `lint` then finds more mistakes in shell text"));

  private final Map<String, String> environment;
  private final Path folder;

  MachineCheck(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /** Looks at everything. */
  List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    NEEDS.forEach(need -> all.add(program(need)));
    all.add(records());
    return all;
  }

  private Finding program(Need need) {
    Optional<Path> program = Programs.find(need.program(), environment);
    if (program.isEmpty() && need.program().equals("setsid")) {
      program = Programs.find("perl", environment);
    }
    if (program.isEmpty()) {
      return Finding.of(need.program(), need.without(), "not on the PATH", need.hint());
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(need.ask());
    try {
      Captured said = Captured.run(Launch.of(command, environment, folder), LIMIT);
      Optional<String> version =
          (said.stdout() + said.stderr())
              .lines()
              .filter(line -> line.matches(".*\\d+\\.\\d+.*"))
              .findFirst();
      return Finding.ok(
          need.program(), program.get() + version.map(line -> " · " + line.strip()).orElse(""));
    } catch (IOException e) {
      return Finding.of(
          need.program(), need.without(), program.get() + " does not start", need.hint());
    }
  }

  /** Whether the folder of the records can be written; it is made when the first run begins. */
  private Finding records() {
    Path root = RunStore.usualRoot(environment);
    Path there = root;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      if (there == null || !Files.isDirectory(there)) {
        throw new IOException("is no folder");
      }
      Files.delete(Files.createTempFile(there, ".runbook-doctor", ""));
      long free = Files.getFileStore(there).getUsableSpace() >> 20;
      return free < 100
          ? Finding.of(
              "records",
              Level.LACKING,
              root + " · " + free + " MiB free",
              "make room: when a record cannot be written, the run stops")
          : Finding.ok("records", root + " · " + free + " MiB free");
    } catch (IOException e) {
      return Finding.of(
          "records",
          Level.BROKEN,
          root + " cannot be written",
          "make it writable, or name another place in XDG_STATE_HOME");
    }
  }
}
