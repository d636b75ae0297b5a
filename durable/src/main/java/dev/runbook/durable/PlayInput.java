package dev.runbook.durable;

import dev.runbook.graph.GraphBuilder;
import dev.runbook.lint.HiddenFailureFinder;
import dev.runbook.plan.CompleteMachine;
import dev.runbook.plan.Library;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.Planner;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.RolloutRequest;
import dev.runbook.plan.SecretWord;
import dev.runbook.play.EarlierParts;
import dev.runbook.play.PlayContext;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayLimits;
import dev.runbook.play.RemotePlay;
import dev.runbook.run.RequestedSteps;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a run plays: the input of its workflow. There is no secret in it, only names.
 *
 * @param run the run's id
 * @param path where the page was
 * @param page the page
 * @param pageSha256 the hash of the page's bytes
 * @param section which of the page's sections is played
 * @param values the values of parameters; in the place of a secret its word
 * @param environment the names of the variables that a page may take as given
 * @param planSha256 the hash of the plan that was confirmed
 * @param settings how it is played
 * @param by who began it
 * @param rollout how its steps on a group are rolled out; null where it has none
 * @param member the host of the group that this is the part of; null where it is the whole
 * @param earlier the earlier parts of the run; null where it begins
 */
public record PlayInput(
    String run,
    String path,
    String page,
    String pageSha256,
    int section,
    Map<String, String> values,
    List<String> environment,
    String planSha256,
    Settings settings,
    StartedBy by,
    RolloutInput rollout,
    GroupMember member,
    EarlierParts earlier) {
  /** What is typed to confirm danger on {@code local}: which machine that is, a worker decides. */
  static final String LOCAL = "local";

  /** How a run is played. */
  public record Settings(
      boolean attended,
      List<String> confirm,
      List<String> with,
      List<String> skip,
      List<String> only,
      String from,
      List<String> later,
      String reason,
      long followForMillis,
      Long timeoutMillis,
      long workerWaitMillis,
      long heartbeatMillis,
      String nonce,
      Approvals approvals) {
    Settings unattended() {
      return new Settings(
          false,
          confirm,
          with,
          skip,
          only,
          from,
          later,
          reason,
          followForMillis,
          timeoutMillis,
          workerWaitMillis,
          heartbeatMillis,
          nonce,
          approvals);
    }
  }

  /**
   * What is said of approvals by a second person.
   *
   * @param required whether every danger step needs one
   * @param operatorKeys the fingerprints of the keys that the operator signs with
   */
  public record Approvals(boolean required, List<String> operatorKeys) {}

  boolean requiresApproval() {
    return settings.approvals() != null && settings.approvals().required();
  }

  List<String> operatorKeys() {
    return settings.approvals() == null ? List.of() : settings.approvals().operatorKeys();
  }

  /** Who began a run. */
  public record StartedBy(String operator, String machine, String version) {
    PlayContext.Player player() {
      return new PlayContext.Player(operator, machine, version, Optional.empty());
    }
  }

  static PlayInput of(
      RemotePlay play,
      Set<String> environment,
      WorkerTimes times,
      String nonce,
      List<String> keys,
      StartedBy by) {
    Plan plan = play.plan();
    Procedure procedure = plan.procedure();
    Map<String, String> values = new LinkedHashMap<>();
    for (PlanParam param : plan.params()) {
      if (param.secret()) {
        values.put(param.name(), word(param.name()));
      } else {
        param.value().ifPresent(value -> values.put(param.name(), value));
      }
    }
    PlayFlags flags = play.flags();
    return new PlayInput(
        play.id(),
        procedure.path().toString(),
        procedure.source().text(),
        procedure.source().sha256(),
        procedure.section().index(),
        values,
        List.copyOf(new TreeSet<>(environment)),
        PlanText.sha256(plan),
        new Settings(
            play.attended(),
            flags.confirm(),
            flags.chosen().with(),
            flags.chosen().skip(),
            flags.chosen().only(),
            flags.chosen().from().orElse(null),
            flags.later(),
            flags.reason().orElse(null),
            flags.limits().followFor().toMillis(),
            flags.limits().timeout().map(Duration::toMillis).orElse(null),
            times.patience().toMillis(),
            times.heartbeat().toMillis(),
            nonce,
            new Approvals(flags.approvals().required(), keys)),
        by,
        plan.member()
            .map(RolloutInput::onHost)
            .or(() -> plan.rollout().map(RolloutInput::of))
            .orElse(null),
        null,
        play.earlier().orElse(null));
  }

  /** The word in the place of a secret. */
  static String word(String name) {
    return SecretWord.of(name);
  }

  /** The same, to be played on one host of the group, as a run of its own. */
  PlayInput onHost(String id, GroupMember host) {
    return new PlayInput(
        id,
        path,
        page,
        pageSha256,
        section,
        values,
        environment,
        planSha256,
        settings.unattended(),
        by,
        rollout,
        host,
        earlier == null ? null : earlier.ofMember(id).orElse(null));
  }

  /** The id of a run is that of one run: it is taken again only to go on with it. */
  WorkflowIdReusePolicy reuse() {
    return earlier == null
        ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE
        : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;
  }

  /** What is played of a plan: all of it, or the part of one host. */
  Plan played(Plan plan) {
    return member == null ? plan : plan.onHost(member.host());
  }

  /** The plan, with words in the place of secrets. */
  Plan plan() {
    return plan(Map.of());
  }

  /** The plan with the values of secrets, by their names. */
  Plan plan(Map<String, String> secrets) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(secrets);
    PlanRequest request =
        new PlanRequest(
            all,
            settings.only(),
            Optional.ofNullable(settings.from()),
            rollout == null ? RolloutRequest.NONE : rollout.request());
    Procedure procedure = procedure();
    Plan plan =
        new Planner(new CompleteMachine(LOCAL, Optional.empty(), "elsewhere"))
            .plan(procedure, request);
    return plan.withHidden(
        HiddenFailureFinder.of(procedure.page(), step -> plan.step(step.id()).isPresent()));
  }

  private Procedure procedure() {
    Library reader =
        new Library(List.of(), new SourceReader(), new GraphBuilder(Set.copyOf(environment)));
    PageProcedures found = read(reader);
    return Stream.concat(Stream.of(found.wholePage()), found.all().stream())
        .filter(each -> each.section().index() == section)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the page has no section " + section));
  }

  private PageProcedures read(Library reader) {
    try {
      Path folder = Files.createTempDirectory("runbook-page-");
      Path copy = folder.resolve("page.md");
      try {
        Files.write(copy, page.getBytes(StandardCharsets.UTF_8));
        return reader.read(copy, Path.of(path));
      } finally {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why this is not what was confirmed; empty where it is. */
  Optional<String> refuse(Plan plan) {
    if (!Source.sha256(page.getBytes(StandardCharsets.UTF_8)).equals(pageSha256)) {
      return Optional.of("the page is not the one that the run was begun with");
    }
    return PlanText.sha256(plan).equals(planSha256)
        ? Optional.empty()
        : Optional.of(
            "the plan that this program makes of the page is another one than was confirmed");
  }

  PlayFlags flags() {
    return new PlayFlags(
        !settings.attended(),
        false,
        new PlayFlags.Permissions(
            settings.confirm(), new PlayFlags.Approvals(requiresApproval(), List.of())),
        new RequestedSteps(
            settings.with(),
            settings.skip(),
            settings.only(),
            Optional.ofNullable(settings.from())),
        new PlayLimits(
            Duration.ofMillis(settings.followForMillis()),
            Optional.ofNullable(settings.timeoutMillis()).map(Duration::ofMillis)),
        Optional.ofNullable(settings.reason()),
        settings.later());
  }
}
