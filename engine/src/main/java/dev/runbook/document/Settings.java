package dev.runbook.document;

import dev.runbook.shell.program.CatalogueAdditions;
import dev.runbook.source.Span;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a page: the key {@code runbook:} of its front matter.
 *
 * @param host where blocks run that name no host; this machine unless named
 * @param hosts what each alias must answer when it is asked who it is
 * @param params the declared parameters by name, in order
 * @param shell the shell that {@code bash}, {@code sh} and {@code shell} blocks share; bash unless
 *     named
 * @param timeout how long each command may take, unless its block says otherwise
 * @param requires programs that must be on this machine before step 1
 * @param programs what the page adds to the catalogue of programs: entries, names, rules
 * @param kind whether the page is one procedure or a guide that holds several
 * @param rollout groups of hosts, and how steps on them are rolled out
 */
public record Settings(
    Optional<String> host,
    Map<String, ExpectedHost> hosts,
    Map<String, DeclaredParam> params,
    Optional<String> shell,
    Optional<Duration> timeout,
    List<Required> requires,
    CatalogueAdditions programs,
    Optional<Kind> kind,
    RolloutSettings rollout) {
  /** Whether a page is one procedure, or several that share a page. */
  public enum Kind {
    /** One procedure: a run plays the whole page. */
    PROCEDURE,
    /** Several procedures, each under a heading of its own: a run plays one of them. */
    GUIDE
  }

  /**
   * What a host must be; what is empty is not checked.
   *
   * @param later whether a run may begin although it cannot be reached yet
   */
  public record ExpectedHost(
      Optional<String> hostname, Optional<String> user, boolean later, Span span) {
    /** Whether a host that says it is this may be the one that is meant. */
    public boolean fits(String isHostname, String isUser) {
      return hostname.filter(name -> !name.equals(isHostname)).isEmpty()
          && user.filter(name -> !name.equals(isUser)).isEmpty();
    }

    /** {@code user@hostname}; a star stands for what is not checked. */
    public String who() {
      return user.orElse("*") + "@" + hostname.orElse("*");
    }
  }

  /** When a host is reached, where that is not before the first step. */
  public enum Reach {
    /** Right before the first step that needs it. */
    LATER
  }

  /** A program that must be there. */
  public record Required(String program, Span span) {}

  /**
   * A parameter that the page declares.
   *
   * @param name what it is called
   * @param description a sentence for the operator
   * @param type what it may hold
   * @param pattern a regular expression that the whole value must match
   * @param choices the values it may have, where there is a list
   * @param defaultValue what it is when nothing is given
   * @param placeholder the text that stands for it in the blocks, besides {@code {{name}}}
   * @param example a value to show
   * @param choicesFrom what names its choices when it is asked for: a step, or a command
   * @param span where it is declared
   */
  public record DeclaredParam(
      String name,
      Optional<String> description,
      ParamType type,
      Optional<String> pattern,
      List<String> choices,
      Optional<String> defaultValue,
      Optional<String> placeholder,
      Optional<String> example,
      Optional<ChoiceText> choicesFrom,
      Span span) {
    /** Copies the list. */
    public DeclaredParam {
      choices = List.copyOf(choices);
    }
  }

  /** A step's name, or a command, whose output is a parameter's choices; and where it stands. */
  public record ChoiceText(String text, Span span) {}

  /** What a parameter may hold. */
  public enum ParamType {
    /** Any text on one line. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** One of the declared choices. */
    CHOICE,
    /**
     * A date in the format that its placeholder shows, {@code YYYY-MM-DD} unless it shows another.
     */
    DATE,
    /** Text that no screen, record or argument list shows. */
    SECRET,
    /** Several words, each of them an argument. */
    WORDS
  }

  /** Nothing said. */
  public static final Settings NONE =
      new Settings(
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          CatalogueAdditions.NONE,
          Optional.empty(),
          RolloutSettings.NONE);

  /** Copies maps and lists, order kept. */
  public Settings {
    hosts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
    params = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(params));
    requires = List.copyOf(requires);
  }
}
