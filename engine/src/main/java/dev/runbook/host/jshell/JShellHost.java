package dev.runbook.host.jshell;

import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * JShell on this machine.
 *
 * <p>Its shell is one Java process for the whole run, so that variables, methods and classes last
 * from block to block. Opening it returns at once: it gets ready in the background.
 */
public final class JShellHost implements Host {
  /** The name it has in plans and records. */
  public static final String NAME = "jshell";

  private final JavaSetting setting;
  private final Supplier<Identity> identity;

  /**
   * JShell as the operator would start it.
   *
   * @param javaHome the Java that runs it
   * @param environment the operator's environment
   * @param workingFolder where it starts
   * @param temporaryFolder where a private folder may be made for the time of a run
   * @param identity says who this machine is
   */
  public JShellHost(
      Path javaHome,
      Map<String, String> environment,
      Path workingFolder,
      Path temporaryFolder,
      Supplier<Identity> identity) {
    this.setting =
        new JavaSetting(
            javaHome,
            environment,
            workingFolder.toAbsolutePath(),
            temporaryFolder.toAbsolutePath());
    this.identity = identity;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Identity identity() {
    return identity.get();
  }

  @Override
  public Shell open(OutputSink between) {
    return JavaShell.begin(setting, between);
  }
}
