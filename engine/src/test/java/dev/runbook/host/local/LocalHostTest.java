package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.process.Programs;
import dev.runbook.testkit.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** This machine says who it is, and its shell has the operator's surroundings, less what harms. */
@Timeout(60)
class LocalHostTest {
  @TempDir Path root;

  @Test
  void saysWhoItIs() throws Exception {
    Identity identity = new LocalHost(System.getenv(), root, root).identity();
    assertThat(identity.user()).isEqualTo(System.getProperty("user.name"));
    assertThat(identity.hostname()).isNotBlank().doesNotContainAnyWhitespaces();
  }

  @Test
  void theEnvironmentIsTheOperatorsLessWhatChangesMeanings() throws IOException {
    Path harm = Files.writeString(root.resolve("harm"), "echo HARM; f() { echo HARM; }\n");
    Map<String, String> more = new HashMap<>();
    more.put("KUBECONFIG", "/k");
    more.put("ODD", "a\nb 'c' \"d\" $e");
    for (String name : new String[] {"BASH_ENV", "ENV"}) {
      more.put(name, harm.toString());
    }
    more.put("PROMPT_COMMAND", "echo HARM");
    more.put("IFS", "x");
    more.put("RUNBOOK_PARAM_API_TOKEN", "for one step only");
    more.put("SHELLOPTS", "noglob:xtrace");
    more.put("BASHOPTS", "nullglob");
    more.put("BASH_FUNC_ls%%", "() {  echo HARM; }");
    try (Bench bench = new Bench(root, more)) {
      assertThat(bench.out("echo $KUBECONFIG; ls; bash -c ls; sh -c :; printf %s \"$ODD\""))
          .isEqualTo("/k\na\nb 'c' \"d\" $e");
      assertThat(bench.sink.err()).isEmpty();
      assertThat(bench.out("shopt -q nullglob; echo $? $-")).doesNotContain("0 ", "f", "x");
      assertThat(bench.out("printenv ENV BASH_ENV IFS PROMPT_COMMAND RUNBOOK_PARAM_API_TOKEN || :"))
          .isEmpty();
    }
  }

  @Test
  void theShellStartsInTheWorkingFolderAndHasNoPast() {
    try (Bench bench = new Bench(root)) {
      assertThat(bench.out("pwd; echo \"${OLDPWD-none}\" $0 $#; jobs; trap -p EXIT"))
          .isEqualTo(bench.folder + "\nnone bash 0\n");
    }
  }

  @Test
  void theShellStandsAwayFromEveryTerminal() {
    try (Bench bench = new Bench(root)) {
      bench.run("{ : </dev/tty; } 2>/dev/null && echo terminal");
      assertThat(bench.sink.out()).isEmpty();
    }
  }

  @Test
  void thePrivateFolderIsPrivate() throws IOException {
    try (Bench bench = new Bench(root);
        Stream<Path> folders = Files.list(bench.temporary)) {
      Path folder = folders.findFirst().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aMissingBashIsSaidBeforeAnythingRuns() {
    LocalHost host = new LocalHost(Map.of("PATH", root.toString()), root, root);
    assertThatThrownBy(() -> host.open(OutputSink.discard()))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("bash is not in PATH");
  }

  @Test
  void aMissingWorkingFolderIsSaidBeforeAnythingRuns() {
    LocalHost host = new LocalHost(System.getenv(), root.resolve("nowhere"), root);
    assertThatThrownBy(() -> host.open(OutputSink.discard()))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("nowhere");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void withoutSetsidPerlOrNothingServes() throws IOException {
    for (String detacher : new String[] {"perl", ""}) {
      Path bin = Files.createDirectories(root.resolve("bin" + detacher));
      for (String tool : new String[] {"bash", "mkfifo", "sleep", detacher}) {
        if (!tool.isEmpty()) {
          Path script = bin.resolve(tool);
          Files.writeString(script, "#!/bin/sh\nexec " + which(tool) + " \"$@\"\n");
          assertThat(script.toFile().setExecutable(true)).isTrue();
        }
      }
      LocalHost host = new LocalHost(Map.of("PATH", bin.toString()), root, root);
      RecordingSink sink = new RecordingSink();
      try (Shell shell = host.open(OutputSink.discard())) {
        shell.run(Invocation.of("echo hi"), sink);
      }
      assertThat(sink.out()).isEqualTo("hi\n");
    }
  }

  private static Path which(String program) {
    return Programs.find(program, System.getenv()).orElseThrow();
  }
}
