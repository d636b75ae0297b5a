package dev.runbook.lint;

import dev.runbook.document.Block;
import dev.runbook.graph.Command;
import dev.runbook.source.PrintableText;
import dev.runbook.source.Span;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Finds characters that make a page look like another one. */
final class CharacterChecks {
  private static final String HINT =
      "type it on the keyboard: word processors put such characters in place of - ' \" and spaces";

  private CharacterChecks() {}

  /**
   * Controls of the bidirectional algorithm, which turn text round: "Trojan Source"
   * (CVE-2021-42574).
   */
  static void bidi(Page page, Findings findings) {
    each(
        page.source().text(),
        PrintableText::isBidi,
        (at, c) ->
            findings.add(
                new Span(at, at + Character.charCount(c)),
                String.format("U+%04X reverses the order of the text after it", c),
                "delete it; text from right to left needs no such character"));
  }

  /** What a block runs is refused by the reader already; here it is the rest of the page. */
  static void invisible(Page page, Findings findings) {
    String text = page.source().text();
    for (int at : PrintableText.hidden(text)) {
      int c = text.codePointAt(at);
      boolean refused = page.blockAt(at).filter(page::runs).isPresent();
      if (isInvisible(c) && !refused) {
        findings.add(
            new Span(at, at + Character.charCount(c)),
            String.format("U+%04X is here, and it is invisible", c),
            "delete it, or write the space or hyphen that is meant");
      }
    }
  }

  /** A private character is seen where its font is, which is the author's affair in prose. */
  private static boolean isInvisible(int c) {
    return !PrintableText.isControl(c)
        && !PrintableText.isBidi(c)
        && Character.getType(c) != Character.PRIVATE_USE;
  }

  static void nonAscii(Page page, Findings findings) {
    inCommands(page, findings);
    inComments(page, findings);
  }

  /** People copy from comments, too; whole letters and dashes of prose are at home there. */
  private static void inComments(Page page, Findings findings) {
    for (Block block : page.document().blocks()) {
      if (page.runs(block)) {
        each(
            block.text(),
            c -> c == 0x2010 || c == 0x2011 || c == 0x00A0 || c == 0x202F,
            (at, c) -> {
              Span place = block.sourceSpan(at, at + 1);
              boolean inCommand =
                  page.commands().stream().anyMatch(read -> within(place, read.command().span()));
              if (!inCommand) {
                findings.add(place, message(c), HINT);
              }
            });
      }
    }
  }

  private static boolean within(Span place, Span command) {
    return place.start() >= command.start() && place.start() < command.end();
  }

  private static String message(int c) {
    return String.format(
        "`%s` (U+%04X, %s) looks like another character and is not",
        Character.toString(c), c, Character.getName(c).toLowerCase(Locale.ROOT));
  }

  private static void inCommands(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      Command command = read.command();
      int[] comments = {0};
      each(
          command.text(),
          c -> c >= 0x80 && !PrintableText.isHidden(c) && looksLikeAscii(c),
          (at, c) -> {
            if (comments[0]++ == 0) {
              findings.add(read.place(at, at + Character.charCount(c)), message(c), HINT);
            }
          });
    }
  }

  /**
   * Hyphens, quotes and spaces of typography, and letters of other alphabets that look like ours.
   * "é" and "→" look like nothing else.
   */
  private static boolean looksLikeAscii(int c) {
    boolean punctuation =
        (c >= 0x2010 && c <= 0x2015)
            || c == 0x2212
            || (c >= 0x2018 && c <= 0x201F)
            || c == 0x00A0
            || (c >= 0x2000 && c <= 0x200A)
            || c == 0x202F
            || c == 0x3000;
    boolean fullWidth = c >= 0xFF01 && c <= 0xFF5E;
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    boolean letter =
        (script == Character.UnicodeScript.CYRILLIC || script == Character.UnicodeScript.GREEK)
            && "авеіјкмнорсстухѕԁԛԝАВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ".indexOf(c) >= 0;
    return punctuation || fullWidth || letter;
  }

  private interface OnCharacter {
    void see(int at, int c);
  }

  private static void each(String text, IntPredicate which, OnCharacter visit) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (c >= 0x80 && which.test(c)) {
        visit.see(at, c);
      }
      at += Character.charCount(c);
    }
  }
}
