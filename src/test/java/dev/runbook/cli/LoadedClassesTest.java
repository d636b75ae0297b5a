package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only one command needs costs the others nothing. */
@Timeout(60)
class LoadedClassesTest {
  @TempDir Path folder;
  @TempDir Path home;

  @Test
  void theSshServerIsLoadedByNoOtherCommandThanTheOneThatServes() throws Exception {
    String loaded = loadedBy("list") + loadedBy("--help");

    assertThat(loaded)
        .contains("dev.runbook.cli.Main")
        .doesNotContain("org.apache.sshd", "org.slf4j");
  }

  /** Libraries bring their natives in their jars, and unpack them before they load them. */
  @Test
  void aPlanNeedsNoNativeLibrary() throws Exception {
    Path guide =
        Path.of(
            System.getProperty("runbook.root"),
            "engine/src/test/resources/document/seed-home-server.md");

    String loaded = loadedBy("plan", guide.toAbsolutePath().toString());

    assertThat(loaded)
        .contains("dev.runbook.shell.syntax.SyntaxTree", "Restore Database")
        .doesNotContain("org.jline.nativ", "org.fusesource.jansi.internal");
    assertThat(folder).isEmptyDirectory();
  }

  /** What is known of programs has been compiled; only what a page or a repository says is YAML. */
  @Test
  void aPlanOfAPageWithoutFrontMatterReadsNoYaml() throws Exception {
    Path page = home.resolve("page.md");
    Files.writeString(page, "# One\n\n```bash\ngit clean -fdx && psql -c 'DROP TABLE a'\n```\n");

    assertThat(loadedBy("plan", page.toString()))
        .contains("dev.runbook.shell.program.CompiledEntries", "danger")
        .doesNotContain("org.snakeyaml");
  }

  @Test
  void theVersionNeedsNoOptionsNoTimeZoneAndNoEngine() throws Exception {
    assertThat(loadedBy("--version"))
        .contains("dev.runbook.cli.VersionCommand", "runbook (unpacked)")
        .doesNotContain("picocli", "java.time.zone.ZoneRulesProvider", "dev.runbook.Runbooks");
  }

  @Test
  void aListKnowsNothingOfHosts() throws Exception {
    assertThat(loadedBy("list"))
        .contains("dev.runbook.plan.Library")
        .doesNotContain("host.ssh.OperatorSsh", "host.local.LocalHost", "com.jcraft");
  }

  /** What each of these takes by itself is more than the work of a list. */
  @ParameterizedTest
  @ValueSource(strings = {"list", "runs"})
  void whatIsOverAtOnceNeedsNoOptionsNoDigestsAndNoColours(String command) throws Exception {
    assertThat(loadedBy(command))
        .contains(command.equals("list") ? "No runbooks" : "Nothing has been played")
        .doesNotContain(
            "picocli",
            "sun.security.jca.Providers",
            "java.lang.runtime.ObjectMethods",
            "org.fusesource.jansi");
  }

  /** Java's own clock brings its time zones, and its exit looks for loggers in every jar. */
  @Test
  void aListNeedsNoPatternsNoTimeZonesAndNoLoggers() throws Exception {
    assertThat(loadedBy("list"))
        .contains("dev.runbook.plan.PageFiles")
        .doesNotContain(
            "java.util.regex.Pattern", "java.time.ZoneOffset", "java.lang.System$Logger");
  }

  /**
   * Java makes what compares two records when it is first called, and picocli describes options.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "engine/src/test/resources/document/seed-home-server.md",
        "runbooks/restore-database.md",
        "runbooks/deploy.md",
        "examples/plain.md"
      })
  void aPlanNeedsNoOptionsAndComparesNoRecords(String page) throws Exception {
    String path = Path.of(System.getProperty("runbook.root"), page).toAbsolutePath().toString();

    assertThat(loadedBy("plan", path))
        .contains("dev.runbook.cli.console.PlanView")
        .doesNotContain("picocli", "java.lang.runtime.ObjectMethods");
  }

  @Test
  void aPlayNeedsNoOptionsAndComparesNoRecords() throws Exception {
    Path page = folder.resolve("one.md");
    Files.writeString(page, "# One\n\n```bash\necho played\n```\n");

    assertThat(loadedBy("play", page.toString(), "--yes"))
        .contains("dev.runbook.run.Runner", "played")
        .doesNotContain("picocli", "java.lang.runtime.ObjectMethods");
  }

  @Test
  void completionDescribesTheCommandThatIsTyped() throws Exception {
    assertThat(loadedBy("complete", "fish", "runbook", "play", "rest"))
        .contains("dev.runbook.cli.PlayCommand")
        .doesNotContain("dev.runbook.cli.LintCommand", "dev.runbook.cli.PlanCommand ");
    assertThat(loadedBy("complete", "fish", "runbook", "pl"))
        .contains("dev.runbook.cli.LintCommand", "dev.runbook.cli.PlanCommand");
  }

  private String loadedBy(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.runbook.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
    Process java = builder.start();
    java.getOutputStream().close();
    String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    java.waitFor();
    return out;
  }
}
