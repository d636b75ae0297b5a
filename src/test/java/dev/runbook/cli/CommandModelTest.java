package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What completion knows of the commands, and keeps. */
class CommandModelTest {
  @TempDir Path folder;

  @Test
  void isKeptAsItIs() {
    CommandModel all = all();
    byte[] bytes = CommandModelFile.write(all, "build");
    assertThat(CommandModelFile.read(bytes, "build")).contains(all);
    assertThat(CommandModelFile.read(bytes, "another build")).isEmpty();
  }

  @Test
  void thatIsCutOffAnywhereIsMadeAnew() {
    byte[] whole = CommandModelFile.write(all().withNamesOnly(), "build");
    for (int length = 0; length < whole.length; length++) {
      assertThat(CommandModelFile.read(Arrays.copyOf(whole, length), "build")).isEmpty();
    }
  }

  /** Completion of one command's words asks for that command only. */
  @Test
  void ofACommandIsTheSameAloneAndAmongAll() {
    ProcessContext world = new CommandLineRun(folder).world();
    CommandModel all = all();
    for (CommandModel each : all.commands()) {
      CommandModel alone = CommandModels.of(Cli.commands(world, each.name()));
      assertThat(alone.commands()).as(each.name()).containsExactly(each);
      assertThat(alone.options()).isEqualTo(all.options());
    }
  }

  @Test
  void callsEachOptionAsPicocliDoes() {
    CommandLine play =
        Cli.commands(new CommandLineRun(folder).world()).getSubcommands().get("play");
    assertThat(CommandModels.of(play).options())
        .extracting(CommandModel.OptionModel::longestName)
        .containsExactlyElementsOf(
            play.getCommandSpec().options().stream()
                .filter(each -> !each.hidden())
                .map(each -> each.longestName())
                .toList());
  }

  private CommandModel all() {
    return CommandModels.of(Cli.commands(new CommandLineRun(folder).world()));
  }
}
