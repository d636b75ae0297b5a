package dev.runbook.shell.fill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options whose value a program may hand to a shell, whatever the program is. */
final class ShellTextOptions {
  private static final Set<String> OPTIONS =
      Set.of(
          "--command",
          "--cmd",
          "--exec",
          "--execute",
          "--eval",
          "--script",
          "--scripts",
          "--shell",
          "--commands",
          "--run",
          "--rsh",
          "--rsync-path",
          "--to-command",
          "--checkpoint-action",
          "--use-compress-program",
          "--info-script",
          "--new-volume-script",
          "--upload-pack",
          "--receive-pack",
          "--pager",
          "--preview",
          "--editor");

  /** Short ones, by program. */
  private static final Map<String, String> LETTERS =
      Map.of("tar", "-\\w*[IF].*", "rsync", "-\\w*e.*");

  private ShellTextOptions() {}

  /** The slot in the argument at a place, where it is or holds the value of such an option. */
  static Optional<Slot> slot(List<String> argv, int at) {
    boolean next = OPTIONS.contains(argv.get(at - 1));
    boolean glued = OPTIONS.stream().anyMatch(option -> argv.get(at).startsWith(option + "="));
    Optional<String> letters = Optional.ofNullable(LETTERS.get(argv.get(0)));
    boolean letter =
        letters
            .filter(each -> argv.get(at - 1).matches(each) || argv.get(at).matches("(?s)" + each))
            .isPresent();
    return next || glued || letter
        ? Optional.of(Slot.plain("`" + argv.get(0) + "` may read it as a command", ""))
        : Optional.empty();
  }
}
