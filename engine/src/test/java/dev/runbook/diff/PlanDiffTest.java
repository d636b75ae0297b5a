package dev.runbook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanText;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each change to a page is named as what it is, and prose as nothing. */
class PlanDiffTest {
  private static final String PAGE =
      """
      ---
      runbook:
        timeout: 5m
        requires: [jq]
        hosts:
          db1: {hostname: db1, user: ops}
        params:
          day: {placeholder: YYYYMMDD, pattern: "20[0-9]{6}"}
      ---

      # Restore

      - [ ] Everybody knows.

      ## Look

      ```bash {name=space}
      ssh db1 "df -h /backups"
      ```

      ```bash {name=dump verify="test -s x" cwd=/srv}
      ssh db1 "test -s /backups/YYYYMMDD.sql"
      ssh db1 "tail /backups/YYYYMMDD.sql"
      ```

      ## Replace

      > [!CAUTION]
      > Data is lost.

      ```bash {name=drop host=db1 confirm=each rollback=put-back}
      psql -c 'DROP DATABASE shop'
      ```

      ## Start

      ```bash {name=start host=db1}
      systemctl start shop
      ```

      ```bash {name=warm host=db1 optional}
      curl localhost/warm
      ```

      ```bash {name=wait host=db1 always needs=drop retry=9 until="test -e up"}
      systemctl status shop
      ```

      ```text {expect}
      active
      ```

      ## Rollback

      ```bash {name=put-back}
      ssh db1 "psql shop < before.sql"
      ```
      """;

  private static Plan plan(String page) {
    return PlanText.unfilled(
        new PageProcedures(
                new GraphBuilder(Set.of())
                    .build(new DocumentParser().parse(Source.of("restore.md", page))),
                Path.of("restore.md"))
            .wholePage());
  }

  private static List<String> changes(String before, String after) {
    assertThat(PAGE).contains(before);
    return PlanDiff.of(plan(PAGE), plan(PAGE.replace(before, after))).stream()
        .map(each -> each.kind().code() + " " + each.step() + " " + each.what())
        .map(each -> each.replace("  ", " ").strip())
        .toList();
  }

  private static Arguments change(String before, String after, String... expected) {
    return Arguments.of(before, after, List.of(expected));
  }

  private static String block(String text) {
    return "```bash " + text + "\n```\n\n";
  }

  static Stream<Arguments> scriptedChanges() {
    String space = block("{name=space}\nssh db1 \"df -h /backups\"");
    String start = block("{name=start host=db1}\nsystemctl start shop");
    return Stream.of(
        change(
            "## Look\n\n",
            "## Look\n\n" + block("{name=new host=db1}\nuptime"),
            "added look/new db1"),
        change(space, "", "removed look/space db1"),
        change(
            "## Replace\n",
            block("{name=late}\nssh db1 \"redis-cli flushall\"") + "## Replace\n",
            "danger-gained look/late `db1` is typed before it",
            "added look/late danger, db1"),
        change(
            start + "```bash {name=warm host=db1 optional}\ncurl localhost/warm\n```\n",
            "```bash {name=warm host=db1 optional}\ncurl localhost/warm\n```\n\n"
                + start.strip()
                + "\n",
            "moved start/warm now after `replace/drop`"),
        change("name=space", "name=room", "renamed look/room was `look/space`"),
        change(
            "# Restore\n\n- [ ] Everybody knows.",
            "# Restore\n\n- [ ] Nobody knows.",
            "added restore/nobody-knows by hand",
            "removed restore/everybody-knows by hand"),
        change("ssh db1 \"df -h", "ssh db2 \"df -h", "other-host look/space db1 becomes db2"),
        change(
            "ssh db1 \"df -h",
            "ssh -p 22 db1 \"df -h",
            "other-host look/space db1 becomes db1 -p 22"),
        change(
            "{name=space}\nssh db1 \"df -h /backups\"",
            "{name=space host=db1}\ndf -h /backups",
            "other-host look/space db1 becomes db1 (kept)"),
        change("df -h /backups", "df -h /srv", "other-command look/space runs something else"),
        change("ssh db1 \"tail /backups/YYYYMMDD.sql\"\n", "", "other-command look/dump runs less"),
        change(
            "systemctl start shop",
            "systemctl start shop\nuptime",
            "other-command start/start runs more"),
        change(
            "ssh db1 \"test -s /backups/YYYYMMDD.sql\"\nssh db1 \"tail /backups/YYYYMMDD.sql\"",
            "ssh db1 \"tail /backups/YYYYMMDD.sql\"\nssh db1 \"test -s /backups/YYYYMMDD.sql\"",
            "other-command look/dump in another order"),
        change(
            "name=put-back",
            "name=put-back safe",
            "danger-lost rollback/put-back nothing is typed before it any more"),
        change(
            "name=start host=db1",
            "name=start host=db1 danger",
            "danger-gained start/start `db1` is typed before it"),
        change(
            " confirm=each",
            "",
            "confirmation replace/drop typed once for its section, no longer each time"),
        change(
            "name=drop host=db1",
            "name=drop host=db2",
            "confirmation replace/drop `each db1` becomes `each db2`",
            "other-host replace/drop db1 (kept) becomes db2 (kept)"),
        change("name=space", "name=space caution", "other-risk look/space none becomes caution"),
        change(" rollback=put-back", "", "rollback-gone replace/drop rollback put-back is gone"),
        change(
            "name=start host=db1",
            "name=start host=db1 rollback=put-back",
            "rollback-added start/start rollback put-back is new"),
        change(
            "ssh db1 \"psql shop < before.sql\"",
            "ssh db1 \"psql shop < after.sql\"",
            "other-command rollback/put-back runs something else"),
        change(
            "## Rollback\n",
            "## Rollback\n\n" + block("{name=first host=db1}\nuptime"),
            "rollback-added rollback/first db1"),
        change(
            "name=start host=db1",
            "name=start host=db1 optional",
            "optional start/start left out unless it is wanted (optional)"),
        change(
            "name=warm host=db1 optional",
            "name=warm host=db1",
            "optional start/warm no longer: it always runs"),
        change(" verify=\"test -s x\"", "", "check-gone look/dump verify test -s x is gone"),
        change("cwd=/srv", "cwd=/opt", "other-option look/dump cwd /srv becomes /opt"),
        change(
            "name=start",
            "timeout=9s name=start",
            "other-option start/start timeout 5m becomes 9s"),
        change(
            "name=start", "ok-exit=0,1 name=start", "other-option start/start ok-exit 0,1 is new"),
        change(
            "name=space",
            "capture=SPACE name=space",
            "other-option look/space capture SPACE is new"),
        change("user: ops", "user: root", "other-host host db1: ops@db1 becomes root@db1"),
        change(
            "[0-9]{6}", "[0-9]+", "other-value value day: text 20[0-9]{6} becomes text 20[0-9]+"),
        change(
            "db1: {hostname: db1, user: ops}",
            "other: {hostname: db1, user: ops}",
            "other-host host db1 is gone: ops@db1",
            "other-host host other is new: ops@db1"),
        change(" retry=9", " retry=3", "other-option start/wait retry 9 becomes 3"),
        change(" retry=9", " retry=9 every=1m", "other-option start/wait every 5s becomes 1m"),
        change(
            " retry=9 until=\"test -e up\"",
            "",
            "check-gone start/wait until test -e up is gone",
            "other-option start/wait retry 9 is gone",
            "other-option start/wait every 5s is gone"),
        change(
            "until=\"test -e up\"",
            "until=\"test -e down\"",
            "other-option start/wait until test -e up becomes test -e down"),
        change(" always", "", "rollback-gone start/wait always is gone"),
        change(" needs=drop", "", "other-option start/wait needs drop is gone"),
        change("active\n", "inactive\n", "other-option start/wait expects other output"),
        change(
            "```text {expect}\nactive\n```\n",
            "",
            "check-gone start/wait expects no output any more"),
        change(
            "systemctl start shop",
            "systemctl start shop || true",
            "other-command start/start runs something else"),
        change(
            "name=space}",
            "name=space if=\"test -d /backups\"}",
            "other-option look/space if test -d /backups is new"),
        change(
            "requires: [jq]", "requires: [jq, curl]", "other-option requires: jq becomes jq curl"));
  }

  @ParameterizedTest
  @MethodSource("scriptedChanges")
  void namesEachChange(String before, String after, List<String> expected) {
    assertThat(changes(before, after)).containsExactlyElementsOf(expected);
  }

  /** What changes what happens changes the plan's text, and its hash, as well. */
  @ParameterizedTest
  @MethodSource("scriptedChanges")
  void whatIsNamedIsAnotherPlan(String before, String after, List<String> expected) {
    Plan now = plan(PAGE.replace(before, after));
    assertThat(PlanText.sha256(now)).isNotEqualTo(PlanText.sha256(plan(PAGE)));
  }

  static Stream<Arguments> otherWords() {
    return Stream.of(
        change("# Restore\n", "# Restore\n\nSome prose.\n"),
        change("> Data is lost.", "> Everything is lost."),
        change("## Look\n", "## Look\n\n\n\n"),
        change("{name=space}\n", "{name=space}\n# How much room\n"),
        change(
            "name=dump verify=\"test -s x\" cwd=/srv", "cwd=/srv verify=\"test -s x\" name=dump"),
        change("  timeout: 5m\n  requires: [jq]", "  requires: [jq]\n  timeout: 300s"));
  }

  @ParameterizedTest
  @MethodSource("otherWords")
  void namesProseAndOrderFreeTextAsNothing(String before, String after, List<String> expected) {
    assertThat(changes(before, after)).isEmpty();
    Plan now = plan(PAGE.replace(before, after));
    assertThat(PlanText.sha256(now)).isEqualTo(PlanText.sha256(plan(PAGE)));
  }
}
