package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of old pages is not said again, wherever it has moved. */
class BaselineTest {
  private static final String OLD = Linting.block("curl -k https://x.internal\nsleep 5; true");

  @TempDir Path folder;

  @Test
  void doesNotReportWhatIsKnownAfterItHasMoved() throws IOException {
    Baseline known = Baseline.of(lint(OLD, Optional.empty()));
    assertThat(known.entries()).hasSize(2);
    LintReport moved =
        lint(OLD.replace("Does the job", "More.\n\nMore.\n\nDoes the job"), Optional.of(known));
    assertThat(moved.findings()).isEmpty();
    assertThat(moved.pages().get(0).known()).isEqualTo(2);
    assertThat(moved.gone()).isEmpty();
  }

  @Test
  void reportsWhatIsNewThoughItReadsAlike() throws IOException {
    Baseline known = Baseline.of(lint(OLD, Optional.empty()));
    LintReport twice =
        lint(OLD.replace("sleep", "curl -k https://x.internal\nsleep"), Optional.of(known));
    assertThat(twice.findings()).hasSize(1);
    LintReport changed = lint(OLD.replace("x.internal", "y.internal"), Optional.of(known));
    assertThat(changed.findings()).hasSize(1);
  }

  @Test
  void saysWhatNoLongerOccurs() throws IOException {
    Baseline known = Baseline.of(lint(OLD, Optional.empty()));
    LintReport mended = lint(OLD.replace(" -k", ""), Optional.of(known));
    assertThat(mended.gone())
        .extracting(Baseline.Entry::rule)
        .containsExactly("skips-identity-check");
  }

  @Test
  void saysNothingOfPagesThatWereNotLookedAt() throws IOException {
    Baseline.Entry other = new Baseline.Entry("other.md", "sleep-as-wait", "0:1");
    LintReport report = lint(OLD, Optional.of(new Baseline(List.of(other))));
    assertThat(report.gone()).isEmpty();
  }

  @Test
  void isTheSameOnceWrittenAndRead() throws IOException {
    Baseline known = Baseline.of(lint(OLD, Optional.empty()));
    assertThat(Baseline.parse(known.json())).isEqualTo(known);
  }

  @Test
  void refusesWhatIsNone() {
    assertThatThrownBy(() -> Baseline.parse("{}")).hasMessageContaining("it is no baseline");
    assertThatThrownBy(() -> Baseline.parse("nonsense")).hasMessageContaining("not a JSON object");
    assertThatThrownBy(
            () -> Baseline.parse("{\"schema\":\"runbook.lint-baseline/1\",\"findings\":[{}]}"))
        .hasMessageContaining("an entry lacks");
  }

  private LintReport lint(String page, Optional<Baseline> baseline) throws IOException {
    Path file = Files.writeString(folder.resolve("page.md"), page);
    return new Lint(new SourceReader(), pages -> Map.of(), Optional.empty())
        .of(List.of(file), new LintOptions(Set.of(), Set.of(), false, baseline));
  }
}
