package dev.runbook.lint;

import dev.runbook.document.Element;
import dev.runbook.document.HostGroup;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.document.Settings;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.shell.Reason;
import dev.runbook.shell.program.Call;
import dev.runbook.source.Nearest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks that it is clear on which machine a command runs. */
final class HostChecks {
  /** They ask or change the machine they run on, so that it matters which one it is. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of(
          "systemctl",
          "journalctl",
          "service",
          "docker",
          "docker-compose",
          "podman",
          "psql",
          "pg_dump",
          "mysql",
          "ufw",
          "iptables",
          "nft",
          "nginx",
          "apt",
          "apt-get",
          "dnf",
          "yum",
          "snap",
          "crontab",
          "lsof",
          "ss",
          "netstat",
          "df",
          "free",
          "reboot",
          "shutdown",
          "fail2ban-client",
          "certbot",
          "zfs",
          "zpool",
          "mount",
          "umount",
          "sysctl",
          "dmesg");

  private static final Pattern SAYS_HERE =
      Pattern.compile(
          "(?<![/\\w.-])(?:local(?:ly)?(?![/.\\w-])|laptop|workstation|this machine|your (?:own"
              + " )?(?:machine|computer)|control node)\\b",
          Pattern.CASE_INSENSITIVE);

  private HostChecks() {}

  static void mixed(Page page, Findings findings) {
    Map<String, String> remote = new HashMap<>();
    for (ReadCommand read : page.commands()) {
      HostUse where = read.command().where();
      if (!where.isHere() && !where.kept()) {
        read.called().forEach(called -> note(called, where.host(), remote));
      }
    }
    Set<Integer> said = new HashSet<>();
    for (ReadCommand read : page.commands()) {
      boolean throughSsh = read.called().stream().anyMatch(each -> each.program().equals("ssh"));
      if (read.command().where().isLocal() && !throughSsh) {
        for (Call called : read.called()) {
          String host = remote.get(called.program());
          if (host != null
              && !said.contains(read.step().section())
              && !saysHere(page, read.step())) {
            said.add(read.step().section());
            findings.add(
                read.place(),
                "`"
                    + called.program()
                    + "` runs on this machine here, and on "
                    + host
                    + " elsewhere on the page",
                "write `ssh "
                    + host
                    + " \"…\"` or `{host="
                    + host
                    + "}` if the host is meant; else say \"on your own machine\" above it, or"
                    + " `{host=local}`");
          }
        }
      }
    }
  }

  private static void note(Call called, String host, Map<String, String> remote) {
    if (OF_THE_MACHINE.contains(called.program())) {
      remote.putIfAbsent(called.program(), host);
    }
  }

  private static boolean saysHere(Page page, Step step) {
    Section section = page.section(step);
    boolean named =
        page.blockAt(step.span().start())
            .flatMap(block -> block.attributes().text("host"))
            .isPresent();
    if (named || section.attributes().text("host").isPresent()) {
      return true;
    }
    return SAYS_HERE.matcher(step.title()).find()
        || SAYS_HERE.matcher(section.title()).find()
        || section.elements().stream().anyMatch(HostChecks::saysHere);
  }

  private static boolean saysHere(Element element) {
    return element instanceof Prose prose && SAYS_HERE.matcher(prose.plain()).find();
  }

  static void hidden(Page page, Findings findings) {
    Set<Integer> said = new HashSet<>();
    for (Step step : page.graph().steps()) {
      for (Reason reason : step.reasons()) {
        if (reason.rule().equals(Reason.HIDDEN_HOST)
            && !saysWhere(page, step)
            && said.add(reason.line().orElse(step.line()))) {
          findings.add(
              page.firstLine(step.span()),
              reason.message(),
              "say it where it is read: in the text, by `{host=…}` on the fence, or by `ssh"
                  + " ALIAS`");
        }
      }
    }
  }

  /** Whether the page's own words name the host that a step runs on. */
  private static boolean saysWhere(Page page, Step step) {
    Section section = page.section(step);
    return step.hosts().stream()
        .allMatch(
            host ->
                host.equals(HostUse.LOCAL)
                    ? SAYS_HERE.matcher(section.title()).find()
                        || section.elements().stream().anyMatch(HostChecks::saysHere)
                    : page.document().sections().stream()
                        .flatMap(each -> each.elements().stream())
                        .anyMatch(
                            each -> each instanceof Prose prose && prose.plain().contains(host)));
  }

  static void undeclared(Page page, Findings findings) {
    Map<String, Settings.ExpectedHost> hosts = page.document().frontMatter().settings().hosts();
    Set<String> said = new HashSet<>();
    if (hosts.isEmpty()) {
      return;
    }
    for (Step step : page.graph().steps()) {
      for (Command command : step.commands()) {
        String host = command.where().host();
        boolean known =
            command.where().isHere()
                || command.where().group().isPresent()
                || hosts.containsKey(host)
                || host.contains("<");
        if (!known && said.add(host)) {
          findings.add(
              page.firstLine(command.span()),
              "the front matter declares the identities of hosts, but not of `" + host + "`",
              Nearest.didYouMean(host, hosts.keySet())
                  .orElse(
                      "add it under `runbook: hosts:`, so that the wrong machine is noticed before"
                          + " a danger step"));
        }
      }
    }
  }

  static void unknownGroup(Page page, Findings findings) {
    Set<String> groups = page.document().frontMatter().settings().rollout().groups().keySet();
    Set<String> said = new HashSet<>();
    for (Step step : page.graph().steps()) {
      for (Command command : step.commands()) {
        Optional<String> group = command.where().group();
        if (group.isPresent() && !groups.contains(group.get()) && said.add(group.get())) {
          findings.add(
              page.firstLine(command.span()),
              "the front matter has no group `" + group.get() + "`",
              Nearest.didYouMean(group.get(), groups)
                  .orElse("list its hosts under `runbook: hosts:`, or play it with --hosts FILE"));
        }
      }
    }
  }

  static void unused(Page page, Findings findings) {
    Set<String> used = new HashSet<>();
    page.graph().steps().forEach(step -> used.addAll(step.hosts()));
    page.document().frontMatter().settings().rollout().groups().values().stream()
        .filter(group -> used.contains(HostGroup.PREFIX + group.name()))
        .forEach(group -> used.addAll(group.hosts()));
    String text = page.source().text();
    page.document()
        .frontMatter()
        .settings()
        .hosts()
        .forEach(
            (name, host) -> {
              boolean inText = text.contains("ssh " + name) || text.contains("@" + name);
              if (!used.contains(name) && !inText && !name.equals(HostUse.LOCAL)) {
                findings.add(
                    page.firstLine(host.span()),
                    "nothing on the page runs on `" + name + "`",
                    Nearest.didYouMean(name, used).orElse("take it out, or mend the name"));
              }
            });
  }
}
