package dev.runbook.cli.console;

import java.util.EnumMap;
import java.util.Map;
import org.fusesource.jansi.Ansi;

/** The styles of text, named for their meaning and not for their colour. */
public enum Style {
  PLAIN,
  BOLD,
  DIM,
  EMPHASIS,
  LINK,
  CODE,
  VALUE,
  GOOD,
  CAUTION,
  DANGER,
  NOTE,
  HOST_1,
  HOST_2,
  HOST_3,
  HOST_4,
  HOST_5,
  HOST_6;

  private static final Style[] HOSTS = {HOST_1, HOST_2, HOST_3, HOST_4, HOST_5, HOST_6};

  /** What begins each style, and ends all: made where there are colours, with the library's jar. */
  private static final class Sequences {
    static final String RESET = new Ansi().reset().toString();
    static final Map<Style, String> BEGIN = new EnumMap<>(Style.class);

    static {
      for (Style each : values()) {
        BEGIN.put(each, looking(each, new Ansi()).toString());
      }
    }

    private static Ansi looking(Style style, Ansi ansi) {
      return switch (style) {
        case PLAIN -> ansi;
        case BOLD -> ansi.bold();
        case DIM -> ansi.a(Ansi.Attribute.INTENSITY_FAINT);
        case EMPHASIS -> ansi.a(Ansi.Attribute.ITALIC);
        case LINK -> ansi.a(Ansi.Attribute.UNDERLINE);
        case CODE -> ansi.fgCyan();
        case VALUE, HOST_4 -> ansi.bold().fgBrightMagenta();
        case GOOD -> ansi.fgGreen();
        case CAUTION -> ansi.bold().fgYellow();
        case DANGER -> ansi.bold().fgRed();
        case NOTE -> ansi.fgBlue();
        case HOST_1 -> ansi.bold().fgCyan();
        case HOST_2 -> ansi.bold().fgGreen();
        case HOST_3 -> ansi.bold().fgBlue();
        case HOST_5 -> ansi.bold().fgBrightBlue();
        case HOST_6 -> ansi.bold().fgBrightGreen();
      };
    }
  }

  /** Ends every style. */
  static String reset() {
    return Sequences.RESET;
  }

  /** The colour of a host: the same one in every run, so that the eye learns it. */
  public static Style ofHost(String host) {
    return HOSTS[Math.floorMod(host.hashCode(), HOSTS.length)];
  }

  /** A text in this style, as a terminal takes it. */
  public String paint(String text) {
    return this == PLAIN || text.isEmpty() ? text : Sequences.BEGIN.get(this) + text + reset();
  }
}
