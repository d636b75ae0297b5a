package dev.runbook.approval;

import dev.runbook.graph.Step;
import dev.runbook.run.Approval;
import dev.runbook.run.ApprovalRequest;
import dev.runbook.run.SecondPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the requests of a run for approvals, and finds the approvals: both are files on this
 * machine.
 */
public final class ApprovalFiles implements SecondPerson {
  private static final String REQUEST = ".request";
  private static final String APPROVAL = ".approval";

  private final ApprovalSetting setting;
  private final SshSignatures signatures;
  private final UsedApprovals used;
  private final Set<String> ours = new HashSet<>();
  private final Clock clock;

  /** A desk for one run. */
  public ApprovalFiles(ApprovalSetting setting, Clock clock) {
    this.setting = setting;
    this.signatures = new SshSignatures(setting.environment());
    this.used = new UsedApprovals(setting.used());
    this.clock = clock;
  }

  /** The file of a step's request in the folder of its run's approvals. */
  public static Path request(Path waiting, String step) {
    return waiting.resolve(name(step) + REQUEST);
  }

  /** The file of a step's approval in the folder of its run's approvals. */
  public static Path approval(Path waiting, String step) {
    return waiting.resolve(name(step) + APPROVAL);
  }

  private static String name(String step) {
    return step.replace('/', '.');
  }

  @Override
  public Need need(Step step) {
    boolean needed = step.options().secondPerson() || setting.required() && step.isDanger();
    if (!needed) {
      return Need.NONE;
    }
    return setting.said() ? Need.SAID : Need.APPROVAL;
  }

  @Override
  public Approval look(ApprovalRequest request, String file) {
    Optional<Path> signers = AllowedSigners.find(setting.environment());
    if (signers.isEmpty()) {
      return new Approval.Missing(
          List.of("no file lists who may approve, so nobody can"), whereSigners());
    }
    ApprovalCheck check =
        new ApprovalCheck(
            signatures,
            new OwnKeys(setting.environment())::have,
            signers.get(),
            used::has,
            setting,
            clock);
    List<String> reasons = new ArrayList<>();
    for (Path each : places(request, file, reasons)) {
      try {
        return check.of(SignedApproval.read(each), request, ours);
      } catch (ApprovalCheck.NotCounted e) {
        reasons.add(shown(each) + ": " + e.getMessage());
      } catch (IOException e) {
        reasons.add(shown(each) + " cannot be used: " + why(e));
      }
    }
    return new Approval.Missing(reasons, how(request));
  }

  private List<String> whereSigners() {
    List<String> places =
        AllowedSigners.places(setting.environment()).stream().map(Path::toString).toList();
    return List.of(
        "write a line for each into "
            + String.join(" or ", places)
            + ": NAME namespaces=\""
            + SshSignatures.NAMESPACE
            + "\" KEYTYPE KEY");
  }

  /** The typed approvals, the named ones, and those with the run; each once. */
  private List<Path> places(ApprovalRequest request, String file, List<String> reasons) {
    Set<Path> found = new LinkedHashSet<>();
    if (!file.isBlank()) {
      try {
        found.add(setting.folder().resolve(file));
      } catch (InvalidPathException e) {
        reasons.add("`" + file + "` is no name of a file");
      }
    }
    setting.files().forEach(each -> found.add(setting.folder().resolve(each)));
    setting
        .waiting()
        .map(folder -> approval(folder, request.step()))
        .filter(Files::exists)
        .ifPresent(found::add);
    List<Path> ours = new ArrayList<>(found);
    if (found.size() > 1) {
      ours.removeIf(each -> isForAnotherStep(each, request));
    }
    return ours;
  }

  /** Of several that were named, those of other steps are no mistake. */
  private static boolean isForAnotherStep(Path file, ApprovalRequest request) {
    try {
      return SignedApproval.read(file)
          .fields()
          .filter(text -> !text.step().equals(request.step()))
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** Once its hosts are known, the request is with the run, and describes itself. */
  private List<String> how(ApprovalRequest request) {
    if (setting.waiting().isEmpty() || request.hosts().isEmpty()) {
      return List.of(
          "--approval FILE gives it; `runbook approve %s %s` makes one"
              .formatted(request.target(), request.step()));
    }
    Path file = request(setting.waiting().get(), request.step());
    try {
      write(file, ApprovalText.of(request, setting.run(), Optional.of(setting.operator())).text());
    } catch (IOException e) {
      return List.of("the request cannot be written to " + file + ": " + why(e));
    }
    return List.of(
        "runbook approve " + setting.run().orElse("") + " " + request.step(),
        "or elsewhere, with a copy of this file: runbook approve " + file);
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  private String shown(Path file) {
    Path folder = setting.folder().toAbsolutePath();
    Path whole = file.toAbsolutePath();
    return (whole.startsWith(folder) ? folder.relativize(whole) : whole).toString();
  }

  @Override
  public Optional<String> uses(Approval.Granted approval) {
    try {
      boolean first = used.use(approval.id(), setting.run().orElse("a run without a record"));
      if (first) {
        ours.add(approval.id());
      }
      return first ? Optional.empty() : Optional.of("it was used before, and each is used once");
    } catch (IOException e) {
      return Optional.of("it cannot be noted in " + setting.used() + " that it is used: " + why(e));
    }
  }

  /**
   * The requests in a folder that wait for an approval, by file name; empty where there is no
   * folder.
   *
   * @throws IOException when the folder cannot be read
   */
  public static List<Path> requests(Path waiting) throws IOException {
    if (!Files.isDirectory(waiting)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(waiting)) {
      return files.filter(each -> each.toString().endsWith(REQUEST)).sorted().toList();
    }
  }

  private static String why(IOException e) {
    return e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
  }
}
