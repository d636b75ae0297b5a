package dev.runbook.play;

import dev.runbook.document.HostGroup;
import dev.runbook.document.HostGroups;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of hosts from a YAML file that is one mapping from names to lists of aliases. */
public final class HostsFile {
  private HostsFile() {}

  /**
   * Reads it: the aliases of each group, in the order of their turns.
   *
   * @param path the file
   * @param maxBytes the largest file that is read, in bytes
   * @throws UnreadableException when it cannot be read, is larger or something else, or a group of
   *     it cannot be used: all that is wrong
   */
  public static Map<String, List<String>> read(Path path, long maxBytes) {
    Source source = new SourceReader(maxBytes).read(path);
    Problems problems = new Problems(source);
    Optional<YamlNode> node = Yaml.parse(source, problems);
    Map<String, List<String>> groups = new LinkedHashMap<>();
    node.flatMap(each -> YamlMapping.of(each, "", problems))
        .map(file -> new HostGroups(problems).ofFile(file))
        .map(Map::values)
        .ifPresent(all -> all.forEach(group -> put(group, groups)));
    if (!problems.all().isEmpty()) {
      throw new UnreadableException(problems.sorted());
    }
    return groups;
  }

  private static void put(HostGroup group, Map<String, List<String>> groups) {
    groups.put(group.name(), group.hosts());
  }
}
