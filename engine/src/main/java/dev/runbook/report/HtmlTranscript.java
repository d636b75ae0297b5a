package dev.runbook.report;

import dev.runbook.journal.PastRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

/**
 * Writes a past run as one self-contained HTML file: summary, timeline, steps with their coloured
 * output, and a search.
 *
 * <p>Its policy allows its own style sheet and script by their hashes and nothing from elsewhere;
 * recorded text is only ever text.
 */
public final class HtmlTranscript {
  /** The script of the page shows it. */
  static final String SEARCH_FORM =
      "<form id=\"search\" role=\"search\" hidden><label for=\"wanted\">Search</label>"
          + "<input id=\"wanted\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">"
          + "<output id=\"found\" for=\"wanted\"></output></form>\n";

  private final OutputText outputs;
  private final Times times;

  /**
   * A transcript.
   *
   * @param outputLimit how many bytes of each stream of a command are shown: more is cut in the
   *     middle
   */
  public HtmlTranscript(int outputLimit) {
    this(outputLimit, ZoneOffset.UTC);
  }

  /** The same, with its times in a zone. */
  public HtmlTranscript(int outputLimit, ZoneId zone) {
    this.outputs = new OutputText(outputLimit);
    this.times = Times.in(zone);
  }

  /** The page of a run. */
  public String of(PastRun run) {
    return of(run, Map.of());
  }

  /** The page of a run with the stories of the hosts of a group that it has led. */
  public String of(PastRun run, Map<String, PastRun> parts) {
    RunStory story = RunStory.of(run, times);
    HtmlColours colours = new HtmlColours();
    Html body = body(story, parts, colours);
    String style = resource("transcript.css") + colours.css();
    String script = resource("transcript.js");
    Html page = new Html();
    page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .markup("style-src '" + hash(style) + "'; script-src '" + hash(script) + "'; ")
        .markup("base-uri 'none'; form-action 'none'\">\n")
        .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .element("title", "", run.summary().title() + " · " + run.summary().id())
        .markup("\n<style>" + style + "</style>\n</head>\n<body>\n")
        .markup(body.toString())
        .markup("<script>" + script + "</script>\n</body>\n</html>\n");
    return page.toString();
  }

  private Html body(RunStory story, Map<String, PastRun> parts, HtmlColours colours) {
    Html html = new Html();
    header(html, story);
    html.markup("<main>\n");
    new HtmlRecord(html, story, outputs).add();
    HtmlTimeline.add(html, story);
    html.markup(SEARCH_FORM);
    StoryWalk.tell(story, new HtmlTeller(html, colours, outputs, times));
    int number = 0;
    for (Map.Entry<String, PastRun> part : parts.entrySet()) {
      RunStory there = RunStory.of(part.getValue(), times);
      host(html, part.getKey(), there);
      StoryWalk.tell(
          there, new HtmlTeller(html, colours, outputs, times, "host-" + ++number + "-"));
    }
    return html.markup("</main>\n");
  }

  /** The title and how it ended. */
  static void header(Html html, RunStory story) {
    html.markup("<header>\n").element("h1", "", story.run().summary().title());
    badge(html, "p", story);
    html.markup("\n</header>\n");
  }

  /** The title of a host's part in the story of a run that leads it, and how it ended there. */
  static void host(Html html, String host, RunStory story) {
    html.markup("<h1>").line("On " + host + " ");
    badge(html, "span", story);
    html.markup("</h1>\n");
  }

  private static void badge(Html html, String tag, RunStory story) {
    String outcome = story.isInFlight() ? "running" : story.run().summary().outcome();
    html.element(
        tag, "class=\"badge " + HtmlClasses.kind(outcome) + "\"", TextFormat.result(outcome));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String resource(String name) {
    try (InputStream in = HtmlTranscript.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
