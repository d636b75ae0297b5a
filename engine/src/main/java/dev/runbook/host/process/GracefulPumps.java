package dev.runbook.host.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.exec.PumpStreamHandler;

/**
 * Reads both streams of a helper program. After the program's end it reads for a short while only,
 * since a child in the background may hold the streams for ever.
 */
final class GracefulPumps extends PumpStreamHandler {
  private final List<Thread> pumps = new ArrayList<>();

  GracefulPumps(OutputStream stdout, OutputStream stderr) {
    super(stdout, stderr);
  }

  @Override
  protected Thread createPump(InputStream from, OutputStream to, boolean closing) {
    Thread pump = super.createPump(from, to, closing);
    pumps.add(pump);
    return pump;
  }

  @Override
  public void stop() {
    Pump.join(pumps);
  }
}
