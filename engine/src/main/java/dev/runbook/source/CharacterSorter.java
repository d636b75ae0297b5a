package dev.runbook.source;

import java.util.function.IntPredicate;

/**
 * Splits a text into visible and invisible characters, in order.
 *
 * <p>A joiner or a variation selector by itself is not seen; as a part of an emoji it is spelling.
 * Which it is may depend on what follows, so it is held back for that long: the text may come in
 * pieces.
 */
public abstract class CharacterSorter {
  /** What is before the next character. */
  private enum Before {
    OTHER,
    KEY,
    PICTURE,
    STYLED_PICTURE,
    BLACK_FLAG
  }

  private final IntPredicate hidden;
  private final StringBuilder held = new StringBuilder();
  private Before before = Before.OTHER;

  /**
   * A sorter.
   *
   * @param hidden whether a character that is part of no emoji is not seen
   */
  protected CharacterSorter(IntPredicate hidden) {
    this.hidden = hidden;
  }

  /** Takes a character that is seen, itself or as part of what is. */
  protected abstract void seen(int c);

  /** Takes a character that nobody would see. */
  protected abstract void unseen(int c);

  /** The next character. */
  public final void put(int c) {
    if (held.length() > 0 && goesOn(c)) {
      return;
    }
    end();
    if (isPending(c)) {
      held.appendCodePoint(c);
    } else if (before == Before.PICTURE && (c == Emoji.EMOJI_STYLE || c == Emoji.TEXT_STYLE)) {
      seen(c);
      before = Before.STYLED_PICTURE;
    } else {
      alone(c);
    }
  }

  /** The end of the text, or of what may belong together: nothing stays held back. */
  public final void end() {
    if (held.length() > 0) {
      held.codePoints().forEach(this::unseen);
      held.setLength(0);
      before = Before.OTHER;
    }
  }

  /** Whether nothing is held back. */
  public final boolean holdsNothing() {
    return held.length() == 0;
  }

  private boolean isPending(int c) {
    return switch (before) {
      case PICTURE, STYLED_PICTURE -> c == Emoji.JOINER;
      case KEY -> c == Emoji.EMOJI_STYLE;
      case BLACK_FLAG -> c == Emoji.JOINER || Emoji.isTag(c);
      case OTHER -> false;
    };
  }

  /** Whether a character says that what is held back is spelling, or leaves it open. */
  private boolean goesOn(int c) {
    int first = held.codePointAt(0);
    if (Emoji.isTag(first) && Emoji.isTag(c)) {
      held.appendCodePoint(c);
      return true;
    }
    boolean spelt =
        switch (first) {
          case Emoji.JOINER -> Emoji.isPicture(c);
          case Emoji.EMOJI_STYLE -> c == Emoji.KEYCAP;
          default -> c == Emoji.END_TAG && Emoji.isFlag(held);
        };
    if (spelt) {
      held.codePoints().forEach(this::seen);
      held.setLength(0);
      seen(c);
      before = first == Emoji.JOINER ? Before.PICTURE : Before.OTHER;
    }
    return spelt;
  }

  private void alone(int c) {
    if (hidden.test(c)) {
      unseen(c);
      before = Before.OTHER;
      return;
    }
    seen(c);
    boolean onPicture = before == Before.PICTURE || before == Before.STYLED_PICTURE;
    if (c == Emoji.BLACK_FLAG) {
      before = Before.BLACK_FLAG;
    } else if (Emoji.isPicture(c)) {
      before = Before.PICTURE;
    } else if (Emoji.isSkinTone(c) && onPicture) {
      before = Before.STYLED_PICTURE;
    } else {
      before = Emoji.isOnKeys(c) ? Before.KEY : Before.OTHER;
    }
  }
}
