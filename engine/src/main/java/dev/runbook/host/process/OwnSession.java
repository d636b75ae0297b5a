package dev.runbook.host.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts programs as leaders of sessions of their own, away from the operator's terminal. */
public final class OwnSession {
  private static final String PERL_SETSID = "POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127";

  private OwnSession() {}

  /**
   * What to put before a command; empty if nothing here can do that.
   *
   * @param environment whose PATH says what there is
   */
  public static List<String> before(Map<String, String> environment) {
    Optional<Path> setsid = Programs.find("setsid", environment);
    if (setsid.isPresent()) {
      return List.of(setsid.get().toString());
    }
    return Programs.find("perl", environment)
        .map(perl -> List.of(perl.toString(), "-MPOSIX", "-e", PERL_SETSID))
        .orElse(List.of());
  }
}
