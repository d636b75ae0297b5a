package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a page holds, it is looked through to its end, and what is said of it can be read. */
class AnyPageTest {
  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(
            "# A\n",
            "## Rollback\n",
            "```bash\n",
            "```\n",
            "> [!CAUTION]\n",
            "- [ ] ",
            "\n\n",
            "<!-- runbook-lint: ignore sleep-as-wait: x -->\n",
            "<!-- runbook: danger -->\n",
            "---\nrunbook: {params: {a: {}}, hosts: {h: {}}}\n---\n",
            "ssh h \"cd x && rm -rf $Y/*\"\n",
            "pg_dump x | gzip > 'y\n",
            "psql -f $(cat <<EOF\n",
            "mysql -p",
            "curl -k -u a:b -H 'Authorization: Bearer ",
            "[x](#y) [z](z.md)\n",
            "docker exec -it <c> psql -c\n",
            "\u202e",
            "\ud83d\ude80",
            "\u2013",
            "\t",
            "\\",
            "\r\n",
            "'",
            "\"")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void isLookedThroughAndDescribed(@ForAll("pages") String page) {
    PageFindings found = Linting.of(page);
    LintReport report = new LintReport(List.of(found), List.of(), Optional.empty());
    assertThat(Json.object(LintJson.of(report))).containsKey("problems");
    assertThat(Json.object(Sarif.of(report, Path.of("."), "test"))).containsKey("runs");
    assertThat(new GithubAnnotations(Path.of(".")).of(report))
        .hasSize(found.findings().size())
        .noneMatch(line -> line.contains("\n"));
    for (Finding finding : found.findings()) {
      assertThat(RuleNames.isKnown(finding.problem().code())).as(finding.toString()).isTrue();
      assertThat(finding.problem().span().end()).isLessThanOrEqualTo(page.length());
      assertThat(finding.problem().render()).contains(finding.problem().code());
    }
    assertThat(found.findings().stream().map(Finding::fingerprint)).doesNotHaveDuplicates();
  }
}
