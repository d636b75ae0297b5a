package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Tab key offers: by the program, and in real shells. */
class CompletionTest {
  private static final String MOVE =
      """
      # Move the shop

      ## Stop it

      ```bash
      # Stop the shop
      ssh web1 "sudo systemctl stop shop"
      ```

      ## Drop the old data

      ```bash
      # DANGER: drop it
      ssh db1 "dropdb <database>"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void pages() {
    run = new CommandLineRun(folder);
    run.page("move-shop", MOVE);
    run.page(
        "käse-brot", "# Brot\n\n```bash {danger}\n# Käse reiben\nssh web1 \"rm -rf /käse\"\n```\n");
    run.page("two words", "# Two words\n\n```bash\n# Begin here\nuptime\n```\n");
    run.mock("");
    new CommandLineRun(folder)
        .run("play", "two words", "--mock", folder.resolve("mock.yaml").toString(), "--yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runbook pla | plan play",
        "runbook lint --no-s | --no-shellcheck",
        "runbook play mo | move-shop",
        "runbook play kä | käse-brot",
        "runbook play --yes mov | move-shop",
        "runbook plan move-shop --only st | stop-it/stop-the-shop",
        "runbook plan move-shop --only dang | danger-drop-it",
        "runbook play move-shop --confirm dang | danger-drop-it@db1",
        "runbook play move-shop --confirm dr | drop-the-old-data/danger-drop-it@db1",
        "runbook play move-shop --confirm drop-the-old-data/danger-drop-it@d |"
            + " drop-the-old-data/danger-drop-it@db1",
        "runbook play move-shop --param d | database=",
        "runbook play käse-brot --confirm brot/k | brot/käse-reiben@web1",
        "runbook transcript --format m | markdown",
        "runbook transcript --format=m | --format=markdown",
        "runbook completion f | fish",
        "runbook help pla | plan play",
        "runbook lint --explain broken-l | broken-link",
        "runbook host a | add",
        "runbook complet | completion",
      })
  void theProgramOffers(String line, String expected) {
    String[] words = line.split(" ", -1);
    String[] args = new String[words.length + 2];
    args[0] = "complete";
    args[1] = "zsh";
    args[2] = "--";
    System.arraycopy(words, 1, args, 3, words.length - 1);
    assertThat(run.run(args)).isZero();
    assertThat(run.out().lines().map(each -> each.replaceFirst("\t.*", "")))
        .filteredOn(each -> !each.equals("<files>"))
        .containsExactly(expected.split(" "));
  }

  @Test
  void whereNothingFitsItOffersNothingAndSaysNothing() {
    assertThat(run.run("complete", "zsh", "--", "plan", "move-shop", "--only", "x")).isZero();
    assertThat(run.out() + run.err()).isEmpty();
    CommandLineRun unknown = new CommandLineRun(folder);
    assertThat(unknown.run("complete", "zsh", "--", "plan", "nope", "--only", "x")).isZero();
    assertThat(unknown.out() + unknown.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void realShellsComplete(String shell) throws Exception {
    assumeTrue(Programs.find("tmux", System.getenv()).isPresent(), "there is no tmux here");
    assumeTrue(Programs.find(shell, System.getenv()).isPresent(), "there is no " + shell + " here");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = bin.resolve("runbook");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Main.class.getName()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    try (Tmux tmux = Tmux.start(folder, 160, 30, start(shell))) {
      tmux.await("ready>");
      typed(tmux, "runbook play mov", "runbook play move-shop");
      typed(tmux, "runbook play kä", "runbook play käse-brot");
      typed(tmux, "runbook play two", "runbook play two\\ words");
      typed(tmux, "runbook plan move-shop --only st", "--only stop-it/stop-the-shop");
      typed(
          tmux,
          "runbook play move-shop --confirm drop-the-old-data/danger-drop-it@",
          "drop-the-old-data/danger-drop-it@db1");
      typed(
          tmux,
          "runbook play move-shop --confirm drop-the-old-data/danger-drop-it@d",
          "drop-the-old-data/danger-drop-it@db1");
      typed(tmux, "runbook plan two\\ words --only beg", "--only begin-here");
      typed(tmux, "runbook play käse-brot --confirm brot/kä", "--confirm brot/käse-reiben@web1");
      typed(tmux, "runbook transcript 2026", "runbook transcript 20260102-030405-");
      typed(tmux, "runbook transcript --format=mark", "--format=markdown");
      typed(tmux, "runbook complet", "runbook completion");
    }
  }

  private String[] start(String shell) throws IOException {
    String path = "PATH=" + folder.resolve("bin") + ":" + System.getenv("PATH");
    String common =
        "HOME="
            + folder
            + " XDG_STATE_HOME="
            + new TemporaryState(folder).folder()
            + " LC_ALL=C.UTF-8 "
            + path;
    Path rc =
        switch (shell) {
          case "bash" ->
              Files.writeString(
                  folder.resolve("rc"), "PS1='ready> '\nsource <(runbook completion bash)\n");
          case "zsh" ->
              Files.writeString(
                  folder.resolve(".zshrc"),
                  "PS1='ready> '\nautoload -Uz compinit; compinit -u\n"
                      + "source <(runbook completion zsh)\n");
          default -> {
            // At its first start fish makes these in the background, where the test is over
            // already.
            Files.createDirectories(folder.resolve(".local/share/fish/generated_completions"));
            yield Files.writeString(
                Files.createDirectories(folder.resolve(".config/fish")).resolve("config.fish"),
                "function fish_prompt; echo -n 'ready> '; end\n"
                    + "set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n"
                    + "runbook completion fish | source\n");
          }
        };
    String options = shell.equals("bash") ? "bash --rcfile " + rc + " -i" : shell + " -i";
    return new String[] {"env " + common + " " + options};
  }

  private static void typed(Tmux tmux, String text, String completed) throws Exception {
    tmux.type(text);
    tmux.press("Tab");
    // bash writes \@ for @: the same word to it.
    tmux.await(completed, screen -> screen.replace("\\@", "@").contains(completed));
    tmux.press("C-u");
    tmux.await("an empty line", screen -> !screen.replace("\\@", "@").contains(completed));
  }
}
