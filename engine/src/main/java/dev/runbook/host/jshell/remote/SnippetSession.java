package dev.runbook.host.jshell.remote;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The work of one process: it does requests one after the other, and a stop ends the current one.
 *
 * <p>When the runner is gone without a farewell, everything here ends at once, and what snippets
 * have started with it.
 */
final class SnippetSession {
  private static final long STOP_AGAIN_MILLIS = 50;

  private final Wire wire;
  private final ProcessStreams streams;
  private final File folder;
  private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
  private Evaluator evaluator;
  private int running;
  private int stopped;

  SnippetSession(Wire wire, ProcessStreams streams, File folder) {
    this.wire = wire;
    this.streams = streams;
    this.folder = folder;
  }

  void run() {
    Thread listener = new Thread(this::listen, "runbook listener");
    listener.setDaemon(true);
    listener.start();
    try {
      Evaluator made = new Evaluator(streams);
      synchronized (this) {
        evaluator = made;
      }
      wire.send(EvaluationResult.ok());
      work();
    } catch (IOException | InterruptedException e) {
      abandon();
    }
  }

  private void work() throws IOException, InterruptedException {
    while (true) {
      Request request = waiting.take();
      if (request instanceof Request.Define define) {
        evaluator.define(define);
      } else if (request instanceof Request.Evaluate evaluate) {
        evaluate(evaluate);
      } else if (request instanceof Request.Leave) {
        Runtime.getRuntime().exit(0);
      }
    }
  }

  private void evaluate(Request.Evaluate evaluate) throws IOException {
    begin(evaluate.number());
    EvaluationResult reply;
    try {
      reply =
          evaluator.evaluate(
              evaluate.number(), evaluate.text(), () -> isStopped(evaluate.number()));
    } catch (RuntimeException | Error e) {
      reply =
          EvaluationResult.failed(List.of(new SnippetProblem("JShell gave up: " + e, List.of())));
    } finally {
      begin(0);
    }
    streams.mark(evaluate.mark());
    wire.send(reply);
  }

  private synchronized void begin(int number) {
    running = number;
    notifyAll();
  }

  private synchronized boolean isStopped(int number) {
    return stopped == number;
  }

  private void listen() {
    try {
      while (true) {
        Request request = wire.request();
        if (request instanceof Request.Stop stop) {
          stop(stop.number());
        } else {
          waiting.add(request);
        }
        if (request instanceof Request.Leave) {
          return;
        }
      }
    } catch (IOException e) {
      abandon();
    }
  }

  /** Code may catch what stops it, and compiling hears nothing, so it is told again and again. */
  private void stop(int number) {
    Thread stopper =
        new Thread(
            () -> {
              try {
                stopUntilOver(number);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "runbook stopper");
    stopper.setDaemon(true);
    stopper.start();
  }

  private synchronized void stopUntilOver(int number) throws InterruptedException {
    stopped = number;
    while (running == number) {
      evaluator.stop();
      wait(STOP_AGAIN_MILLIS);
    }
  }

  /** The runner's folder goes too: there is nobody else to remove it. */
  private void abandon() {
    StartedProcesses.kill();
    FolderTree.delete(folder);
    Runtime.getRuntime().halt(1);
  }
}
