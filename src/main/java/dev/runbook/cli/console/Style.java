package dev.runbook.cli.console;

import java.util.function.UnaryOperator;
import org.fusesource.jansi.Ansi;

/** The styles of text, named for their meaning and not for their colour. */
public enum Style {
  PLAIN(ansi -> ansi),
  BOLD(Ansi::bold),
  DIM(ansi -> ansi.a(Ansi.Attribute.INTENSITY_FAINT)),
  EMPHASIS(ansi -> ansi.a(Ansi.Attribute.ITALIC)),
  LINK(ansi -> ansi.a(Ansi.Attribute.UNDERLINE)),
  CODE(Ansi::fgCyan),
  VALUE(ansi -> ansi.bold().fgBrightMagenta()),
  GOOD(Ansi::fgGreen),
  CAUTION(ansi -> ansi.bold().fgYellow()),
  DANGER(ansi -> ansi.bold().fgRed()),
  NOTE(Ansi::fgBlue),
  HOST_1(ansi -> ansi.bold().fgCyan()),
  HOST_2(ansi -> ansi.bold().fgGreen()),
  HOST_3(ansi -> ansi.bold().fgBlue()),
  HOST_4(ansi -> ansi.bold().fgBrightMagenta()),
  HOST_5(ansi -> ansi.bold().fgBrightBlue()),
  HOST_6(ansi -> ansi.bold().fgBrightGreen());

  private static final Style[] HOSTS = {HOST_1, HOST_2, HOST_3, HOST_4, HOST_5, HOST_6};

  /** Ends every style. */
  static final String RESET = new Ansi().reset().toString();

  private final String sequence;

  Style(UnaryOperator<Ansi> look) {
    this.sequence = look.apply(new Ansi()).toString();
  }

  /** The colour of a host: the same one in every run, so that the eye learns it. */
  public static Style ofHost(String host) {
    return HOSTS[Math.floorMod(host.hashCode(), HOSTS.length)];
  }

  /** A text in this style, as a terminal takes it. */
  public String paint(String text) {
    return this == PLAIN || text.isEmpty() ? text : sequence + text + RESET;
  }
}
