package dev.runbook.lint;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what two thousand pages cost: {@code mvn -q -pl engine test -Dtest=LintCostTest -Dcosts}.
 * Times are no test, since they differ from day to day.
 */
@EnabledIfSystemProperty(named = "costs", matches = ".*", disabledReason = "run it with -Dcosts")
class LintCostTest {
  private static final int PAGES = 2000;

  /** Shapes of blocks as real pages have them, about as often. */
  private static final List<String> BLOCKS =
      List.of(
          "```bash\nsudo systemctl restart app%d\n```",
          "```bash\n# Look\nssh web%d \"sudo docker ps\"\n\n# Then\nssh web1 \"df -h | tail -n 3\"\n```",
          "```\ndocker compose up -d --build web%d\n```",
          "```shell\nkubectl -n <namespace> rollout restart deploy/app%d\n```",
          "```console\n$ ls /srv/app%d\nconfig  data\n```",
          "```text\nHost web%d\n  User ops\n```",
          "```bash\nexport DB=shop%d\npg_dump \"$DB\" | gzip > \"$DB.sql.gz\"\n```",
          "```bash\nfor h in web1 web%d; do\n  ssh \"$h\" 'uptime'\ndone\n```",
          "```bash\ncat <<EOF > app.conf\nport=%d\nEOF\nsudo cp app.conf /etc/\n```",
          "```yaml\nreplicas: %d\n```",
          "1. Do it:\n\n   ```bash\n   curl -fsS https://app%d.internal/health\n   ```");

  @TempDir Path folder;

  @Test
  void printsSeconds() throws IOException {
    List<Path> pages = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < PAGES; i++) {
      pages.add(Files.writeString(folder.resolve("page-" + i + ".md"), page(i, random)));
    }
    time("by rules", Optional.empty(), pages);
    Optional<Path> installed = Programs.find("shellcheck", System.getenv());
    if (installed.isPresent()) {
      time("and by shellcheck", installed.map(this::shellcheck), pages);
    }
  }

  private static void time(String what, Optional<Shellcheck> shellcheck, List<Path> pages) {
    long start = System.nanoTime();
    LintReport report =
        new Lint(new SourceReader(), any -> Map.of(), shellcheck).of(pages, LintOptions.USUAL);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d pages %s: %.1f s, %d findings%n",
        pages.size(), what, seconds, report.findings().size());
  }

  private Shellcheck shellcheck(Path program) {
    return new Shellcheck(
        program.toString(),
        folder,
        Map.of(),
        command ->
            new Shellcheck.Answer(
                Captured.run(Launch.of(command, System.getenv(), folder), Duration.ofMinutes(5))
                    .stdout(),
                true));
  }

  private static String page(int number, Random random) {
    StringBuilder page = new StringBuilder("---\ntitle: Page " + number + "\n---\n\n");
    page.append("# Page ").append(number).append("\n\nWhat to do when it happens.\n");
    int sections = 3 + random.nextInt(6);
    for (int s = 0; s < sections; s++) {
      page.append("\n## Section ").append(s).append("\n\nSome words on it.\n");
      for (int b = random.nextInt(4); b >= 0; b--) {
        String block = BLOCKS.get(random.nextInt(BLOCKS.size()));
        page.append('\n').append(block.formatted(random.nextInt(500))).append('\n');
      }
    }
    return page.toString();
  }
}
