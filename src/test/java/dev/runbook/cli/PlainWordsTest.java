package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Words that are read without picocli say what picocli would say of them. */
class PlainWordsTest {
  private static final List<String> WORDS =
      List.of(
          "--json",
          "--path",
          "--page",
          "--since",
          "--mock",
          "--param",
          "--only",
          "--from",
          "--yes",
          "--confirm",
          "--strict",
          "--verify",
          "--no-color",
          "-q",
          "-v",
          "-qv",
          "--",
          "-h",
          "--path=here",
          "@file",
          "here",
          "a=b",
          "bash",
          "fish",
          "");

  @TempDir Path folder;

  @Test
  void aListIsAskedForWhatPicocliReads() {
    assertThat(agreeing(ListCommand::plain, ListCommand::new)).isGreaterThan(50);
  }

  @Test
  void runsAreAskedForWhatPicocliReads() {
    assertThat(agreeing(RunsCommand::plain, RunsCommand::new)).isGreaterThan(50);
  }

  @Test
  void aPageIsPlannedPlayedAndShownAsPicocliReads() {
    assertThat(agreeing(PlanCommand::plain, PlanCommand::new)).isGreaterThan(50);
    assertThat(agreeing(PlayCommand::plain, PlayCommand::new)).isGreaterThan(200);
    assertThat(agreeing(ShowCommand::plain, ShowCommand::new)).isGreaterThan(20);
  }

  @Test
  void pastRunsAreResumedAndToldOfAsPicocliReads() {
    assertThat(agreeing(ResumeCommand::plain, ResumeCommand::new)).isGreaterThan(100);
    assertThat(agreeing(TranscriptCommand::plain, TranscriptCommand::new)).isGreaterThan(50);
  }

  @Test
  void pagesAreLintedAndTestedAsPicocliReads() {
    assertThat(agreeing(LintCommand::plain, LintCommand::new)).isGreaterThan(100);
    assertThat(agreeing(TestCommand::plain, TestCommand::new)).isGreaterThan(100);
  }

  @Test
  void aCompletionIsOfTheShellThatPicocliReads() {
    assertThat(agreeing(CompletionCommand::plain, CompletionCommand::new)).isEqualTo(2);
    assertThat(agreeing(CompleteCommand::plain, CompleteCommand::new)).isGreaterThan(20);
  }

  /** Tries up to three words in any order; how many were read, each as picocli reads them. */
  private <T> int agreeing(
      BiFunction<ProcessContext, String[], Optional<T>> plain, Function<ProcessContext, T> maker) {
    ProcessContext world = new CommandLineRun(folder).world();
    int read = 0;
    List<List<String>> lines = lines();
    lines.addAll(linesWithEachOption(new CommandLine(maker.apply(world))));
    for (List<String> words : lines) {
      List<String> line = new ArrayList<>(List.of("command"));
      line.addAll(words);
      Optional<T> command = plain.apply(world, line.toArray(String[]::new));
      if (command.isPresent() && !words.contains("@file")) { // a name behind complete's --
        T parsed = maker.apply(world);
        new CommandLine(parsed).parseArgs(words.toArray(String[]::new));
        assertThat(command.get()).as(line.toString()).usingRecursiveComparison().isEqualTo(parsed);
        read++;
      }
    }
    return read;
  }

  /** Every option of a command, alone, with a value, and twice. */
  private static List<List<String>> linesWithEachOption(CommandLine command) {
    List<List<String>> all = new ArrayList<>();
    for (CommandLine.Model.OptionSpec option : command.getCommandSpec().options()) {
      for (String name : option.names()) {
        all.add(List.of("here", name));
        all.add(List.of(name, "3", "here"));
        all.add(List.of(name, "3", name, "4", "here"));
      }
    }
    return all;
  }

  private static List<List<String>> lines() {
    List<List<String>> all = new ArrayList<>(List.of(List.of()));
    for (int from = 0, length = 1; length <= 3; length++) {
      int to = all.size();
      for (; from < to; from++) {
        for (String word : WORDS) {
          List<String> longer = new ArrayList<>(all.get(from));
          longer.add(word);
          all.add(longer);
        }
      }
    }
    return all;
  }
}
