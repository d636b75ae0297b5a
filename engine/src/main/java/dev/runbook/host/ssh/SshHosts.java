package dev.runbook.host.ssh;

import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The hosts of a run that it reaches by SSH.
 *
 * <p>All ways of using one alias with the same options share one connection, which is opened when
 * it is first needed and closed with this.
 */
final class SshHosts implements AutoCloseable {
  private static final Pattern ALIAS = Pattern.compile("[^-\\s\\p{Cntrl}][^\\s\\p{Cntrl}]*");

  private record ConnectionKey(String alias, List<String> options) {}

  private final RouteFinder router;
  private final LinkOpener opener;
  private final Operator operator;
  private final Map<ConnectionKey, SharedLine> lines = new LinkedHashMap<>();

  /** Hosts whose configuration and connections come from these. */
  public SshHosts(RouteFinder router, LinkOpener opener, Operator operator) {
    this.router = router;
    this.opener = opener;
    this.operator = operator;
  }

  /**
   * The host that an alias stands for.
   *
   * @param options the page's own options for reaching it
   * @param kept whether its shells are one bash each, whose state lasts, rather than a login shell
   *     for each command
   * @throws HostException when {@code ssh} could take the alias for something else
   */
  public synchronized Host host(String alias, List<String> options, boolean kept) {
    if (!ALIAS.matcher(alias).matches()) {
      throw new HostException(
          Kind.SETUP,
          "not a host alias: it begins with '-' or holds a space or a control character");
    }
    SharedLine line =
        lines.computeIfAbsent(
            new ConnectionKey(alias, List.copyOf(options)),
            way -> new SharedLine(alias, () -> opener.open(router.route(alias, way.options()))));
    return new SshHost(alias, line, kept, operator);
  }

  /** Closes the connections to an alias, by whatever options. */
  void release(String alias) {
    List<SharedLine> closing = new ArrayList<>();
    synchronized (this) {
      lines
          .entrySet()
          .removeIf(line -> line.getKey().alias().equals(alias) && closing.add(line.getValue()));
    }
    closing.forEach(SharedLine::close);
  }

  @Override
  public synchronized void close() {
    lines.values().forEach(SharedLine::close);
    lines.clear();
  }
}
