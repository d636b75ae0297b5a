package dev.runbook.host;

/**
 * The host name and user that a host reports.
 *
 * @param hostname what {@code hostname} prints there
 * @param user the login name that commands run as
 */
public record Identity(String hostname, String user) {
  @Override
  public String toString() {
    return user + "@" + hostname;
  }
}
