package dev.runbook.shell;

import java.util.Arrays;
import java.util.List;

/**
 * A program that a command calls, itself or through others: {@code psql} in {@code ssh db "sudo
 * docker exec -it pg psql"}.
 *
 * @param argv the program, without its folder, and its arguments
 * @param written the program as it is written, its folder or variable included
 * @param terminal whether a caller on the way gives it a terminal ({@code docker exec -t}, {@code
 *     ssh -t})
 * @param inputGiven whether its standard input comes from a file, a heredoc or a pipe, or is closed
 * @param fed what stands at its standard input; nothing where it is closed
 * @param outputs the files its own output goes to; those of its caller are its caller's
 */
public record Called(
    List<String> argv,
    String written,
    boolean terminal,
    boolean inputGiven,
    Fed fed,
    List<Redirect> outputs) {
  /** Copies the lists. */
  public Called {
    argv = List.copyOf(argv);
    outputs = List.copyOf(outputs);
  }

  /** A program with nothing fed to it, whose output goes nowhere in particular. */
  public static Called of(List<String> argv) {
    return new Called(argv, argv.get(0), false, false, Fed.NOTHING, List.of());
  }

  /** The same program, fed with something. */
  public Called fedWith(Fed other) {
    return new Called(argv, written, terminal, other.given(), other, outputs);
  }

  /** The program's name, without its folder. */
  public String program() {
    return argv.get(0);
  }

  /** Its arguments. */
  public List<String> arguments() {
    return argv.subList(1, argv.size());
  }

  /** Whether one of the words is among its arguments. */
  public boolean has(String... words) {
    return arguments().stream().anyMatch(List.of(words)::contains);
  }

  /** Whether a short option with this letter is among its arguments, no letter taking a value. */
  public boolean hasFlag(char letter) {
    return hasFlag(letter, "");
  }

  /**
   * Whether a short option with this letter is among its arguments, alone or in a cluster such as
   * {@code -it}.
   *
   * @param valued the program's letters that take a value, which is then not read as letters
   */
  public boolean hasFlag(char letter, String valued) {
    return ShortOptions.has(arguments(), letter, valued);
  }

  /** Whether an argument is this long option, with or without a value other than {@code false}. */
  public boolean hasLong(String option) {
    return arguments().stream()
        .anyMatch(
            word ->
                word.equals(option)
                    || (word.startsWith(option + "=") && !word.equals(option + "=false")));
  }

  /** Whether one of these letters or long options is among its arguments. */
  boolean hasOption(String letters, String valued, String... longOptions) {
    return letters.chars().anyMatch(letter -> hasFlag((char) letter, valued))
        || Arrays.stream(longOptions).anyMatch(option -> hasLong("--" + option));
  }

  /** Whether it runs another command, which is called in its turn: {@code pct exec 105 -- ls}. */
  public boolean runsOther() {
    return !Wrappers.guessed(argv).isEmpty();
  }

  /** Its arguments that are not options. */
  public List<String> operands() {
    return arguments().stream().filter(word -> !word.startsWith("-")).toList();
  }

  /** Its first operand and what follows, where these letters take a value. */
  List<String> operands(String valued) {
    return arguments()
        .subList(ShortOptions.skip(arguments(), 0, valued, List.of()), arguments().size());
  }
}
