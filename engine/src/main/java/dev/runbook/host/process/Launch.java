package dev.runbook.host.process;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to start: its arguments, folder and environment.
 *
 * @param command the program and its arguments, each passed on byte for byte
 * @param environment all of its environment: nothing else is inherited
 * @param directory the folder it starts in
 * @param stdin where its input comes from
 * @param stdout where its output goes
 * @param stderr where its complaints go
 */
public record Launch(
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Redirect stdin,
    Redirect stdout,
    Redirect stderr) {
  private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

  /** Copies what could change under us. */
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A program with empty input whose two output streams are read. */
  public static Launch of(List<String> command, Map<String, String> environment, Path directory) {
    return new Launch(command, environment, directory, NOTHING, Redirect.PIPE, Redirect.PIPE);
  }

  /** The same, fed through {@link Program#stdin()}. */
  public Launch fed() {
    return readingFrom(Redirect.PIPE);
  }

  /** The same with its input from there. */
  public Launch readingFrom(Redirect in) {
    return new Launch(command, environment, directory, in, stdout, stderr);
  }

  /** The same, writing to these places instead of being read. */
  public Launch writingTo(Redirect out, Redirect err) {
    return new Launch(command, environment, directory, stdin, out, err);
  }

  /** The same, with the terminal that this Java process was started from. */
  public Launch onTerminal() {
    return new Launch(
        command, environment, directory, Redirect.INHERIT, Redirect.INHERIT, Redirect.INHERIT);
  }
}
