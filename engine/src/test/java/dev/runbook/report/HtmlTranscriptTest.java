package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.run.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlTranscriptTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  /** Every tag that a transcript may have, with its attributes and their values. */
  private static final Pattern OURS =
      Pattern.compile(
          """
          <!DOCTYPE html>|<html lang="en">
          |</?(head|body|title|style|script|header|main|h1|h2|p|b|time|dl|dt|dd|nav|ol|li|span|pre
          |details|summary|section|svg|a|form|label|output|ul)>|</html>
          |<meta charset="utf-8">|<meta name="(viewport|color-scheme)" content="[a-z0-9=., -]+">
          |<meta http-equiv="Content-Security-Policy" content="[^"<]+">
          |<(p|span|section|pre|dl|dd|ol|ul|li) class="[-a-z0-9 ]+">|<p class="part" id="part-\\d+">|<details open>
          |<section class="turn [a-z]+" id="turn-\\d+">|<nav aria-label="Timeline">
          |<a href="#(turn|part)-\\d+">
          |<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
          |<svg viewBox="0 0 10 10" aria-hidden="true">
          |<rect class="[a-z]+" x="\\d+" y="0" width="\\d+" height="10"/>
          |<form id="search" role="search" hidden>|<label for="wanted">
          |<input id="wanted" type="search" autocomplete="off" spellcheck="false">
          |<output id="found" for="wanted">\
          """
              .replace("\n", ""));

  @TempDir Path folder;

  @Test
  void holdsNoTagButItsOwnWhateverWasRecorded() {
    List<String> texts = Payloads.all();
    String html = html(HostileRun.with(folder, texts));
    String body = html.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");

    Matcher tags = TAG.matcher(body);
    assertThat(tags.results().map(tag -> tag.group()))
        .hasSizeGreaterThan(1000)
        .allMatch(tag -> OURS.matcher(tag).matches());
    assertThat(TAG.matcher(body).replaceAll("")).doesNotContain("<", ">").contains("onerror=");
    assertThat(html.split("<script>", -1)).hasSize(2);
  }

  @Test
  void executesNoneOfAHundredPayloadsInABrowser() throws Exception {
    List<String> texts = Payloads.all();
    Path page = folder.resolve("transcript.html");
    Files.writeString(page, html(HostileRun.with(folder, texts)));
    assertThat(texts).hasSize(100);

    String dom = dump(page);

    assertThat(dom).contains("<title>Restore · ").doesNotContain("<title>pwned");
    assertThat(dom).doesNotContain("<img").doesNotContain("<iframe").contains("1/");
    assertThat(dom).as("its own script has run").doesNotContain("role=\"search\" hidden");
  }

  @Test
  void wouldSeeAPayloadThatRuns() throws Exception {
    Path page = folder.resolve("broken.html");
    Files.writeString(page, "<title>x</title>" + Payloads.all().get(0));

    assertThat(dump(page)).contains("<title>pwned");
  }

  @Test
  void allowsItsOwnStyleAndScriptByTheirHashesAndNothingElse() throws Exception {
    String html = html(Playing.in(folder).play());

    assertThat(html)
        .contains(
            "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none';"
                .formatted(hash(between(html, "style")), hash(between(html, "script"))))
        .doesNotContain("http:", "https:", "src=", "@import", "url(", " style=");
  }

  @Test
  void keepsTheColoursOfOutput() throws IOException {
    PastRun run = Playing.in(folder).play();
    Files.writeString(
        run.folder().stdout(1),
        "\u001b[1;31mred\u001b[0m \u001b[38;5;208morange\u001b[39m \u001b[48;2;1;2;3mdark\u001b[m"
            + " \u001b[7mturned\u001b[27m\u001b[2J\n");

    assertThat(html(run))
        .contains(
            "<span class=\"f1 bold\">red</span> <span class=\"f-ff8700\">orange</span> "
                + "<span class=\"b-010203 on on-dark\">dark</span> "
                + "<span class=\"b-text f-behind\">turned</span>␛[2J\n")
        .contains(".on.f-ff8700{color:#ff8700}")
        .contains(".b-010203{background-color:#010203}");
  }

  @Test
  void drawsTextSoThatItCanBeReadOnItsColour() {
    HtmlColours colours = new HtmlColours();

    assertThat(colours.classes(TextAttributes.PLAIN.after(new int[] {41, 97})))
        .isEqualTo("f15 b1 on");
    assertThat(colours.classes(TextAttributes.PLAIN.after(new int[] {43})))
        .isEqualTo("b3 on on-light");
    assertThat(colours.classes(TextAttributes.PLAIN.after(new int[] {31, 7})))
        .isEqualTo("b1 on on-dark");
    assertThat(colours.classes(TextAttributes.PLAIN.after(new int[] {48, 5, 231})))
        .endsWith(" on on-light");
  }

  @Test
  void canBeReadInLightAndDark() throws IOException {
    String css;
    try (var in = HtmlTranscript.class.getResourceAsStream("transcript.css")) {
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String light = css.substring(0, css.indexOf("@media"));
    String dark = css.substring(css.indexOf("@media"), css.indexOf("* {"));
    for (String scheme : List.of(light, dark)) {
      int panel = colour(scheme, "panel");
      int page = colour(scheme, "page");
      assertThat(panel).isIn(HtmlColours.LIGHT_PANEL, HtmlColours.DARK_PANEL);
      for (String text : List.of("text", "quiet", "good", "bad", "open", "caution", "danger")) {
        assertThat(ColourContrast.of(colour(scheme, text), page))
            .as(text)
            .isGreaterThanOrEqualTo(4.5);
      }
      for (int colour = 0; colour < 16; colour++) {
        assertThat(ColourContrast.of(colour(scheme, "c" + colour), panel))
            .as("c%d on %06x", colour, panel)
            .isGreaterThanOrEqualTo(ColourContrast.READABLE);
      }
      for (int rgb = 0; rgb < 0x1000000; rgb += 0x010307) {
        assertThat(ColourContrast.of(ColourContrast.readable(rgb, panel), panel))
            .isGreaterThan(4.49);
      }
      assertThat(ColourContrast.of(colour(scheme, "text"), colour(scheme, "found")))
          .isGreaterThan(4.5);
      assertThat(ColourContrast.of(colour(scheme, "quiet"), panel)).isGreaterThan(4.5);
    }
  }

  private static int colour(String scheme, String name) {
    Matcher rule = Pattern.compile("--" + name + ": #([0-9a-f]{6});").matcher(scheme);
    assertThat(rule.find()).as(name).isTrue();
    return Integer.parseInt(rule.group(1), 16);
  }

  @Test
  void tellsWhatWasAnsweredAndWhatRan() {
    PastRun run =
        Playing.in(folder).answer("restore/look", new Answer.Skip("ana saw it on Friday")).play();

    assertThat(html(run))
        .contains("<h1>Restore</h1><p class=\"badge good\">done</p>")
        .contains("<b>answer</b> skip: ana saw it on Friday</p>")
        .contains("<span class=\"badge danger\">danger</span>")
        .contains("<pre class=\"command\">ssh hemma &quot;dropdb app&quot;</pre>")
        .contains("<pre class=\"output stderr\">NOTICE: dropped\n</pre>")
        .contains("<dd class=\"exact\">" + run.contents().head() + "</dd>");
  }

  @Test
  void saysOutcomeAndDeviationsFirst() {
    PastRun run =
        Playing.in(folder).answer("restore/look", new Answer.Skip("ana saw it on Friday")).play();

    assertThat(html(run))
        .containsSubsequence(
            "<dt>Outcome</dt><dd>done (exit status 0)</dd>",
            "<h2>Deviations from the page</h2>\n"
                + "<ul>\n"
                + "<li>2026-11-23 07:15:30 UTC, step 1 (Look): skip",
            "<dt>Run</dt>",
            "<h2>Confirmations</h2>\n"
                + "<ul>\n"
                + "<li>2026-11-23 07:15:30 UTC, step 2 (Drop it): confirmed",
            "<h2>Hosts</h2>\n<ul>\n<li><span class=\"exact\">hemma is ops@hemma</span></li>",
            "<h2>Parameters</h2>",
            "<span class=\"exact\">date</span> = <span class=\"exact\">20260102</span>",
            "<h2>Verification</h2>",
            "<nav aria-label=\"Timeline\">",
            "<ul class=\"legend\">",
            "<form id=\"search\"",
            "<section class=\"turn quiet\" id=\"turn-1\">");
  }

  @Test
  void showsWhatFailedOnTheFirstScreenWithAWayToIt() {
    PastRun run =
        Playing.in(folder)
            .page(
                "# Fail\n\n"
                    + "```bash\n"
                    + "# Look\n"
                    + "ssh web1 \"ls\"\n\n"
                    + "# Count\n"
                    + "ssh web1 \"wc -l list\"\n"
                    + "```\n",
                "hosts: {web1: {commands: [{run: ls}, {run: wc -l list, stderr: no such file, exit:"
                    + " 1}]}}")
            .play();

    assertThat(html(run))
        .containsSubsequence(
            "<dt>Outcome</dt><dd>failed",
            "<h2>What failed</h2>\n<ul>\n<li><a href=\"#turn-2\">Step 2 of ",
            ": Count</a>: failed",
            "<pre class=\"command\">ssh web1 &quot;wc -l list&quot;</pre>",
            "<pre class=\"output\">no such file</pre>",
            "<h2>Deviations from the page</h2>",
            "<dt>Run</dt>",
            "id=\"turn-2\"");
  }

  @Test
  void saysNothingOfFailuresWhereThereWereNone() {
    assertThat(html(Playing.in(folder).play())).doesNotContain("What failed");
  }

  @Test
  void foldsFactsOfOneValueAndFactsOfOneName() {
    List<SummaryFact> facts =
        List.of(
            SummaryFact.exact("Runbook", "restore.md"),
            SummaryFact.exact("Page", "restore.md"),
            SummaryFact.text("Resumed", "at noon"),
            SummaryFact.text("Mode", "real"),
            SummaryFact.text("Resumed", "at night"));

    assertThat(HtmlRecord.folded(facts))
        .containsExactly(
            Map.entry("Runbook, Page", List.of(facts.get(0))),
            Map.entry("Resumed", List.of(facts.get(2), facts.get(4))),
            Map.entry("Mode", List.of(facts.get(3))));
  }

  private static String html(PastRun run) {
    return new HtmlTranscript(TextTranscript.DEFAULT_OUTPUT_LIMIT).of(run);
  }

  private static String between(String html, String tag) {
    int from = html.indexOf("<" + tag + ">") + tag.length() + 2;
    return html.substring(from, html.indexOf("</" + tag + ">", from));
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  /** The document after its scripts, and whatever else would run, have had their time. */
  private String dump(Path page) throws Exception {
    Path browser = Path.of("/usr/bin/chromium");
    Assumptions.assumeTrue(Files.isExecutable(browser), "chromium is not installed");
    Path dom = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=3000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(dom);
  }
}
