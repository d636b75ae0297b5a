import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.plan.Plan;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Plays a runbook on a mock host, from a program: nobody is asked, and the run is recorded. */
public class PlayARunbook {
  public static void main(String[] args) {
    EngineConfig config = EngineConfig.builder().library(List.of(Path.of("examples"))).build();
    try (Runbooks runbooks = Runbooks.on(Path.of("examples/danger.mock.yaml"), config)) {
      Plan plan = runbooks.plan("danger", Map.of());
      PlayResult played = runbooks.play(plan, PlayFlags.unattended().confirming("destroy@db1"));
      System.out.println("the run is " + played.result().word() + played.detail());
      played.record().ifPresent(run -> System.out.println("its record is " + run.path()));
    }
  }
}
