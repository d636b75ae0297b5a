package dev.runbook.graph;

import dev.runbook.source.Problems;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of steps that run on this machine because the page names no host for them, while their
 * title says in words that they run on another: "On db1:", "SSH to the server and look".
 *
 * <p>Only words that hardly mean anything else count: "On Ubuntu 22.04" and "from scratch" name no
 * machine.
 */
final class SaidHosts {
  private static final String MACHINE =
      "(?:host|server|machine|vm|instance|bastion|gateway|droplet|master|primary|replica|standby)";

  /** A name with a number, a hyphen or a long domain: {@code db1}, {@code web.shop.org}. */
  private static final String NAMED = "[a-z\\d](?:[\\w.]*[-\\d]|\\w*(?:\\.[\\w-]+){2})[\\w.-]*";

  /** {@code db1}, {@code the db host}, {@code the server}; a node alone may be a program. */
  private static final String HOST =
      "(?<host>(?:the |an? )?(?:[\\w.-]+ ){0,2}"
          + MACHINE
          + "\\b|(?:[\\w.-]+ ){1,3}node\\b|"
          + NAMED
          + "(?![\\w.-]))";

  private static final String FIRST = "(?i)(?:(?:now|then|next|first),? )?";

  private static final Pattern RUNS_THERE =
      Pattern.compile(
          FIRST
              + "(?:(?:run|execute|type|enter|paste|do|start|issue|perform)\\b"
              + "(?: this| these| the following| it| both| them)?(?: commands?| steps?)? )?"
              + "(?:on|from) "
              + HOST
              + "[:,.]?");

  private static final Pattern GOES_THERE =
      Pattern.compile(
          FIRST
              + "(?:ssh|log ?in|login|log on|connect)(?: in| on)? ?(?:to|onto|on) "
              + HOST
              + "(?:,? (?:and|then|to)\\b.*|[:,.]?)");

  private static final List<Pattern> NAMING = List.of(RUNS_THERE, GOES_THERE);

  /** This machine, any of several, and what has a number without being one. */
  private static final Pattern NO_OTHER =
      Pattern.compile(
          "(?i)(?:the |an? )?(?:"
              + "(?:this|your|my|same|any|each|every|all|some|another|single|entire)[ -].*"
              + "|(?:local|build|dev|development|docker)[ -].*|local(?:host)?"
              + "|(?:x86[-_]64|x64|amd64|arm64|aarch64|arm\\d*)\\b.*"
              + "|(?:k8s|k3s|s3|ec2|ipv[46]|python[\\d.]*|php[\\d.]*)\\b.*"
              + "|(?:ubuntu|debian|centos|rhel|fedora|alpine|rocky|el)[\\w.-]*"
              + "|(?:linux|mac|macos|windows)[\\w.-]*"
              + "|[\\w.-]+\\.(?:js|md|ya?ml|json|txt|sql|sh|py|gz|conf|env))");

  private final Problems problems;
  private final boolean said;

  /**
   * Reads a page's steps.
   *
   * @param said whether the page says on which host its commands run
   */
  SaidHosts(Problems problems, boolean said) {
    this.problems = problems;
    this.said = said;
  }

  /** Warns at the first command of each such step. */
  void check(List<Step> steps, TerminalPosition standing) {
    if (said || !standing.isUnsaid()) {
      return;
    }
    for (Step step : steps) {
      if (isHere(step.commands()) && namesAnother(step.title())) {
        warn(step);
      }
    }
  }

  private static boolean isHere(List<Command> commands) {
    for (Command each : commands) {
      if (!each.where().isLocal() || each.text().contains("ssh ")) {
        return false;
      }
    }
    return !commands.isEmpty();
  }

  private static boolean namesAnother(String title) {
    for (Pattern pattern : NAMING) {
      Matcher words = pattern.matcher(title);
      if (words.matches()) {
        return !NO_OTHER.matcher(words.group("host")).matches();
      }
    }
    return false;
  }

  private void warn(Step step) {
    problems.warning(
        step.commands().get(0).span(),
        "said-host",
        "the words before it say \"%s\", and it runs on this machine".formatted(step.title()),
        "write `{host=ALIAS}` on the block, or `{host=local}` if this machine is meant");
  }
}
