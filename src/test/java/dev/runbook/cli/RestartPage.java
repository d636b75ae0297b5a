package dev.runbook.cli;

import java.nio.file.Path;

/** A page of one step with its mock host and two scenarios. */
final class RestartPage {
  private RestartPage() {}

  /** Writes it into a folder, where the command line then runs. */
  static CommandLineRun in(Path folder) {
    return new CommandLineRun(folder)
        .page(
            "restart",
            """
            # Restart

            ```bash {name=look host=web1}
            systemctl is-active shop
            ```
            """)
        .file(
            "runbooks/restart.mock.yaml",
            """
            hosts:
              web1:
                commands:
                  - run: systemctl is-active shop
                    stdout: active
            """)
        .file(
            "runbooks/restart.test.yaml",
            """
            play: restart
            mock: restart.mock.yaml
            scenarios:
              looks: {expect: {outcomes: {look: ok}}}
              leaves it alone: {answers: {look: skip}, expect: {outcomes: {look: skipped}}}
            """);
  }
}
