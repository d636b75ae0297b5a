package dev.runbook.run;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are played on scripted hosts, most of them on one called hemma. */
abstract class PlayedOnHemma {
  static final String HEMMA =
      """
      hosts:
        hemma:
          identity: {hostname: hemma, user: paunchygent}
          otherwise: ok
        local: {otherwise: ok}
      """;

  @TempDir Path folder;

  /** A page on hosts that a mock file says everything of. */
  PlayedPage page(String page, String mock) {
    return new PlayedPage(folder, page, mock);
  }
}
