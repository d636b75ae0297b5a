package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole text, line by line, as bash does. */
final class Parser implements Expansions.Commands {
  private final Input in;
  private final PipelineReader commands;
  private final Heredocs heredocs;

  private Parser(Input in) {
    this.in = in;
    Expansions expansions = new Expansions(in, this);
    this.heredocs = new Heredocs(in, expansions);
    this.commands = new PipelineReader(in, new WordReader(in, expansions), heredocs);
  }

  static SyntaxTree read(String shown, String read, boolean extendedPatterns) {
    Input in = new Input(shown, read, null, new Input.Notes());
    in.extendedPatterns = extendedPatterns;
    return new Parser(in).all();
  }

  @Override
  public SyntaxTree all(Input inner) {
    return new Parser(inner).all();
  }

  @Override
  public CommandList untilParenthesis(int opened) {
    List<Input.Pending> outer = in.pending;
    boolean reserved = in.reservedNext;
    in.pending = new ArrayList<>();
    in.substitutions++;
    in.timeIsProgram = true;
    try {
      CommandList list = commands.substituted(opened);
      heredocs.readAhead();
      return list;
    } finally {
      in.substitutions--;
      in.pending = outer;
      in.reservedNext = reserved;
    }
  }

  private SyntaxTree all() {
    List<CommandList.Item> items = new ArrayList<>();
    Optional<SyntaxError> error = Optional.empty();
    int sound = 0;
    int level = in.depth();
    try {
      while (commands.line(items)) {
        noticeOptions(items.subList(sound, items.size()));
        sound = items.size();
      }
    } catch (Reject reject) {
      in.backTo(level);
      error = Optional.of(reject.error());
      items.subList(sound, items.size()).clear();
    }
    return new SyntaxTree(
        in.shown,
        list(items),
        List.copyOf(in.notes.comments.values()),
        List.copyOf(in.notes.heredocs.values()),
        error);
  }

  /** {@code shopt -s extglob} changes how bash reads the lines after its own. */
  private void noticeOptions(List<CommandList.Item> line) {
    for (CommandList.Item item : line) {
      if (item.command() instanceof CommandNode.Simple simple
          && !simple.words().isEmpty()
          && simple.words().get(0).onOneLine().equals("shopt")) {
        List<String> words = simple.words().stream().map(Word::onOneLine).toList();
        if (words.contains("extglob")) {
          in.extendedPatterns =
              !words.contains("-u") && (words.contains("-s") || in.extendedPatterns);
        }
      }
    }
  }

  private CommandList list(List<CommandList.Item> items) {
    if (items.isEmpty()) {
      return new CommandList(in.place(0), in.place(0), items);
    }
    return new CommandList(items.get(0).start(), items.get(items.size() - 1).separatorEnd(), items);
  }
}
