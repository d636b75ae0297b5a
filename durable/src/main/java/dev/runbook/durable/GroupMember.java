package dev.runbook.durable;

import dev.runbook.host.Connection;
import dev.runbook.host.Identity;
import dev.runbook.run.Approval;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.HostConsent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The host of a group on which a run plays the group's steps, as a payload.
 *
 * @param host its alias
 * @param leader the id of the run that leads
 * @param dangers the ids of the danger steps that were confirmed for its wave
 * @param approvals what a second person has approved for its wave
 * @param seen who it said it was then; null where it was not asked
 */
public record GroupMember(
    String host, String leader, List<String> dangers, List<Approved> approvals, Seen seen) {
  /** An approval of a step. */
  public record Approved(
      String step, String id, String signer, String key, String made, String until, String signed) {
    static Approved of(String step, Approval.Granted granted) {
      return new Approved(
          step,
          granted.id(),
          granted.signer(),
          granted.key(),
          granted.made().toString(),
          granted.until().toString(),
          granted.signed());
    }

    Approval.Granted granted() {
      return new Approval.Granted(
          id, signer, key, Instant.parse(made), Instant.parse(until), signed);
    }
  }

  /** Who a host said it was, and how it was reached. */
  public record Seen(
      String hostname, String user, String transport, String address, String fingerprint) {
    static Seen of(HostAnswer answer) {
      Optional<Connection> connection = answer.connection();
      return new Seen(
          answer.identity().hostname(),
          answer.identity().user(),
          connection.map(Connection::transport).orElse(null),
          connection.map(Connection::address).orElse(null),
          connection.map(Connection::fingerprint).orElse(null));
    }

    HostAnswer answer() {
      return new HostAnswer(
          new Identity(hostname, user),
          Optional.ofNullable(transport).map(way -> new Connection(way, address, fingerprint)));
    }
  }

  static GroupMember of(String host, String leader, HostConsent consent) {
    return new GroupMember(
        host,
        leader,
        List.copyOf(new TreeSet<>(consent.dangers())),
        consent.approvals().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> Approved.of(each.getKey(), each.getValue()))
            .toList(),
        consent.seen().map(Seen::of).orElse(null));
  }

  HostConsent consent() {
    Map<String, Approval.Granted> granted = new LinkedHashMap<>();
    approvals.forEach(each -> granted.put(each.step(), each.granted()));
    return new HostConsent(
        Set.copyOf(dangers), granted, Optional.ofNullable(seen).map(Seen::answer));
  }
}
