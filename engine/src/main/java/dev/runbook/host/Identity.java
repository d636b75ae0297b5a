package dev.runbook.host;

/**
 * Who a host says it is, asked on the host itself.
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
