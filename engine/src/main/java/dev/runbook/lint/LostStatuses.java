package dev.runbook.lint;

import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.syntax.CommandList;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Redirection;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the commands of a shell text whose failure does not show in its status. It reports those
 * that matter: commands that change something, write a file, or change the folder for such a
 * command.
 */
final class LostStatuses {
  /** How a status is lost. */
  enum Loss {
    /** Another command follows, whose status counts. */
    FOLLOWED,
    /** The next turn of a loop follows. */
    IN_A_LOOP,
    /** {@code || true}. */
    IGNORED,
    /** It only decides which branch is taken. */
    CONDITION,
    /** It goes on in the background. */
    BACKGROUND,
    /** {@code export NAME=$(…)} has a status of its own. */
    DECLARATION
  }

  /**
   * A command whose failure does not show.
   *
   * @param read the page's command that it is a part of
   * @param text its text
   * @param silent whether its messages go nowhere, too
   */
  record Lost(ReadCommand read, String text, Loss how, boolean silent) {}

  private static final Set<String> ALWAYS_SUCCEED = Set.of("true", ":", "echo", "printf", "logger");
  private static final Set<String> DECLARERS =
      Set.of("export", "local", "declare", "typeset", "readonly");
  private static final Set<String> LEAVERS = Set.of("exit", "return", "break", "false", "kill");

  private static final Pattern STOPS_AT_FAILURE =
      Pattern.compile("set\\s+(?:-\\w*e\\w*|-o\\s+errexit)\\b.*", Pattern.DOTALL);

  /** {@code bash -euo pipefail -c '…'}, {@code ssh host sh -es <<EOF}. */
  private static final Pattern SHELL_THAT_STOPS =
      Pattern.compile("\\b(?:ba|z|da|k)?sh\\s+(?:-\\w+\\s+)*-\\w*e");

  /** Without any of these a text is one simple command, whose status is its own. */
  private static final String JOINS = ";&|\n(`";

  private static final Pattern WAITS = Pattern.compile("(?:^|[\\s;&])wait(?:\\s|;|$)");

  private static final Pattern SILENCED = Pattern.compile("(?:2>|&>|>&)\\s*/dev/null");

  private final ReadCommand read;
  private final SyntaxTree tree;
  private final Catalogue catalogue;
  private final boolean waits;
  private final List<Lost> found;

  private LostStatuses(
      ReadCommand read, SyntaxTree tree, Catalogue catalogue, boolean waits, List<Lost> found) {
    this.read = read;
    this.tree = tree;
    this.catalogue = catalogue;
    this.waits = waits;
    this.found = found;
  }

  /** Those of a page, in its order. */
  static List<Lost> in(Page page) {
    boolean pageWaits = page.commands().stream().anyMatch(each -> waits(each.text()));
    List<Lost> found = new ArrayList<>();
    for (ReadCommand read : page.commands()) {
      if (!read.mayHold(JOINS)) {
        continue;
      }
      for (ShellText level : read.levels()) {
        if (level.script().sound()) {
          SyntaxTree tree = level.script().tree();
          boolean waits = level.nested() ? waits(level.text()) : pageWaits;
          boolean stops = !level.nested() || SHELL_THAT_STOPS.matcher(read.text()).find();
          // Of the page's own commands the run sees each.
          new LostStatuses(read, tree, page.graph().catalogue(), waits, found)
              .list(tree.body(), true, stops);
        }
      }
    }
    return found;
  }

  private static boolean waits(String text) {
    return text.contains("wait") && WAITS.matcher(text).find();
  }

  /**
   * Goes through commands that run one after the other.
   *
   * @param seen whether the status of the last one counts
   * @param stops whether the shell stops at the first that fails
   */
  private void list(CommandList list, boolean seen, boolean stops) {
    boolean stopping = stops;
    List<CommandList.Item> items = list.items();
    for (int at = 0; at < items.size(); at++) {
      CommandList.Item item = items.get(at);
      if (STOPS_AT_FAILURE.matcher(tree.textOf(item.command())).matches()) {
        stopping = true;
      }
      boolean last = at == items.size() - 1;
      if (item.background()) {
        if (!waits) {
          add(item.command(), Loss.BACKGROUND);
        }
      } else if (stopping || last && seen) {
        seen(item.command());
      } else if (!isFolder(item.command()) || changesLater(items, at)) {
        unseen(item.command(), last ? Loss.IN_A_LOOP : Loss.FOLLOWED);
      }
    }
  }

  private boolean changesLater(List<CommandList.Item> items, int at) {
    return items.stream().skip(at + 1L).anyMatch(later -> matters(later.command()));
  }

  /** A command whose own status counts; those in it may still be lost. */
  private void seen(CommandNode command) {
    if (command instanceof CommandNode.Simple simple) {
      declaration(simple);
    } else if (command instanceof CommandNode.Pipeline pipeline) {
      pipeline.commands().stream()
          .filter(part -> !(part instanceof CommandNode.Simple))
          .forEach(this::seen);
    } else if (command instanceof CommandNode.AndOr chain) {
      chain(chain, true, Loss.FOLLOWED);
    } else {
      compound(command, true);
    }
  }

  private void unseen(CommandNode command, Loss how) {
    if (command instanceof CommandNode.Simple simple) {
      if (matters(simple) || isFolder(simple)) {
        add(simple, how);
      }
    } else if (command instanceof CommandNode.Pipeline pipeline) {
      if (!pipeline.negated()) {
        pipeline.commands().forEach(part -> unseen(part, how));
      }
    } else if (command instanceof CommandNode.AndOr chain) {
      chain(chain, false, how);
    } else {
      compound(command, false);
    }
  }

  /** {@code a && b || c}: what comes before a {@code ||} fails for all to see where that leaves. */
  private void chain(CommandNode.AndOr chain, boolean seen, Loss how) {
    List<CommandNode> commands = chain.commands();
    for (int at = 0; at < commands.size(); at++) {
      CommandNode handler = handler(chain, at);
      if (handler == null && seen) {
        seen(commands.get(at));
      } else if (handler == null) {
        unseen(commands.get(at), how);
      } else if (alwaysSucceeds(handler)) {
        unseen(commands.get(at), Loss.IGNORED);
      }
    }
  }

  /** What runs when one of a chain's commands fails; null where nothing does. */
  private static CommandNode handler(CommandNode.AndOr chain, int at) {
    for (int next = at; next < chain.or().size(); next++) {
      if (chain.or().get(next)) {
        return chain.commands().get(next + 1);
      }
    }
    return null;
  }

  private void compound(CommandNode command, boolean seen) {
    if (command instanceof CommandNode.Subshell subshell) {
      list(subshell.body(), seen, false);
    } else if (command instanceof CommandNode.Group group) {
      list(group.body(), seen, false);
    } else if (command instanceof CommandNode.Redirected redirected) {
      compound(redirected.command(), seen);
    } else if (command instanceof CommandNode.If choice) {
      choice(choice, seen);
    } else if (command instanceof CommandNode.Case choice) {
      choice.clauses().forEach(clause -> list(clause.body(), seen, false));
    } else if (command instanceof CommandNode.For loop) {
      list(loop.body(), false, false);
    } else if (command instanceof CommandNode.ArithmeticFor loop) {
      list(loop.body(), false, false);
    } else if (command instanceof CommandNode.Loop loop) {
      list(loop.body(), false, false);
    } else if (command instanceof CommandNode.Function function) {
      compound(function.body(), true);
    }
  }

  /** Where no branch leaves with a failure, a condition that fails is none. */
  private void choice(CommandNode.If choice, boolean seen) {
    boolean leaves = leaves(choice);
    for (CommandNode.Branch branch : choice.branches()) {
      if (!leaves) {
        branch.condition().items().forEach(item -> unseen(item.command(), Loss.CONDITION));
      }
      list(branch.body(), seen, false);
    }
    choice.otherwise().ifPresent(otherwise -> list(otherwise, seen, false));
  }

  private void declaration(CommandNode.Simple command) {
    boolean declares =
        !command.words().isEmpty()
            && DECLARERS.contains(tree.textOf(command.words().get(0)))
            && command.words().stream()
                .skip(1)
                .map(tree::textOf)
                .anyMatch(word -> word.matches("(?s)\\w+=.*(?:\\$\\((?!\\()|`).*"));
    if (declares) {
      add(command, Loss.DECLARATION);
    }
  }

  private boolean alwaysSucceeds(CommandNode command) {
    if (command instanceof CommandNode.Simple simple) {
      String text = tree.textOf(simple);
      return ALWAYS_SUCCEED.contains(program(simple)) || text.matches("(?:exit|return)\\s+0");
    }
    boolean grouped =
        command instanceof CommandNode.Group || command instanceof CommandNode.Subshell;
    CommandList body =
        command instanceof CommandNode.Group group
            ? group.body()
            : command instanceof CommandNode.Subshell subshell ? subshell.body() : null;
    return grouped
        && !leaves(command)
        && !body.items().isEmpty()
        && alwaysSucceeds(body.items().get(body.items().size() - 1).command());
  }

  private boolean leaves(Node node) {
    boolean here =
        node instanceof CommandNode.Simple simple
            && LEAVERS.contains(program(simple))
            && !tree.textOf(simple).matches("(?:exit|return)\\s+0");
    return here || node.children().stream().anyMatch(this::leaves);
  }

  private String program(CommandNode.Simple command) {
    return command.words().isEmpty() ? "" : tree.textOf(command.words().get(0));
  }

  private boolean isFolder(CommandNode command) {
    return command instanceof CommandNode.Simple simple && program(simple).equals("cd");
  }

  private void add(CommandNode command, Loss how) {
    String text = tree.textOf(command);
    found.add(new Lost(read, text, how, SILENCED.matcher(text).find()));
  }

  private boolean matters(CommandNode command) {
    return writes(command)
        || Script.parse(tree.textOf(command)).statements().stream()
            .flatMap(statement -> catalogue.reasons(statement).stream())
            .anyMatch(reason -> reason.risk() != Risk.NONE);
  }

  private boolean writes(Node node) {
    boolean here =
        node instanceof Redirection redirection
            && Set.of("", "1").contains(redirection.descriptor())
            && Set.of(
                    Redirection.Operator.WRITE,
                    Redirection.Operator.CLOBBER,
                    Redirection.Operator.APPEND)
                .contains(redirection.operator())
            && !tree.textOf(redirection.target()).startsWith("/dev/");
    return here || node.children().stream().anyMatch(this::writes);
  }
}
