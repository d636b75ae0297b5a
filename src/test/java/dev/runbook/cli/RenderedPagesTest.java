package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The library and the examples as GitHub shows them: nothing in sight that only the tool reads, and
 * in sight what the tool runs. GitHub's own reader of Markdown says what is shown.
 */
class RenderedPagesTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));
  private static final List<String> FOLDERS = List.of("runbooks", "examples");

  /**
   * The letters of a code block that are seen without scrolling: GitHub's style sheet sets pages in
   * 980 px with a border of 45 on each side, code blocks in a border of 16 and in letters of 8.16.
   */
  private static final int COLUMNS = 105;

  private static final Pattern CODE =
      Pattern.compile("(?s)<pre>.*?</pre>|<code>.*?</code>|<!--.*?-->");

  private static final Pattern BLOCK =
      Pattern.compile("(?s)<pre><code(?: class=\"language-([^\"]*)\")?>(.*?)</code></pre>");
  private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9-]*)[^>]*>");

  /** Attributes, values, directives, fences and comments that were not read as such. */
  private static final Pattern FOR_THE_TOOL =
      Pattern.compile("(?m)\\{\\{|}}|\\{[.#]?[a-z][\\w-]*[ =}]|^:::|```|&lt;!--");

  private static final Pattern ALERT =
      Pattern.compile("(<blockquote>\\s*<p>)?\\[!([A-Za-z]+)](\n)?");

  /** What GitHub lets through; other tags vanish with what they meant. */
  private static final Set<String> SHOWN =
      Set.of(
          ("h1 h2 h3 h4 h5 h6 p br hr ul ol li a em strong del table thead tbody tr th td"
                  + " blockquote img input details summary sub sup kbd")
              .split(" "));

  @TempDir static Path folder;
  private static List<Planned> planned;

  /** A command of a procedure's plan. */
  private record Planned(Path page, String procedure, Map<?, ?> command) {
    List<String> lines() {
      return text("text").lines().map(String::strip).toList();
    }

    boolean changesSomething() {
      return !text("risk").equals("none");
    }

    private String text(String key) {
      return String.valueOf(command.get(key));
    }

    /** Its lines as they stand on the page. */
    List<String> source() throws IOException {
      int first = ((Number) command.get("line")).intValue() - 1;
      return Files.readAllLines(page).subList(first, first + lines().size());
    }
  }

  @BeforeAll
  static void plansEverything() throws IOException {
    planned = new ArrayList<>();
    for (String each : FOLDERS) {
      for (Map<?, ?> procedure : objects(list(ROOT.resolve(each)))) {
        Path page = Path.of(String.valueOf(procedure.get("path")));
        Object section = procedure.get("section");
        String target = page + (section == null || section.equals("") ? "" : "#" + section);
        for (Map<?, ?> step : objects((List<?>) plan(target).get("steps"))) {
          objects((List<?>) step.get("commands"))
              .forEach(command -> planned.add(new Planned(page, target, command)));
        }
      }
    }
  }

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String each : FOLDERS) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(each))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingThatOnlyTheToolReadsIsInSight(Path page) throws IOException {
    assertThat(faults(Files.readString(page))).isEmpty();
  }

  /** What the check above is there for: each of these was not read as its author meant it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wait for {{minutes}} minutes.\n",
        "# Stop it {caution}\n",
        "Before {name=stop} it.\n",
        "::: danger\nNever.\n:::\n",
        "Say: <! -- runbook: host=web1 -->\n",
        "Text\n    ```bash {caution}\n    stop\n",
        "```bash{caution}\nstop\n```\n",
        "Type the <pid> of the program.\n",
        "> [!DANGER]\n> It is gone.\n",
        "> Mind: [!CAUTION]\n> It is gone.\n"
      })
  void whatAnAuthorMayGetWrongIsFound(String page) throws IOException {
    assertThat(faults(page.replace("<! ", "\\<!"))).as(page).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandThatIsRunIsInSight(Path page) throws IOException {
    String shown =
        BLOCK
            .matcher(rendered(Files.readString(page)))
            .results()
            .map(block -> unescaped(block.group(2)))
            .flatMap(String::lines)
            .map(String::strip)
            .collect(Collectors.joining("\n", "\n", "\n"));
    assertThat(planned.stream().filter(each -> each.page().equals(page)))
        .allSatisfy(each -> assertThat(shown).contains(String.join("\n", each.lines())));
  }

  @Test
  void noHalfOfACommandThatChangesSomethingIsCutOff() throws IOException {
    List<String> cut = new ArrayList<>();
    for (Planned each : planned) {
      each.source().stream()
          .filter(line -> each.changesSomething() && line.length() > COLUMNS)
          .forEach(line -> cut.add(each.procedure() + ": " + line));
    }
    assertThat(cut).isEmpty();
  }

  private static List<String> faults(String page) throws IOException {
    String html = rendered(page);
    List<String> faults = new ArrayList<>();
    BLOCK
        .matcher(html)
        .results()
        .map(block -> block.group(1))
        .filter(language -> language != null && !language.matches("[A-Za-z0-9+#-]+"))
        .forEach(language -> faults.add("no language: " + language));
    String prose = CODE.matcher(BLOCK.matcher(html).replaceAll(" ")).replaceAll(" ");
    found(TAG, prose)
        .filter(tag -> !SHOWN.contains(tag.group(1)))
        .forEach(tag -> faults.add("not shown: " + tag.group()));
    found(ALERT, prose)
        .filter(alert -> alert.group(1) == null || alert.group(3) == null || !isAlert(alert))
        .forEach(alert -> faults.add("no alert: " + alert.group(2)));
    found(FOR_THE_TOOL, TAG.matcher(prose).replaceAll(""))
        .forEach(match -> faults.add("for the tool: " + match.group()));
    return faults;
  }

  private static Stream<MatchResult> found(Pattern what, String text) {
    return what.matcher(text).results();
  }

  private static boolean isAlert(MatchResult alert) {
    return Set.of("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION").contains(alert.group(2));
  }

  /** The HTML of a page, without the front matter, of which GitHub makes a table of its own. */
  private static String rendered(String page) throws IOException {
    assumeTrue(Programs.find("cmark-gfm", System.getenv()).isPresent(), "there is no cmark-gfm");
    Process process =
        new ProcessBuilder(
                "cmark-gfm --unsafe -e table -e strikethrough -e autolink -e tasklist".split(" "))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(page.replaceFirst("(?s)\\A---\n.*?\n---\n", "").getBytes(StandardCharsets.UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static List<?> list(Path where) throws IOException {
    return JSON.std.listFrom(out("list", where.toString(), "--json"));
  }

  private static Map<String, Object> plan(String target) throws IOException {
    return JSON.std.mapFrom(out("plan", target, "--json"));
  }

  private static String out(String... args) {
    CommandLineRun run = new CommandLineRun(folder);
    run.run(args);
    return run.out();
  }

  private static List<Map<?, ?>> objects(List<?> list) {
    return list.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
  }
}
