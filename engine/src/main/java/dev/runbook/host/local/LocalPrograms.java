package dev.runbook.host.local;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.process.OwnSession;
import dev.runbook.host.process.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The programs of this machine that start a shell.
 *
 * @param bashPath the bash that runs everything
 * @param mkfifoPath the program that makes the channels
 * @param detach what to put before a command so that it leads a session of its own; empty if
 *     nothing here can do that
 */
record LocalPrograms(Path bashPath, Path mkfifoPath, List<String> detach) {
  private static final String SIT_DOWN =
      "exec <>\"$1\" >&0 2>&0 && exec \"$0\" --noprofile --norc bash";

  static LocalPrograms in(Map<String, String> environment) {
    return new LocalPrograms(
        need("bash", environment), need("mkfifo", environment), OwnSession.before(environment));
  }

  String bash() {
    return bashPath.toString();
  }

  /** The command line of a bash that reads a file of the folder it is started in. */
  List<String> detachedBash(Path script) {
    return Stream.concat(detach.stream(), bashReading(script.getFileName().toString())).toList();
  }

  /** The command line of one that stays with the terminal we were started from. */
  List<String> bashHere() {
    return bashReading("bash").toList();
  }

  private Stream<String> bashReading(String file) {
    return Stream.of(bash(), "--noprofile", "--norc", file);
  }

  /**
   * The command line of one that sits at a terminal.
   *
   * <p>It opens the device itself: the first terminal that the leader of a new session opens is its
   * own, the one whose Ctrl-C it gets.
   */
  List<String> bashAt(Path device) {
    return Stream.concat(
            detach.stream(),
            Stream.of(bash(), "--noprofile", "--norc", "-c", SIT_DOWN, bash(), device.toString()))
        .toList();
  }

  private static Path need(String program, Map<String, String> environment) {
    return Programs.find(program, environment)
        .orElseThrow(
            () ->
                new HostException(
                    Kind.SETUP,
                    program + " is not in PATH; install it or mend PATH, then try again"));
  }
}
