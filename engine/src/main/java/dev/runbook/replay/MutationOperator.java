package dev.runbook.replay;

/** A way to change a page so that its scenarios should notice. */
public enum MutationOperator {
  /** A step is taken out. */
  DELETE_STEP("delete step", "a reply for it that has to be asked for (no `spare`) would notice"),
  /** A command of a step with several is taken out. */
  DELETE_COMMAND(
      "delete",
      "a separate reply for this command, instead of a pattern or `otherwise: ok`, would"
          + " notice"),
  /** Two commands of a step change places. */
  SWAP_COMMANDS(
      "swap",
      "a reply of the first with `set`, and a reply of the second with `when`, would notice"),
  /** Two steps change places. */
  SWAP_STEPS(
      "swap steps",
      "a reply of the first with `set`, and `when` or `forbid` for the second, would notice"),
  /** It runs on another host. */
  OTHER_HOST("other host", "`expect: {commands: {HOST: […]}}` would notice"),
  /** An author's mark of danger or caution is gone. */
  DROP_MARK("drop mark", "`expect: {asked: [STEP]}` would notice"),
  /** The step is called safe. */
  ADD_SAFE("add safe", "`expect: {asked: [STEP]}` would notice"),
  /** What is needed becomes optional. */
  MAKE_OPTIONAL(
      "make optional",
      "a scenario that does not answer it, and `expect: {outcomes: {STEP: …}}`, would notice"),
  /** What is optional becomes needed. */
  MAKE_NEEDED("make needed", "`expect: {outcomes: {STEP: left-out}}` would notice"),
  /** A failure is no failure any more. */
  OR_TRUE("add || true", "a separate reply for this command, instead of a pattern, would notice"),
  /** What keeps a failure from being passed over is gone. */
  DROP_GUARD("drop guard", "a separate reply for this command, instead of a pattern, would notice"),
  /** A check says the opposite. */
  NEGATE("negate", "a separate reply for this command, instead of a pattern, would notice"),
  /** A place that is filled in always holds the same. */
  FIXED_VALUE("fixed value", "`{{name}}` in the reply, in the place of a pattern, would notice"),
  /** One letter is another. */
  OTHER_LETTER(
      "one letter", "a separate reply for this command, instead of a pattern, would notice"),
  /** An attribute is gone. */
  DROP_ATTRIBUTE("drop attribute", "a scenario in which the step needs it would notice"),
  /** A line of the front matter is gone. */
  DROP_SETTING("drop setting", "a scenario in which the page needs it would notice");

  private final String words;
  private final String remedy;

  MutationOperator(String words, String remedy) {
    this.words = words;
    this.remedy = remedy;
  }

  /** What it does, in a word or two. */
  public String words() {
    return words;
  }

  /** What a scenario or its mock hosts lack when nobody notices. */
  String remedy() {
    return remedy;
  }
}
