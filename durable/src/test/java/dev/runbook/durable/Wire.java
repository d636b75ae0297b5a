package dev.runbook.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.Waiting;
import dev.runbook.plan.Plan;
import dev.runbook.play.PlayContext;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemotePlay;
import dev.runbook.run.Hosts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Hosts behind a worker: all that they are asked, and all that they reply, is JSON on its way. */
public final class Wire {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  /** The hosts as a run sees them. */
  public static Hosts to(Hosts hosts, Plan plan) {
    PlayContext.Player ops = new PlayContext.Player("ops", "laptop", "1", Optional.empty());
    PlayInput input =
        PlayInput.of(
            new RemotePlay("20260102-030405-abcd", plan, PlayFlags.unattended(), false, ops),
            Set.of(),
            WorkerTimes.USUAL,
            "nonce",
            List.of(),
            new PlayInput.StartedBy("ops", "laptop", "1"));
    Runbooks runbooks =
        Runbooks.reaching(
            hosts,
            PlayInput.LOCAL,
            EngineConfig.builder().environment(Map.of()).unrecorded().build());
    return new RemoteHosts(
        new Direct(new HostWorker(runbooks, Map.of(), new Still()), input), input);
  }

  private record Direct(HostWorker worker, PlayInput input) implements RunLog {
    @Override
    public HostReply call(HostCall call) {
      HostReply reply = made(call);
      return reply.state() == HostReply.State.UNPREPARED ? made(call.playing(input)) : reply;
    }

    private HostReply made(HostCall call) {
      return copy(worker.call(copy(call, HostCall.class)), HostReply.class);
    }

    private static <T> T copy(T value, Class<T> type) {
      try {
        return JSON.readValue(JSON.writeValueAsString(value), type);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void interrupt() {}

    @Override
    public String answer(AskedQuestion question, Supplier<String> asks) {
      return asks.get();
    }

    @Override
    public Waiting waiting() {
      return Waiting.real();
    }
  }

  private static final class Still implements Heartbeats {
    @Override
    public Beating begin(Runnable interrupt, Supplier<LiveOutput> newest) {
      return () -> {};
    }

    @Override
    public void close() {}
  }
}
