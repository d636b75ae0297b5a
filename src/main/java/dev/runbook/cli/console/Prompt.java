package dev.runbook.cli.console;

/**
 * One question on one line.
 *
 * @param text what stands before the cursor
 * @param initial what stands there to be changed; usually nothing
 * @param secret whether what is typed must not be seen
 * @param grave whether an answer may destroy something: input must have been quiet before it is
 *     asked
 */
public record Prompt(Text text, String initial, boolean secret, boolean grave) {
  /** An ordinary question. */
  public static Prompt of(Text text) {
    return new Prompt(text, "", false, false);
  }

  /** The same with a text to change. */
  public Prompt startingWith(String text) {
    return new Prompt(this.text, text, secret, grave);
  }

  /** The same with the answer kept off the screen. */
  public Prompt unseen() {
    return new Prompt(text, initial, true, grave);
  }

  /** The same for an answer that may destroy something. */
  public Prompt destroying() {
    return new Prompt(text, initial, secret, true);
  }
}
