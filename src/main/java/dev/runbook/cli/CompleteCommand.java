package dev.runbook.cli;

import dev.runbook.source.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code runbook complete SHELL WORDS…}: prints the candidates for the word at the cursor, a line
 * each, with a description after a tab. The scripts of {@code runbook completion} call it.
 *
 * <p>bash hands over the whole line and the part of the last word that it would replace; zsh and
 * fish hand over the words.
 */
@Command(name = "complete", hidden = true, description = "What may be typed at the cursor.")
final class CompleteCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SHELL")
  private CompletionCommand.ShellName shell;

  @Parameters(index = "1..*", paramLabel = "WORD", arity = "0..*")
  private List<String> words = List.of();

  @Spec private CommandSpec spec;

  private final ProcessContext world;

  CompleteCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    boolean bash = shell == CompletionCommand.ShellName.bash;
    List<String> typed = typed(bash, words);
    if (typed.isEmpty()) {
      return ExitStatus.DONE;
    }
    String last = typed.get(typed.size() - 1);
    String kept = bash ? last.substring(0, last.length() - replaced(last).length()) : "";
    for (CompletionCandidate each : new Completion(world, spec.root().commandLine()).of(typed)) {
      if (each.isFiles()) {
        world.out().println(CompletionCandidate.FILES);
      } else if (each.value().startsWith(kept)
          && each.value().equals(PrintableText.text(each.value()))) {
        String about = each.about().isEmpty() ? "" : "\t" + PrintableText.text(each.about());
        world.out().println(each.value().substring(kept.length()) + about);
      }
    }
    return ExitStatus.DONE;
  }

  private static List<String> typed(boolean bash, List<String> words) {
    return bash ? TypedLine.words(words.get(0)) : new ArrayList<>(words);
  }

  /**
   * The command whose words are typed, where it stands right behind the program's name and is
   * complete itself.
   *
   * @param arguments the shell, and what it hands over
   */
  static Optional<String> command(List<String> arguments) {
    if (arguments.size() < 2) {
      return Optional.empty();
    }
    boolean bash = arguments.get(0).equals(CompletionCommand.ShellName.bash.name());
    List<String> typed = typed(bash, arguments.subList(1, arguments.size()));
    return typed.size() > 2 && typed.get(0).equals("runbook")
        ? Optional.of(typed.get(1))
        : Optional.empty();
  }

  /** The part of the last word that bash replaces. */
  private String replaced(String last) {
    List<String> part = words.size() > 1 ? TypedLine.words(words.get(1)) : List.of();
    String replaced = part.isEmpty() ? "" : part.get(part.size() - 1);
    return last.endsWith(replaced) ? replaced : last;
  }
}
