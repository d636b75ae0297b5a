package dev.runbook.bashcheck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what is missing at a place, by asking bash about the text with something put in. */
final class Endings {
  /**
   * What may be missing.
   *
   * @param words what is put in
   * @param opener the word that it belongs to; empty where there is none
   * @param closer the word that would end what the opener begins
   */
  private record Ending(String words, String opener, String closer) {}

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("fi", "if", "fi"),
          new Ending("done", "do", "done"),
          new Ending("esac", "case", "esac"),
          new Ending("}", "{", "}"),
          new Ending(")", "(", ")"),
          new Ending("then :", "if", "fi"),
          new Ending("do :", "(?:for|while|until|select)", "done"),
          new Ending("then :; fi", "if", "fi"),
          new Ending("do :; done", "(?:for|while|until|select)", "done"),
          new Ending(":", "", ""),
          new Ending(":; }", "{", "}"));

  private final InstalledBash bash;

  Endings(InstalledBash bash) {
    this.bash = bash;
  }

  /**
   * What is missing.
   *
   * @param words what to write
   * @param opener where the word stands that it belongs to, if that was found
   */
  record Missing(String words, Optional<Matcher> opener) {}

  /**
   * What is missing before an offset, where bash has refused the text: with it, bash accepts the
   * text, or gets further in it. Nothing where bash cannot be asked once more.
   */
  Optional<Missing> before(int offset, Asked asked, Complaint complaint) {
    List<Asked> questions = new ArrayList<>();
    ENDINGS.forEach(ending -> questions.add(with(ending, offset, asked)));
    try {
      return missing(bash.read(questions), offset, asked, complaint);
    } catch (IOException e) {
      return Optional.empty(); // The error is told all the same, without this hint.
    }
  }

  private static Optional<Missing> missing(
      Map<Asked, String> said, int offset, Asked asked, Complaint complaint) {
    for (Ending ending : ENDINGS) {
      if (said.get(with(ending, offset, asked)).isEmpty()) {
        return Optional.of(missing(ending, offset, asked));
      }
    }
    return ENDINGS.stream()
        .filter(ending -> !ending.opener().isEmpty())
        .filter(ending -> getsFurther(said.get(with(ending, offset, asked)), complaint))
        .findFirst()
        .map(ending -> missing(ending, offset, asked));
  }

  private static Asked with(Ending ending, int offset, Asked asked) {
    String text = asked.text();
    return asked.about(
        text.substring(0, offset) + "\n" + ending.words() + "\n" + text.substring(offset));
  }

  /** Two lines more stand before what it has complained about. */
  private static boolean getsFurther(String said, Complaint before) {
    return Complaint.in(said)
        .filter(now -> now.endsEarly() || now.line() > before.line() + 2)
        .isPresent();
  }

  private static Missing missing(Ending ending, int offset, Asked asked) {
    return new Missing(ending.words(), opener(ending, Bare.of(asked.text()), offset));
  }

  /** The last opener before an offset that nothing closes. */
  private static Optional<Matcher> opener(Ending ending, String bare, int offset) {
    if (ending.opener().isEmpty()) {
      return Optional.empty();
    }
    Pattern both = Pattern.compile(word(ending.opener()) + "|" + word(ending.closer()));
    List<Integer> open = new ArrayList<>();
    Matcher words = both.matcher(bare).region(0, offset);
    words.useTransparentBounds(true);
    while (words.find()) {
      if (!words.group().equals(ending.closer())) {
        open.add(words.start());
      } else if (!open.isEmpty()) {
        open.remove(open.size() - 1);
      }
    }
    return open.isEmpty() || !words.find(open.get(open.size() - 1))
        ? Optional.empty()
        : Optional.of(words);
  }

  /** A word of the grammar, as far as what stands around it can tell. */
  private static String word(String word) {
    return switch (word) {
      case "(", ")" -> "\\" + word;
      case "{", "}" -> "(?<![^\\s;&|()])\\" + word + "(?![^\\s;&|()])";
      default -> "(?<![^\\s;&|(){}])" + word + "(?![^\\s;&|()])";
    };
  }
}
