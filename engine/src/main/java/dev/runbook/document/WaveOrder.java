package dev.runbook.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which waves the hosts of a group have their turn, such as {@code canary 1, then 10 %, then 100
 * %}: after each wave so many of them have had it.
 *
 * @param text as it was written
 * @param stages where each wave ends
 */
public record WaveOrder(String text, List<Stage> stages) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** One host, then all others. */
  public static final WaveOrder USUAL = new WaveOrder("canary 1, then 100 %", usual());

  private static final Pattern STAGE =
      Pattern.compile("(?<canary>canary )?(?<number>\\d{1,6}(?:\\.\\d{1,3})?) ?(?<percent>%)?");

  /**
   * The end of a wave.
   *
   * @param canary whether it is a trial, which the first error ends
   * @param number how many hosts have had their turn then, or how many in a hundred
   * @param percent whether the number is a share
   */
  public record Stage(boolean canary, BigDecimal number, boolean percent) {
    /** How many of a group's hosts have had their turn then: a share is rounded up. */
    int reaches(int size) {
      if (!percent) {
        return number.min(BigDecimal.valueOf(size)).intValue();
      }
      return number
          .multiply(BigDecimal.valueOf(size))
          .divide(HUNDRED, 0, RoundingMode.CEILING)
          .intValue();
    }

    private boolean isAll() {
      return percent && number.compareTo(HUNDRED) == 0;
    }

    private boolean isFraction() {
      return number.stripTrailingZeros().scale() > 0;
    }
  }

  /** Copies the list. */
  public WaveOrder {
    stages = List.copyOf(stages);
  }

  private static List<Stage> usual() {
    return List.of(new Stage(true, BigDecimal.ONE, false), new Stage(false, HUNDRED, true));
  }

  /**
   * What was read of an order.
   *
   * @param order the order; empty where it is none
   * @param why why it is none; empty where it is one
   */
  public record Read(Optional<WaveOrder> order, String why) {
    private static Read refused(String why) {
      return new Read(Optional.empty(), why);
    }
  }

  /** Reads an order. */
  public static Read read(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    List<Stage> stages = new ArrayList<>();
    for (String part : plain.split(" ?, ?(?:then )?| then ", -1)) {
      Matcher stage = STAGE.matcher(part);
      if (!stage.matches()) {
        return Read.refused("`" + part + "` is neither `canary N` nor `N %`");
      }
      boolean canary = stage.group("canary") != null;
      boolean percent = stage.group("percent") != null;
      Stage read = new Stage(canary, new BigDecimal(stage.group("number")), percent);
      Optional<String> wrong = wrong(read, part, stages);
      if (wrong.isPresent()) {
        return Read.refused(wrong.get());
      }
      stages.add(read);
    }
    return stages.get(stages.size() - 1).isAll()
        ? new Read(Optional.of(new WaveOrder(text.strip(), stages)), "")
        : Read.refused("it does not end with `100 %`, so that some hosts would never have a turn");
  }

  private static Optional<String> wrong(Stage stage, String part, List<Stage> before) {
    if (!stage.percent() && !stage.canary()) {
      return Optional.of("`" + part + "` is neither `canary N` nor `N %`");
    }
    if (stage.canary() && !before.isEmpty()) {
      return Optional.of("`" + part + "` comes too late: a canary is the first wave");
    }
    if (stage.number().signum() == 0 || stage.percent() && stage.number().compareTo(HUNDRED) > 0) {
      return Optional.of("`" + part + "` is no share of a group");
    }
    if (!stage.percent() && stage.isFraction()) {
      return Optional.of("`" + part + "` counts hosts, and there are no parts of one");
    }
    return before.stream()
        .filter(Stage::percent)
        .filter(earlier -> stage.number().compareTo(earlier.number()) <= 0)
        .findFirst()
        .map(
            earlier ->
                "`"
                    + part
                    + "` is no more than before: each share counts the hosts of the waves before"
                    + " it, too");
  }

  /** The waves of some hosts, in their order; a wave to which none is left is none. */
  public List<List<String>> waves(List<String> hosts) {
    List<List<String>> waves = new ArrayList<>();
    int from = 0;
    for (Stage stage : stages) {
      int to = Math.max(from, stage.reaches(hosts.size()));
      if (to > from) {
        waves.add(hosts.subList(from, to));
      }
      from = to;
    }
    return waves;
  }

  /** Whether the first wave is a trial. */
  public boolean hasCanary() {
    return stages.get(0).canary();
  }
}
