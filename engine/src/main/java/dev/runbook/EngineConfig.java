package dev.runbook;

import dev.runbook.host.Operator;
import dev.runbook.host.TerminalSize;
import dev.runbook.journal.RunStore;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings that the engine takes from its process: streams, clock, environment and folders.
 *
 * <p>Where the {@linkplain Builder builder} is told nothing, it takes this process's environment,
 * user and current folder, looks for pages in that folder, and records every run where the command
 * line does.
 */
public final class EngineConfig {
  private final Builder from;

  private EngineConfig(Builder from) {
    this.from = from;
  }

  /** A configuration in which everything is as usual. */
  public static EngineConfig usual() {
    return builder().build();
  }

  /** Begins a configuration in which everything is as usual, unless said otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  Map<String, String> environment() {
    return from.environment;
  }

  Path folder() {
    return from.folder;
  }

  Path temp() {
    return from.temp;
  }

  List<Path> library() {
    return from.library.isEmpty() ? List.of(from.folder) : from.library;
  }

  long maxBytes() {
    return from.maxBytes;
  }

  Clock clock() {
    return from.clock.orElseGet(Clock::systemDefaultZone);
  }

  SshPreferences ssh() {
    return from.ssh;
  }

  Operator operator() {
    return from.operator;
  }

  String user() {
    return from.user;
  }

  String machine() {
    return from.machine.get();
  }

  String version() {
    return from.version;
  }

  Optional<TerminalSize> terminal() {
    return from.terminal;
  }

  /** Opens the folder in which runs are kept; empty where nothing is recorded. */
  Optional<Supplier<RunStore>> runs() {
    Supplier<RunStore> usual =
        () -> new RunStore(RunStore.usualRoot(from.environment), clock(), new SecureRandom());
    return from.recorded ? Optional.of(from.runs.orElse(usual)) : Optional.empty();
  }

  /** Makes a configuration; each method changes one thing and gives the builder back. */
  public static final class Builder {
    private Map<String, String> environment = System.getenv();
    private Path folder = Path.of("").toAbsolutePath();
    private Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    private List<Path> library = List.of();
    private long maxBytes = SourceReader.DEFAULT_MAX_BYTES;
    private Optional<Clock> clock = Optional.empty();
    private SshPreferences ssh = SshPreferences.USUAL;
    private Operator operator = Operator.nobody();
    private String user = System.getProperty("user.name", "unknown");
    private Supplier<String> machine = MachineName::find;
    private String version =
        Optional.ofNullable(EngineConfig.class.getPackage().getImplementationVersion())
            .orElse("(unpacked)");
    private Optional<TerminalSize> terminal = Optional.empty();
    private Optional<Supplier<RunStore>> runs = Optional.empty();
    private boolean recorded = true;

    private Builder() {}

    /** The variables that commands on this machine get, and whose secrets are covered. */
    public Builder environment(Map<String, String> variables) {
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      return this;
    }

    /** The folder that commands on this machine begin in. */
    public Builder folder(Path path) {
      folder = path.toAbsolutePath();
      return this;
    }

    /** A folder for the private files of shells. */
    public Builder temp(Path path) {
      temp = path;
      return this;
    }

    /** The folders in which pages are looked for, in order. */
    public Builder library(List<Path> folders) {
      library = List.copyOf(folders);
      return this;
    }

    /** The largest page that is read. */
    public Builder maxBytes(long bytes) {
      maxBytes = bytes;
      return this;
    }

    /** What tells the time. */
    public Builder clock(Clock other) {
      clock = Optional.of(other);
      return this;
    }

    /** How hosts are reached. */
    public Builder ssh(SshPreferences preferences) {
      ssh = preferences;
      return this;
    }

    /** The person whom hosts may ask; nobody unless said. */
    public Builder operator(Operator person) {
      operator = person;
      return this;
    }

    /** Who plays, as the record has it. */
    public Builder user(String name) {
      user = name;
      return this;
    }

    /** This machine's name, as the record has it. */
    public Builder machine(Supplier<String> name) {
      machine = name;
      return this;
    }

    /** The version of the program that plays, as the record has it. */
    public Builder version(String text) {
      version = text;
      return this;
    }

    /** How large the terminal is, as the record has it. */
    public Builder terminal(Optional<TerminalSize> size) {
      terminal = size;
      return this;
    }

    /** Where runs are recorded, opened when the first one is. */
    public Builder runs(Supplier<RunStore> store) {
      runs = Optional.of(store);
      return this;
    }

    /** Leaves no record of runs: none can be looked at or gone on with. */
    public Builder unrecorded() {
      recorded = false;
      return this;
    }

    /** The configuration. */
    public EngineConfig build() {
      return new EngineConfig(this);
    }
  }
}
