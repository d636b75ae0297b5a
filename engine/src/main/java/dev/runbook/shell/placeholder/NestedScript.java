package dev.runbook.shell.placeholder;

import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A script inside a command, for another shell: {@code sudo bash -c '…'}, {@code ssh db "…"},
 * {@code ssh db bash <<'EOF'}, {@code cat > job.sh <<'EOF'}.
 *
 * @param start the offset of its first character, behind a quote
 * @param end the offset after its last
 * @param expandsHere whether the shell around it expands what stands in it
 * @param elsewhere whether its variables are nobody's affair here: a container's shell has those of
 *     its image, a file is run some other time, and {@code xargs} hands over arguments
 */
record NestedScript(int start, int end, boolean expandsHere, boolean elsewhere) {
  private static final Set<String> ELSEWHERE =
      Set.of(
          "docker",
          "docker-compose",
          "podman",
          "nerdctl",
          "crictl",
          "kubectl",
          "oc",
          "lxc",
          "incus",
          "chroot",
          "nsenter",
          "xargs",
          "find",
          "parallel");

  /** What may stand before the shell that a heredoc is fed to. */
  private static final Set<String> LEADS_ON =
      Set.of("sudo", "doas", "env", "exec", "nohup", "time");

  private static final Pattern OPTIONS_WITH_C = Pattern.compile("-[a-zA-Z]*c");

  /** ssh(1): options that take the next word. */
  private static final Pattern SSH_OPTION_WITH_VALUE =
      Pattern.compile("-[a-zA-Z]*[BbcDEeFIiJLlmOopQRSWw]");

  private static final Pattern SCRIPT_FILE = Pattern.compile(".*\\.(?:sh|bash|zsh|ksh)");

  private static final Pattern SHEBANG = Pattern.compile("#!\\s*/\\S*(?:sh|env (?:-S )?\\w*sh)\\b");

  /** The scripts in a command's arguments and input, in order. */
  static List<NestedScript> in(CommandNode.Simple command) {
    List<NestedScript> found = new ArrayList<>();
    boolean elsewhere = false;
    int from = -1;
    List<Word> words = command.words();
    for (int i = 0; i < words.size() && from < 0; i++) {
      String program = program(words.get(i));
      elsewhere |= ELSEWHERE.contains(program);
      if (Catalogue.shipped().isShell(program)) {
        from = afterOptionC(words, i + 1);
      } else if (program.equals("ssh")) {
        from = afterHost(words, i + 1);
      } else if (program.equals("su") || program.equals("runuser")) {
        from = afterOptionC(words, i + 1);
      } else if (program.equals("eval") && i == 0) {
        from = 1;
      }
    }
    for (int i = from; from >= 0 && i < words.size(); i++) {
      addQuoted(words.get(i), elsewhere, found);
    }
    addHeredocs(command, elsewhere, found);
    return List.copyOf(found);
  }

  private static void addHeredocs(
      CommandNode.Simple command, boolean elsewhere, List<NestedScript> found) {
    List<Heredoc> bodies =
        command.redirections().stream().flatMap(each -> each.heredoc().stream()).toList();
    if (bodies.isEmpty()) {
      return;
    }
    boolean fed = isFedToShell(command.words());
    boolean script = fed || files(command).anyMatch(name -> SCRIPT_FILE.matcher(name).matches());
    for (Heredoc body : bodies) {
      if (script || SHEBANG.matcher(body.text()).lookingAt()) {
        found.add(new NestedScript(body.start(), body.end(), !body.quoted(), elsewhere || !fed));
      }
    }
  }

  private static void addQuoted(Word word, boolean elsewhere, List<NestedScript> out) {
    if (word.parts().size() != 1) {
      return;
    }
    WordPart only = word.parts().get(0);
    boolean doubled = only instanceof WordPart.DoubleQuoted;
    if ((doubled || only instanceof WordPart.SingleQuoted) && only.end() - only.start() > 2) {
      int open = doubled && ((WordPart.DoubleQuoted) only).translated() ? 2 : 1;
      out.add(new NestedScript(only.start() + open, only.end() - 1, doubled, elsewhere));
    }
  }

  /** The script after {@code -c}; -1 where there is none. */
  private static int afterOptionC(List<Word> words, int from) {
    for (int i = from; i + 1 < words.size(); i++) {
      String word = words.get(i).text();
      if (OPTIONS_WITH_C.matcher(word).matches() || word.equals("--command")) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int afterHost(List<Word> words, int from) {
    for (int i = from; i < words.size(); i++) {
      String word = words.get(i).text();
      if (SSH_OPTION_WITH_VALUE.matcher(word).matches()) {
        i++;
      } else if (!word.startsWith("-")) {
        return i + 1;
      }
    }
    return words.size();
  }

  /** The files that a command's output, or {@code tee}, writes to. */
  static java.util.stream.Stream<String> files(CommandNode.Simple command) {
    java.util.stream.Stream<String> redirected =
        command.redirections().stream()
            .filter(each -> each.operator().writes())
            .map(each -> each.target().text());
    boolean tees = command.words().stream().limit(4).anyMatch(each -> program(each).equals("tee"));
    return tees
        ? java.util.stream.Stream.concat(redirected, command.words().stream().map(Word::text))
        : redirected;
  }

  /** Whether what is fed to a command is read by a shell as its script. */
  private static boolean isFedToShell(List<Word> words) {
    for (int i = 0; i < words.size(); i++) {
      String program = program(words.get(i));
      if (program.equals("ssh")) {
        int rest = afterHost(words, i + 1);
        return rest >= words.size() || startsShell(texts(words, rest));
      }
      if (Catalogue.shipped().isShell(program)) {
        return startsShell(texts(words, i));
      }
    }
    return false;
  }

  /** {@code sudo bash -s -- x}, {@code "bash -s"}; not {@code bash file}. */
  private static boolean startsShell(List<String> words) {
    boolean shell = false;
    for (String word : words) {
      if (!shell) {
        shell = Catalogue.shipped().isShell(base(word));
        if (!shell && !LEADS_ON.contains(word) && !word.startsWith("-") && !word.contains("=")) {
          return false;
        }
      } else if (word.equals("-s") || word.equals("--") || word.equals("-")) {
        return true;
      } else if (!word.startsWith("-") || OPTIONS_WITH_C.matcher(word).matches()) {
        return false;
      }
    }
    return shell;
  }

  private static List<String> texts(List<Word> words, int from) {
    List<String> texts = new ArrayList<>();
    words
        .subList(from, words.size())
        .forEach(each -> texts.addAll(List.of(each.text().split("\\s+"))));
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private static String program(Word word) {
    return base(word.text());
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
