package dev.runbook.host.ssh;

/**
 * What is left of a command there.
 *
 * @param root whether its shell still runs
 * @param others how many others
 */
record Left(boolean root, int others) {
  /** As the warden counts; nothing when it does not answer, since then nothing can be done. */
  static Left of(Warden warden, String marker) {
    String[] words = warden.ask("left", marker).orElse("0 0").split(" ");
    return new Left(!words[0].equals("0"), Integer.parseInt(words[1]));
  }
}
