/**
 * Executable runbooks as a library: {@link dev.runbook.Runbooks} is the door.
 *
 * <p>What a user's program names is exported, and nothing else. MINA SSHD, for mock hosts behind
 * SSH, is not required: its jars share packages, so they work on the class path only.
 */
module dev.runbook {
  requires com.fasterxml.jackson.jr.ob;
  requires com.jcraft.jsch;
  requires jdk.jshell;
  requires org.apache.commons.exec;
  requires org.commonmark;
  requires org.snakeyaml.engine;
  requires static org.junit.jupiter.api;
  requires static org.junit.platform.commons;
  requires static org.opentest4j;

  exports dev.runbook;
  exports dev.runbook.graph;
  exports dev.runbook.host;
  exports dev.runbook.host.mock;
  exports dev.runbook.journal;
  exports dev.runbook.junit;
  exports dev.runbook.lint;
  exports dev.runbook.plan;
  exports dev.runbook.play;
  exports dev.runbook.replay;
  exports dev.runbook.report;
  exports dev.runbook.run;
  exports dev.runbook.shell;
  exports dev.runbook.source;
}
