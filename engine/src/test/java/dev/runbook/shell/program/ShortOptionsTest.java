package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.source.Source;
import dev.runbook.yaml.YamlMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each letter of each program, alone and among others, with a value or without. */
class ShortOptionsTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** {@code -s=0}, {@code -X=DELETE|…}: a letter whose value is compared. */
  private static final Pattern COMPARED =
      Pattern.compile("(?<![\\w-])-([A-Za-z])=(?=[^\\s|,\\]}'])");

  /** {@code -c, --command=TEXT}, {@code -n NUM}, {@code -v, --verbose}: a line of a help text. */
  private static final Pattern HELP =
      Pattern.compile(
          "^\\s{1,9}-(?<letter>[A-Za-z])(?=[ ,<]|$)"
              + "(?:(?<value> ?<[^>]+>| [A-Z][A-Z_]*(?=\\s{2}|,|$))"
              + "|,? +--[\\w-]+(?<behind>=|\\[=| <| [A-Z][A-Z_]+[ =]| [a-z]+ {2,})?)?");

  /** A help category that may be left out; a command that stands behind the lock; a process. */
  private static final Set<String> SPECIAL = Set.of("curl -h", "flock -c", "taskset -p");

  /** What stands behind these is a call of its own; of a program that nobody knows it may be. */
  private static final Set<String> BEGINS = Set.of("python -m", "* -X");

  private record Program(List<String> words, CatalogueEntry entry, Set<String> valued) {
    /** Whether a letter's value is the next word. */
    boolean takes(String letter) {
      return !entry.glued().contains(letter) && valued.contains(letter);
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  /** Every program by its name, and every subcommand that has more to say. */
  static Stream<Program> programs() {
    List<Program> all = new ArrayList<>();
    for (String name : new TreeSet<>(CATALOGUE.programs())) {
      boolean itself =
          CATALOGUE.commandLine(List.of(name.split(" "))).program().equals(name)
              && !name.equals(Catalogue.ANY);
      if (itself) {
        add(List.of(name), CATALOGUE.entry(name), Set.of(), all);
      }
    }
    return all.stream();
  }

  private static void add(
      List<String> words, CatalogueEntry entry, Set<String> inherited, List<Program> all) {
    Set<String> kept = new HashSet<>(inherited);
    kept.addAll(entry.valued());
    Set<String> valued = new HashSet<>(kept);
    valued.addAll(entry.leading());
    all.add(new Program(words, entry, valued));
    entry
        .subcommands()
        .words()
        .forEach(
            word -> {
              List<String> longer = new ArrayList<>(words);
              longer.add(word);
              add(longer, entry.subcommands().find(word).orElseThrow(), kept, all);
            });
  }

  @ParameterizedTest
  @MethodSource("programs")
  void takesTheNextWordForItsValueOrLeavesIt(Program program) {
    List<String> wrong = new ArrayList<>();
    for (char letter : LETTERS.toCharArray()) {
      String option = "-" + letter;
      List<String> left = program.takes(option) ? List.of("2") : List.of("1", "2");
      expect(program, left, List.of(option, "1", "2"), wrong);
      for (char before : LETTERS.toCharArray()) {
        boolean cluster =
            !program.takes("-" + before)
                && !program.entry().glued().contains("-" + before)
                && !program.valued().contains("-" + before + letter);
        if (cluster) {
          expect(program, left, List.of("-" + before + letter, "1", "2"), wrong);
        }
      }
      if (program.takes(option)) {
        expect(program, List.of("1", "2"), List.of(option + "x", "1", "2"), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void expect(
      Program program, List<String> left, List<String> behind, List<String> wrong) {
    List<String> words = new ArrayList<>(program.words());
    words.addAll(behind);
    ParsedCall line = CATALOGUE.commandLine(words);
    List<String> found = new ArrayList<>(line.operands());
    found.addAll(line.inner());
    List<String> expected = new ArrayList<>(program.words().subList(1, program.words().size()));
    expected.addAll(left);
    boolean runsIt =
        program.entry().runs().stream().anyMatch(runs -> runs.beginsAt(behind.get(0)))
            || line.inner().contains(behind.get(0));
    if (!runsIt && !found.equals(expected)) {
      wrong.add(String.join(" ", words) + " leaves " + found);
    }
  }

  static Stream<Path> families() {
    return CatalogueYaml.families().stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void aLetterWhoseValueIsComparedTakesOne(Path file) {
    Source source = CatalogueYaml.source(file);
    YamlMapping entries = CatalogueYaml.read(source);
    List<String> wrong = new ArrayList<>();
    for (String key : entries.keys()) {
      List<String> names = List.of(key.split("\\|"));
      Set<String> valued = new HashSet<>();
      names.forEach(name -> addValued(CATALOGUE.entry(name), valued));
      Matcher compared = COMPARED.matcher(source.text(entries.node(key).orElseThrow().span()));
      while (compared.find()) {
        String option = "-" + compared.group(1);
        if (!valued.contains(option) && !BEGINS.contains(names.get(0) + " " + option)) {
          wrong.add(names.get(0) + " " + option);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void addValued(CatalogueEntry entry, Set<String> valued) {
    valued.addAll(entry.valued());
    valued.addAll(entry.leading());
    valued.addAll(entry.glued());
    entry.subcommands().all().forEach(each -> addValued(each, valued));
  }

  /** What the program itself says, where it is installed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp",
        "mv",
        "rm",
        "ln",
        "mkdir",
        "touch",
        "chmod",
        "chown",
        "install",
        "truncate",
        "shred",
        "split",
        "tee",
        "gzip",
        "wget",
        "psql",
        "pg_dump",
        "pg_restore",
        "dropdb",
        "createdb",
        "timeout",
        "nice",
        "xargs",
        "env",
        "sudo",
        "flock",
        "journalctl",
        "watch",
        "stdbuf",
        "mount",
        "umount",
        "wipefs",
        "losetup",
        "useradd",
        "usermod",
        "userdel",
        "chage",
        "script",
        "setsid",
        "nsenter",
        "unshare",
        "taskset",
        "ionice",
        "docker",
        "systemctl",
        "curl"
      })
  void agreesWithTheProgramsOwnHelp(String program) throws Exception {
    String help = help(program);
    assumeTrue(!help.isEmpty(), program + " is not installed here");
    Set<String> valued = new HashSet<>(CATALOGUE.entry(program).valued());
    valued.addAll(CATALOGUE.entry(program).leading());
    assertThat(takesValue(help))
        .allSatisfy(
            (letter, takes) ->
                assertThat(valued.contains(letter) || SPECIAL.contains(program + " " + letter))
                    .as(letter)
                    .isEqualTo(takes || SPECIAL.contains(program + " " + letter)));
  }

  /** Whether each letter takes a value; those that may or may not are left out. */
  private static Map<String, Boolean> takesValue(String help) {
    Map<String, Boolean> letters = new TreeMap<>();
    help.lines()
        .map(HELP::matcher)
        .filter(Matcher::find)
        .filter(option -> !"[=".equals(option.group("behind")))
        .forEach(
            option ->
                letters.merge(
                    "-" + option.group("letter"),
                    option.group("value") != null || option.group("behind") != null,
                    Boolean::logicalOr));
    return letters;
  }

  private static String help(String program) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(program, "--help").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      return text;
    } catch (IOException e) {
      return "";
    }
  }
}
