package dev.runbook.cli;

import dev.runbook.source.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words the mistake in a command line, and the remedy. */
final class UsageErrors {
  /** Words that people type for a command of another name. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("run", "play"),
          Map.entry("exec", "play"),
          Map.entry("start", "play"),
          Map.entry("ls", "list"),
          Map.entry("cat", "show"),
          Map.entry("view", "show"),
          Map.entry("check", "lint"),
          Map.entry("validate", "lint"),
          Map.entry("history", "runs"),
          Map.entry("log", "runs"),
          Map.entry("logs", "runs"),
          Map.entry("continue", "resume"),
          Map.entry("dry-run", "plan"),
          Map.entry("init", "new"),
          Map.entry("create", "new"));

  private final ParameterException mistake;
  private final CommandLine line;

  /** Whether a word names something that can be played. */
  private final Targeted targeted;

  /** Knows whether a word is a runbook or a procedure. */
  interface Targeted {
    /** Whether {@code play} would find it. */
    boolean isTarget(String word);
  }

  UsageErrors(ParameterException mistake, Targeted targeted) {
    this.mistake = mistake;
    this.line = mistake.getCommandLine();
    this.targeted = targeted;
  }

  /** What is wrong. */
  String message() {
    if (needsCommand()) {
      return "`" + name() + "` needs its own command";
    }
    if (mistake instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing.getMissing().stream().map(this::missing).collect(Collectors.joining("; "));
    }
    if (!(mistake instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return unfit().orElse(mistake.getMessage());
    }
    String word = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      return "`" + name() + "` has no option `" + optionName(word) + "`";
    }
    return line.getSubcommands().isEmpty()
        ? "`" + name() + "` takes no more arguments, and got `" + word + "`"
        : "there is no command `" + word + "`";
  }

  /** What is wrong with a value or with how often an option stands there. */
  private Optional<String> unfit() {
    if (mistake instanceof CommandLine.OverwrittenOptionException twice) {
      return Optional.of("`" + spoken(twice.getOverwritten()) + "` is given twice");
    }
    List<String> words = choices();
    if (!words.isEmpty()) {
      int last = words.size() - 1;
      String all =
          (last > 0 ? String.join(", ", words.subList(0, last)) + " or " : "") + words.get(last);
      return Optional.of(
          "`" + spoken(mistake.getArgSpec()) + "` takes " + all + ", not `" + given() + "`");
    }
    Class<?> type = type();
    if (type == boolean.class) {
      return Optional.of("`" + spoken(mistake.getArgSpec()) + "` takes no value");
    }
    boolean isConverted =
        mistake.getArgSpec() != null && mistake.getArgSpec().converters().length > 0;
    boolean isNumber = type == long.class || type == int.class || type == Integer.class;
    if (isNumber && !isConverted) {
      return Optional.of(
          "`" + spoken(mistake.getArgSpec()) + "` takes a whole number, not `" + given() + "`");
    }
    return mistake.getCause() instanceof CommandLine.TypeConversionException why
        ? Optional.of("`" + spoken(mistake.getArgSpec()) + "`: " + why.getMessage())
        : Optional.empty();
  }

  private static String spoken(ArgSpec each) {
    return each instanceof OptionSpec option ? spoken(option) : each.paramLabel();
  }

  /** The name that stands first where it is listed, if that is not a letter alone. */
  private static String spoken(OptionSpec option) {
    return Stream.of(option.names())
        .filter(name -> name.startsWith("--"))
        .findFirst()
        .orElse(option.longestName());
  }

  /** What an argument takes that takes one of a few words, where that is what is wrong. */
  private List<String> choices() {
    boolean isOne =
        mistake.getArgSpec() != null && mistake.getCause() instanceof IllegalArgumentException;
    Class<?> type = type();
    return type.isEnum() && (isOne || !given().isEmpty())
        ? Stream.of(type.getEnumConstants()).map(Object::toString).toList()
        : List.of();
  }

  /** What an argument is, or each of what it takes several of. */
  private Class<?> type() {
    ArgSpec arg = mistake.getArgSpec();
    if (arg == null) {
      return Object.class;
    }
    boolean isWrapped = arg.typeInfo().isMultiValue() || arg.typeInfo().isOptional();
    return isWrapped ? arg.auxiliaryTypes()[0] : arg.typeInfo().getType();
  }

  private String given() {
    return mistake.getValue() == null ? "" : mistake.getValue();
  }

  /** What only holds commands has nothing to do by itself. */
  private boolean needsCommand() {
    return !(mistake instanceof UnmatchedArgumentException)
        && !line.getSubcommands().isEmpty()
        && !(line.getCommandSpec().userObject() instanceof Callable);
  }

  private String missing(ArgSpec each) {
    if (each instanceof OptionSpec option) {
      return "`" + spoken(option) + "` needs a value: " + option.paramLabel();
    }
    return "`" + name() + "` needs " + ((PositionalParamSpec) each).paramLabel();
  }

  /** What to type instead, a line each. */
  List<String> hints() {
    List<String> hints = new ArrayList<>();
    if (mistake instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      instead(unmatched).ifPresent(hints::add);
    } else if (mistake instanceof CommandLine.OverwrittenOptionException) {
      hints.add("leave one of the two out");
    } else if (!choices().isEmpty()) {
      Nearest.didYouMean(given(), choices()).ifPresent(hints::add);
    } else if (needsCommand()) {
      hints.add("one of " + String.join(", ", commands()));
    } else if (mistake instanceof MissingParameterException missing && lacksTarget(missing)) {
      hints.add("`runbook list` shows the runbooks there are");
    }
    hints.add("`runbook help" + name().replaceFirst("^runbook", "") + "` says how it is used");
    return hints;
  }

  private Optional<String> instead(UnmatchedArgumentException unmatched) {
    String word = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      return word.startsWith("--")
          ? Nearest.beginningOrNear(optionName(word), options())
          : Optional.empty();
    }
    if (line.getSubcommands().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> synonym = Optional.ofNullable(SYNONYMS.get(word)).filter(commands()::contains);
    if (synonym.isPresent()) {
      return Optional.of("did you mean `" + name() + " " + synonym.get() + "`?");
    }
    if (line.getParent() == null && targeted.isTarget(word)) {
      return Optional.of("that is a runbook: runbook play " + word);
    }
    List<String> all = new ArrayList<>(commands());
    all.addAll(options());
    return Nearest.beginningOrNear(word, all).or(() -> pageOfRuns(word));
  }

  /** Who names a page after {@code runs} wants to see its runs. */
  private Optional<String> pageOfRuns(String word) {
    return Optional.ofNullable(line.getCommandSpec().findOption("--page"))
        .map(option -> "the runs of a page: " + name() + " --page " + word);
  }

  private static boolean lacksTarget(MissingParameterException missing) {
    return missing.getMissing().stream().anyMatch(each -> each.paramLabel().equals("TARGET"));
  }

  private String name() {
    return line.getCommandSpec().qualifiedName();
  }

  private static String optionName(String word) {
    return word.replaceFirst("=.*", "");
  }

  private Collection<String> commands() {
    return line.getSubcommands().entrySet().stream()
        .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> options() {
    return line.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> List.of(option.names()).stream())
        .toList();
  }
}
