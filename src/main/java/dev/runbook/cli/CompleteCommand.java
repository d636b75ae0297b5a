package dev.runbook.cli;

import dev.runbook.source.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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

  private final ProcessContext world;

  CompleteCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command as the scripts say it: a shell, perhaps {@code --}, and whatever was typed. */
  static Optional<CompleteCommand> plain(ProcessContext world, String... args) {
    boolean marked = args.length > 2 && args[2].equals("--");
    List<String> words = List.of(args).subList(Math.min(args.length, marked ? 3 : 2), args.length);
    boolean plain = marked || words.stream().noneMatch(each -> each.startsWith("-"));
    return args.length > 1 && plain
        ? CompletionCommand.ShellName.of(args[1])
            .map(
                shell -> {
                  CompleteCommand command = new CompleteCommand(world);
                  command.shell = shell;
                  command.words = words;
                  return command;
                })
        : Optional.empty();
  }

  @Override
  public Integer call() {
    List<String> typed = typed();
    if (typed.isEmpty()) {
      return ExitStatus.DONE;
    }
    String last = typed.get(typed.size() - 1);
    int kept = isBash() ? last.length() - replaced(last).length() : 0;
    CommandModel commands = CommandModels.of(world, typed);
    for (CompletionCandidate each : new Completion(world, commands).of(typed)) {
      if (each.isFiles()) {
        world.out().println(CompletionCandidate.FILES);
      } else if (each.value().startsWith(last.substring(0, kept))
          && each.value().equals(PrintableText.text(each.value()))) {
        String about = each.about().isEmpty() ? "" : "\t" + PrintableText.text(each.about());
        world.out().println(each.value().substring(kept) + about);
      }
    }
    return ExitStatus.DONE;
  }

  private boolean isBash() {
    return shell == CompletionCommand.ShellName.bash;
  }

  /** What is typed behind the program's name. */
  private List<String> typed() {
    List<String> all = isBash() && !words.isEmpty() ? TypedLine.words(words.get(0)) : words;
    return !all.isEmpty() && all.get(0).equals("runbook") ? all.subList(1, all.size()) : all;
  }

  /** The part of the last word that bash replaces. */
  private String replaced(String last) {
    List<String> part = words.size() > 1 ? TypedLine.words(words.get(1)) : List.of();
    String replaced = part.isEmpty() ? "" : part.get(part.size() - 1);
    return last.endsWith(replaced) ? replaced : last;
  }
}
