package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.source.BoundedText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matches the texts of the commands that a reply is for. */
sealed interface CommandMatcher {
  /** It, as it was written. */
  String text();

  /** How a command fits; empty when it does not; {@link Fit#UNDECIDED} when nobody can tell. */
  Optional<Match> fit(Invocation command);

  /** The one text that fits, where there is only one. */
  default Optional<String> onlyText() {
    return Optional.empty();
  }

  /** How many groups a reply's texts may name by their numbers. */
  default int groups() {
    return 0;
  }

  /** What a command would have to be, for people: the values of this one filled in. */
  String shown(Invocation command);

  /** This command and no other. */
  record Exactly(CommandTemplate template) implements CommandMatcher {
    @Override
    public String text() {
      return template.text();
    }

    @Override
    public Optional<Match> fit(Invocation command) {
      return template.fits(command) ? Optional.of(Match.WHOLE) : Optional.empty();
    }

    @Override
    public Optional<String> onlyText() {
      return template.isPlain() ? Optional.of(template.text()) : Optional.empty();
    }

    @Override
    public String shown(Invocation command) {
      return template.filled(command);
    }
  }

  /**
   * Commands of which the whole text matches.
   *
   * @param text the regular expression as it was written
   * @param plain the same, compiled, where no parameter is named in it
   */
  record Matching(String text, Optional<Pattern> plain) implements CommandMatcher {
    /** A pattern that fits nothing, for parameters that a command does not have. */
    private static final String NEVER = "(?!)";

    /**
     * Reads one.
     *
     * @throws java.util.regex.PatternSyntaxException when it is none
     */
    static Matching of(String text) {
      Pattern checked = compiled(CommandTemplate.replaced(text, name -> "(?:x)"));
      return new Matching(
          text,
          CommandTemplate.names(text).findAny().isPresent()
              ? Optional.empty()
              : Optional.of(checked));
    }

    private static Pattern compiled(String expression) {
      return Pattern.compile(expression, Pattern.DOTALL);
    }

    @Override
    public int groups() {
      return compiled(CommandTemplate.replaced(text, name -> "(?:x)")).matcher("").groupCount();
    }

    /** The regular expression for one command. */
    Pattern pattern(Invocation command) {
      return plain.orElseGet(
          () ->
              compiled(
                  CommandTemplate.replaced(
                      text, name -> CommandTemplate.written(command, name).orElse(NEVER))));
    }

    @Override
    public Optional<Match> fit(Invocation command) {
      return BoundedText.decided(pattern(command), command.text(), Matching::fit)
          .orElse(Optional.of(Match.UNDECIDED));
    }

    private static Optional<Match> fit(Matcher matcher) {
      return matcher.matches()
          ? Optional.of(new Match(Optional.of(matcher), true))
          : Optional.empty();
    }

    @Override
    public String shown(Invocation command) {
      return text;
    }
  }

  /**
   * How a command fits.
   *
   * @param groups those of the regular expression
   * @param isDecided whether it was told in time that it matches
   */
  record Match(Optional<Matcher> groups, boolean isDecided) {
    static final Match WHOLE = new Match(Optional.empty(), true);
    static final Match UNDECIDED = new Match(Optional.empty(), false);

    /** What a group has taken, by its number or name; empty where there is no such group. */
    Optional<String> group(String name) {
      return groups.flatMap(matcher -> group(matcher, name));
    }

    private static Optional<String> group(Matcher matcher, String name) {
      try {
        String taken =
            name.matches("[0-9]{1,3}")
                ? matcher.group(Integer.parseInt(name))
                : matcher.group(name);
        return Optional.of(taken == null ? "" : taken);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        return Optional.empty();
      }
    }
  }
}
