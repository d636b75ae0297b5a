package dev.runbook.source;

/**
 * A command of a GitHub workflow, which shows it beside the lines of a pull request.
 *
 * <p>A message has {@code %}, CR and LF escaped, a property {@code :} and {@code ,} too, as
 * GitHub's toolkit does.
 */
public final class GithubCommand {
  private final StringBuilder line = new StringBuilder();
  private boolean first = true;

  private GithubCommand(String name) {
    line.append("::").append(name);
  }

  /** Begins one: {@code error}, {@code warning} or {@code notice}. */
  public static GithubCommand of(String name) {
    return new GithubCommand(name);
  }

  /** The same with a property. */
  public GithubCommand with(String property, String value) {
    line.append(first ? " " : ",").append(property).append('=');
    line.append(
        PrintableText.line(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C"));
    first = false;
    return this;
  }

  /** The command as a workflow prints it. */
  public String saying(String message) {
    StringBuilder data = new StringBuilder();
    for (String each : message.split("\n", -1)) {
      data.append(data.length() == 0 ? "" : "%0A");
      data.append(PrintableText.line(each).replace("%", "%25"));
    }
    return line + "::" + data;
  }
}
