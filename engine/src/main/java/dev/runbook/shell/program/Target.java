package dev.runbook.shell.program;

import java.util.Optional;

/**
 * A target of a call beyond its host: a kube context, a database server, a cloud account.
 *
 * @param kind what it is, such as {@code kube context}
 * @param name its name, where the text says it
 * @param look what asks for the name, where the text does not say it and somebody can be asked
 * @param level how far it is from the host that the command runs on, from 1
 * @param part whether it is a part of the one before it, which names it well enough
 * @param maybe whether there is one only if the answer says so: without an answer it is the host
 * @param place says what an answer means
 */
public record Target(
    String kind,
    Optional<String> name,
    Optional<TargetQuestion> look,
    int level,
    boolean part,
    boolean maybe,
    TargetPlace place) {
  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Target target
        && level == target.level
        && part == target.part
        && maybe == target.maybe
        && kind.equals(target.kind)
        && name.equals(target.name)
        && look.equals(target.look)
        && (place == target.place || place.equals(target.place));
  }

  @Override
  public int hashCode() {
    return kind.hashCode() * 31 + name.hashCode();
  }

  /**
   * The name in an answer; empty where the answer means the host itself.
   *
   * @param answer what was printed
   */
  public Optional<String> named(String answer) {
    String said =
        answer.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    return said.isEmpty() ? place.silence() : place.name(said);
  }

  /** Whether nothing but an environment variable may say what it is. */
  public boolean isVariable() {
    return name.isEmpty() && place.ask().isEmpty() && !place.variable().isEmpty();
  }

  /** Whether an answer says nothing, although there is something to be named. */
  public boolean isSilence(String answer) {
    return answer.isBlank() && !maybe && place.silence().isEmpty();
  }
}
