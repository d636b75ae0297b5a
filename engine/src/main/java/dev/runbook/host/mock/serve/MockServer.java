package dev.runbook.host.mock.serve;

import dev.runbook.host.mock.MockHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Mock hosts behind SSH servers, one port of this machine's loopback interface for each.
 *
 * <p>Their folder, which only its owner may read, holds what an SSH client needs to find them, to
 * trust them and to be let in: {@code config}, {@code known_hosts} and {@code id}. They run
 * nothing.
 */
public final class MockServer implements AutoCloseable {
  /** Hosts that are on this machine, whatever is scripted for them. */
  private static final Set<String> HERE = Set.of("local", "jshell");

  static final String CONFIG = "config";
  static final String KNOWN = "known_hosts";
  static final String KEY = "id";

  private final Path folder;
  private final Map<String, HostServer> servers;

  private MockServer(Path folder, Map<String, HostServer> servers) {
    this.folder = folder;
    this.servers = servers;
  }

  /**
   * Starts a server for each host but those on this machine.
   *
   * @param hosts what they answer, and what remembers it
   * @param values what <code>{{name}}</code> stands for, by name
   * @param folder is made, or written into
   * @throws IOException when a server cannot be started or the folder cannot be written
   */
  public static MockServer start(MockHosts hosts, Map<String, String> values, Path folder)
      throws IOException {
    Map<String, HostServer> servers = new LinkedHashMap<>();
    KeyPair client = Keys.fresh();
    MockServer server = new MockServer(folder, servers);
    try {
      for (String name : hosts.names()) {
        if (!HERE.contains(name)) {
          servers.put(
              name, HostServer.start(name, hosts, new QuotedParams(values), client.getPublic()));
        }
      }
      server.write(client);
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** The names of the hosts that are served. */
  public List<String> names() {
    return List.copyOf(servers.keySet());
  }

  /** The port that a host is served on. */
  public int port(String name) {
    return servers.get(name).port();
  }

  /** The OpenSSH configuration that leads to them, for {@code ssh -F}. */
  public Path config() {
    return folder.resolve(CONFIG);
  }

  /** What it writes into a folder. */
  public static List<Path> files(Path folder) {
    return List.of(folder.resolve(CONFIG), folder.resolve(KNOWN), folder.resolve(KEY));
  }

  private void write(KeyPair client) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Keys.write(client, folder.resolve(KEY));
    List<String> known = new ArrayList<>();
    List<String> config = new ArrayList<>();
    servers.forEach(
        (name, server) -> {
          known.add(server.knownHost());
          config.add(server.config(name, folder));
        });
    Files.writeString(folder.resolve(KNOWN), String.join("", known), StandardCharsets.UTF_8);
    Files.writeString(config(), String.join("\n", config), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    servers.values().forEach(HostServer::close);
  }
}
