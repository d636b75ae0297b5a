package dev.runbook.plan;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Placeholders that spell a date, such as {@code YYYYMMDD}, and the format they ask for. */
public final class DateFormats {
  private static final String ISO = "YYYY-MM-DD";
  private static final Pattern SPELLED =
      Pattern.compile(
          "(?:Y{2}|Y{4})[-_./]?MM.*|(?:DD|MM)[-_./]?(?:DD|MM)[-_./]?YYYY|HH:MM(?::SS)?");

  /** A field, or one letter between fields. */
  private static final Pattern PART = Pattern.compile("YYYY|YY|MM|DD|HH|SS|.");

  private DateFormats() {}

  /** Whether a placeholder spells a date, a time or both. */
  public static boolean isDate(String placeholder) {
    return SPELLED.matcher(upper(placeholder)).matches();
  }

  /** How a value for the placeholder is written: as it spells, else {@code YYYY-MM-DD}. */
  public static String shown(String placeholder) {
    return isDate(placeholder) ? upper(placeholder) : ISO;
  }

  /** A moment as the placeholder spells it. */
  public static String format(String placeholder, LocalDateTime moment) {
    return DateTimeFormatter.ofPattern(formatOf(placeholder)).format(moment);
  }

  /** Java's pattern for it: the first MM is the month, one after HH the minutes. */
  static String formatOf(String placeholder) {
    StringBuilder pattern = new StringBuilder();
    boolean time = false;
    Matcher part = PART.matcher(shown(placeholder));
    while (part.find()) {
      time |= part.group().equals("HH");
      pattern.append(
          switch (part.group()) {
            case "YYYY" -> "uuuu";
            case "YY" -> "uu";
            case "MM" -> time ? "mm" : "MM";
            case "DD" -> "dd";
            case "HH" -> "HH";
            case "SS" -> "ss";
            default -> "'" + part.group() + "'";
          });
    }
    return pattern.toString();
  }

  /** Some pages write the fields in small letters. */
  private static String upper(String placeholder) {
    return placeholder.matches("[ymdhs].*") ? placeholder.toUpperCase(Locale.ROOT) : placeholder;
  }
}
