package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.SshPreferences;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanText;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayResult;
import dev.runbook.run.RunResult;
import dev.runbook.testkit.Sshd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run on a real OpenSSH server becomes a scenario: it is green at once, and red when the page
 * does something else than the run did.
 */
@Timeout(180)
class RecordedRunTest {
  private static final String SECRET = "correct-horse-battery";

  private static final String PAGE =
      """
      ---
      runbook:
        params:
          folder: {description: where it works, example: /tmp}
          token: {type: secret}
      ---

      # Night

      ## Look

      ```bash {name=look host=web1 cwd=/tmp}
      echo looking
      ls -d {{folder}}
      ```

      ```python {name=count interpreter=python3 host=web1}
      print(40 + 2)
      ```

      ## Stop

      ```bash {name=stop}
      ssh web1 "touch {{folder}}/stopped && date && uptime -p"
      ```

      ## Tell

      ```bash {name=tell host=db1}
      printf '%s' {{token}} | wc -c
      ```

      ## Drop

      ```bash {name=drop host=db1 danger}
      rm -f {{folder}}/stopped
      ls -l {{folder}} >&2
      ```
      """;

  private static final String STOP =
      """
      ```bash {name=stop}
      ssh web1 "touch {{folder}}/stopped && date && uptime -p"
      ```
      """;

  @TempDir static Path serverFolder;
  private static Optional<Sshd> server = Optional.empty();

  @TempDir static Path played;
  private static final Map<String, String> FILES = new LinkedHashMap<>();
  private static String id = "";

  @TempDir Path folder;
  private Tested tested;

  @BeforeAll
  @SuppressWarnings("try") // closed whatever happens, and not used before
  static void playAndRecord() throws Exception {
    try {
      server = Sshd.start(serverFolder);
      if (server.isPresent() && Files.isExecutable(Path.of("/usr/bin/python3"))) {
        record(EngineConfig.builder().environment(System.getenv()).folder(played));
      }
    } finally {
      server.ifPresent(Sshd::close);
    }
  }

  private static void record(EngineConfig.Builder engine) throws Exception {
    Path pages = Files.createDirectories(played.resolve("pages"));
    Path work = Files.createDirectories(played.resolve("work"));
    Path page = Files.writeString(pages.resolve("night.md"), PAGE);
    String config = Files.readString(Path.of(server.get().options().get(1)));
    Path hosts =
        Files.writeString(
            played.resolve("ssh_config"), config.replace("Host lab", "Host web1 db1"));
    engine
        .library(List.of(pages))
        .ssh(new SshPreferences(Optional.of(hosts), Optional.empty()))
        .runs(() -> new RunStore(played.resolve("runs")));
    try (Runbooks runbooks = Runbooks.onThisMachine(engine.build())) {
      Plan plan = runbooks.plan("night", Map.of("folder", work.toString(), "token", SECRET));
      PlayResult end =
          runbooks.play(plan, PlayFlags.unattended().answeringYes().confirming("drop@db1"));
      assertThat(end.result()).as(end.detail()).isEqualTo(RunResult.DONE);
      Recording recording = runbooks.recording(PastRun.read(end.record().orElseThrow()));
      assertThat(runbooks.replay(recording).passes()).isTrue();
      id = end.record().get().id();
      FILES.put("night.md", PAGE);
      FILES.put(
          "night.mock.yaml", recording.mockFile(LocalDate.of(2026, 1, 1), Recording.BELIEVED));
      FILES.put("night.test.yaml", recording.scenarioFile("night.mock.yaml"));
      FILES.put("night.plan.txt", PlanText.of(runbooks.library().read(page).wholePage()));
    }
  }

  @BeforeEach
  void takeTheRecording() {
    assumeTrue(!FILES.isEmpty(), "there is no sshd, or no python3, to record a run with");
    tested = new Tested(folder);
    FILES.forEach(tested::file);
  }

  @Test
  void isGreenAtOnce() {
    assertThat(tested.story()).isEmpty();
    assertThat(tested.run().passed()).isEqualTo(1);
  }

  @Test
  void holdsNoSecretInAnySpelling() {
    String base64 = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
    for (String file : List.of("night.mock.yaml", "night.test.yaml", "night.plan.txt")) {
      assertThat(tested.text(file)).doesNotContain(SECRET).doesNotContain(base64.substring(0, 20));
    }
    assertThat(tested.text("night.mock.yaml")).contains("printf '%s' {{token}} | wc -c");
    assertThat(tested.text("night.test.yaml")).contains("token: made-up-token");
  }

  /** What differs from night to night stands under the name of its rule. */
  @Test
  void namesTheRulesByWhichOutputWasNormalised() {
    assertThat(tested.text("night.mock.yaml"))
        .contains("believed-until: \"2026-04-01\"", "normalise:", "- time", "<time>")
        .startsWith("# recorded from run " + id);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
           1 | one letter             | night.md:13        | echo lookinh;echo looking
           2 | a command deleted      | night.mock.yaml:   | ls -d
           3 | a step deleted         | night.test.yaml:   | stop/stop
           4 | a command added        | night.md:14        | date -u
           5 | two commands swapped   | night.md:13        | ls -d;echo looking
           6 | two steps swapped      | night.test.yaml:   | stop/stop
           7 | a host the mock lacks  | night.md:          | db2
           8 | another mocked host    | night.md:          | rm -f
           9 | ssh -p 2222            | night.md:24        | 2222
          10 | another cwd            | night.md:13        | /srv
          11 | another interpreter    | night.md:          | python3 -u
          12 | ssh in place of host=  | night.md:          | rm -f
          """)
  void isRedWhenThePageDoesSomethingElse(int number, String what, String place, String words) {
    String changed = changed(number);
    assertThat(changed).isNotEqualTo(PAGE);
    tested.file("night.md", changed);
    String story = tested.story();
    assertThat(tested.run().passes()).as(story).isFalse();
    assertThat(story).contains(place).contains(words.split(";"));
  }

  private static String changed(int number) {
    return switch (number) {
      case 1 -> PAGE.replace("echo looking", "echo lookinh");
      case 2 -> PAGE.replace("ls -d {{folder}}\n", "");
      case 3 -> PAGE.replaceFirst("(?s)```bash \\{name=stop}.*?```\n", "");
      case 4 -> PAGE.replace("echo looking\n", "echo looking\ndate -u\n");
      case 5 -> PAGE.replace("echo looking\nls -d {{folder}}", "ls -d {{folder}}\necho looking");
      case 6 -> PAGE.replace(STOP, "").replace("## Look\n", "## Look\n\n" + STOP);
      case 7 -> PAGE.replace("name=tell host=db1", "name=tell host=db2");
      case 8 -> PAGE.replace("name=drop host=db1", "name=drop host=web1");
      case 9 -> PAGE.replace("ssh web1 \"touch", "ssh -p 2222 web1 \"touch");
      case 10 -> PAGE.replace("cwd=/tmp", "cwd=/srv");
      case 11 -> PAGE.replace("interpreter=python3", "interpreter=\"python3 -u\"");
      case 12 ->
          PAGE.replace(
              "{name=drop host=db1 danger}\nrm -f {{folder}}/stopped\nls -l {{folder}} >&2",
              "{name=drop danger}\n"
                  + "ssh db1 \"rm -f {{folder}}/stopped\"\n"
                  + "ssh db1 \"ls -l {{folder}} >&2\"");
      default -> throw new IllegalArgumentException("change " + number);
    };
  }

  /** What changes nothing of what is done leaves it green. */
  @Test
  void staysGreenWhenProseChanges() {
    Stream.of(
            PAGE.replace("# Night\n", "# Night\n\nTakes ten minutes.\n"),
            PAGE.replace("\n", "\r\n"))
        .forEach(
            page -> {
              tested.file("night.md", page);
              assertThat(tested.story()).isEmpty();
            });
  }
}
