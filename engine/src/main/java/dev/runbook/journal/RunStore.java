package dev.runbook.journal;

import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.RecordException;
import dev.runbook.source.CacheFolder;
import dev.runbook.source.Source;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The folder in which runs are kept, one folder each. */
public final class RunStore {
  /** The name that stands for the newest run: the newest real one, if there is one. */
  public static final String LATEST = "latest";

  /** Without letters and digits that are taken for each other. */
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path root;
  private final Clock clock;
  private final Supplier<RandomGenerator> random;
  private final Appender.Maker maker;
  private final Optional<String> known;

  /** A store in a folder, which need not exist yet. */
  public RunStore(Path root) {
    this(root, Clock.systemUTC());
  }

  /** The same with a clock; Java's own brings all that it knows of time zones. */
  public RunStore(Path root, Clock clock) {
    // Who only looks needs no chance, and Java takes longer to prepare it than to list the folder.
    this(() -> new SecureRandom(), root, clock, FileAppender::make);
  }

  /**
   * A store in a folder.
   *
   * @param root the folder
   * @param clock tells the time of ids and records
   * @param random tells the runs of one second apart
   */
  public RunStore(Path root, Clock clock, RandomGenerator random) {
    this(root, clock, random, FileAppender::make);
  }

  RunStore(Path root, Clock clock, RandomGenerator random, Appender.Maker maker) {
    this(() -> random, root, clock, maker);
  }

  private RunStore(Supplier<RandomGenerator> random, Path root, Clock clock, Appender.Maker maker) {
    this(random, root, clock, maker, Optional.empty());
  }

  private RunStore(
      Supplier<RandomGenerator> random,
      Path root,
      Clock clock,
      Appender.Maker maker,
      Optional<String> known) {
    this.root = root;
    this.clock = clock;
    this.random = random;
    this.maker = maker;
    this.known = known;
  }

  /** Where runs are kept unless somebody says otherwise: {@code $XDG_STATE_HOME/runbook/runs}. */
  public static Path usualRoot(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path home = Path.of(environment.getOrDefault("HOME", "."));
    boolean absolute = !state.isEmpty() && Path.of(state).isAbsolute();
    return (absolute ? Path.of(state) : home.resolve(".local/state")).resolve("runbook/runs");
  }

  /**
   * Some of the runs of a store.
   *
   * @param runs those that can be read, newest first
   * @param unreadable the others
   */
  public record Listing(List<RunSummary> runs, List<Unreadable> unreadable) {
    /** Copies the lists. */
    public Listing {
      runs = List.copyOf(runs);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * A run that cannot be read.
   *
   * @param id its id
   * @param why why not
   */
  public record Unreadable(String id, String why) {}

  /** Every run. */
  public Listing list() {
    return list(folders(), folder -> PastRun.read(folder).summary());
  }

  /**
   * Every run, of which those that have ended are not read again.
   *
   * @param cache keeps what their journals say
   * @param identity of the program, as {@link CacheFolder#build} tells it
   */
  public Listing list(CacheFolder cache, String identity) {
    RunSummaries summaries = new RunSummaries(cache, identity, root);
    RunFolders folders = folders(summaries);
    List<RunFolder> runs = new ArrayList<>();
    for (String id : folders.ids("")) {
      RunFolder folder = folders.folder(id);
      if (summaries.isKnown(id) || RunFolders.exists(folder)) {
        runs.add(folder);
      }
    }
    Listing listing = list(runs, summaries::of);
    summaries.write();
    return listing;
  }

  private static Listing list(List<RunFolder> folders, Function<RunFolder, RunSummary> summary) {
    List<RunSummary> runs = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (RunFolder folder : folders) {
      try {
        runs.add(summary.apply(folder));
      } catch (UnreadableException e) {
        unreadable.add(new Unreadable(folder.id(), e.problem().message()));
      }
    }
    return new Listing(runs, unreadable);
  }

  /** When each procedure of some pages last worked. */
  public LastWorked lastWorked(Collection<Path> pages) {
    LastWorked last = LastWorked.about(pages);
    list().runs().forEach(last::add);
    return last;
  }

  /**
   * The same; of runs that cannot change it, no more than the beginning is read.
   *
   * @param cache keeps what their journals say
   * @param identity of the program, as {@link CacheFolder#build} tells it
   */
  public LastWorked lastWorked(Collection<Path> pages, CacheFolder cache, String identity) {
    LastWorked last = LastWorked.about(pages);
    RunSummaries summaries = new RunSummaries(cache, identity, root);
    RunFolders folders = folders(summaries);
    for (String id : folders.ids("")) {
      RunFolder folder = folders.folder(id);
      if (!summaries.keepUnseen(id, last::isSettled)
          && !summaries.keepBeginning(folder, last::isSettled)) {
        add(folder, summaries, last);
      }
    }
    summaries.write();
    return last;
  }

  /**
   * Keeps what has become of runs that have just ended, so that lists need not read their journals.
   *
   * @param cache keeps it
   * @param identity of the program, as {@link CacheFolder#build} tells it
   */
  public void keepEnded(CacheFolder cache, String identity) {
    RunSummaries summaries = new RunSummaries(cache, identity, root);
    RunFolders folders = folders(summaries);
    try {
      folders.ids("").forEach(id -> summaries.keepAhead(folders.folder(id)));
    } catch (UnreadableException e) {
      return; // whoever lists runs is told
    }
    summaries.write();
  }

  /** Of a run that cannot be read nothing is known. */
  private static void add(RunFolder folder, RunSummaries summaries, LastWorked last) {
    try {
      last.add(summaries.of(folder));
    } catch (UnreadableException e) {
      return; // whoever lists runs is told
    }
  }

  /**
   * The runs that a name may mean, newest first: an id, the beginning of one, or {@link #LATEST}.
   */
  public List<RunFolder> find(String name) {
    if (name.equals(LATEST)) {
      return begun("")
          .filter(folder -> !isMock(folder) && !isPart(folder))
          .findFirst()
          .or(this::newest)
          .stream()
          .toList();
    }
    return name.isEmpty() ? List.of() : begun(name).toList();
  }

  /**
   * Whether a run may have begun: before its first record is on the disk, nothing was done. One in
   * whose journal a secret was found has begun.
   *
   * @throws UnreadableException when its record may not be read
   */
  public static boolean hasBegun(RunFolder run) {
    if (!Files.exists(run.journal())) {
      return Files.exists(run.quarantine());
    }
    JournalContents contents = JournalReader.read(run.journal());
    boolean changed =
        contents.damage().filter(found -> found.kind() == Damage.Kind.CHANGED).isPresent();
    return changed || !contents.records().isEmpty();
  }

  /** The newest run, real or not, and no host's part of one; empty where there is none. */
  public Optional<RunFolder> newest() {
    return begun("").filter(Predicate.not(RunStore::isPart)).findFirst();
  }

  /** The folders of at most so many runs, newest first; none where the store cannot be listed. */
  List<RunFolder> newest(int count) {
    try {
      return begun("").limit(count).toList();
    } catch (UnreadableException e) {
      return List.of();
    }
  }

  /**
   * Begins the journal of a run. What was played, the page and the plan, is on the disk when this
   * returns.
   *
   * @param plan what is played
   * @param page the page it was made from: {@code plan.procedure().page().document().source()}
   * @param by who plays it
   * @param mask keeps secrets out
   * @throws RecordException when it cannot be written
   */
  public Journal create(Plan plan, Source page, PlayedBy by, Mask mask) {
    try {
      PrivateFiles.createFolders(root);
      RunFolder folder = newFolder();
      PrivateFiles.createFolder(folder.output());
      PrivateFiles.write(folder.page(), bytes(page));
      PlanFile file = PlanFile.of(plan, mask);
      PrivateFiles.write(folder.plan(), file.bytes());
      return open(folder, new EventRecorder(folder.id(), by, mask, Optional.of(file)), by);
    } catch (IOException e) {
      throw new RecordException(
          "the journal in " + root + " cannot be written: " + PrivateFiles.why(e), e);
    }
  }

  /**
   * Opens a past run to go on with it.
   *
   * @param folder the run's
   * @param pid the process that will write to it
   * @throws UnreadableException when another process has it or its record does not hold
   * @throws RecordException when it cannot be written to
   */
  public ReopenedRun reopen(RunFolder folder, long pid) {
    return ReopenedRun.open(folder, pid, maker, clock);
  }

  private Journal open(RunFolder folder, EventRecorder recorder, PlayedBy by) throws IOException {
    RunLock lock =
        RunLock.take(folder.lock(), by.process().pid())
            .orElseThrow(() -> new IOException("another process writes to it"));
    Appender appender = maker.make(folder.journal());
    appender.force();
    PrivateFiles.syncFolder(folder.path());
    PrivateFiles.syncFolder(root);
    JournalWriter writer = new JournalWriter(folder.journal(), appender, clock, System::nanoTime);
    OutputFiles outputs = new OutputFiles(folder, maker);
    return new Journal(folder, lock, writer, outputs, recorder);
  }

  /** How the second of an id is written; only who begins a run asks. */
  private static final class Seconds {
    static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
  }

  /** The same store, with the times of another clock. */
  public RunStore at(Clock other) {
    return new RunStore(random, root, other, maker, known);
  }

  /** The same store, in which the next run that begins has an id that is known before. */
  public RunStore beginning(String id) {
    if (!RunFolder.isId(id)) {
      throw new IllegalArgumentException("`" + id + "` is not the id of a run");
    }
    return new RunStore(random, root, clock, maker, Optional.of(id));
  }

  private RunFolder newFolder() throws IOException {
    if (known.isPresent()) {
      RunFolder folder = new RunFolder(root.resolve(known.get()));
      PrivateFiles.createFolder(folder.path());
      return folder;
    }
    while (true) {
      StringBuilder id = new StringBuilder(Seconds.FORMAT.format(clock.instant())).append('-');
      random.get().ints(4, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(id::append);
      RunFolder folder = new RunFolder(root.resolve(id.toString()));
      try {
        PrivateFiles.createFolder(folder.path());
        return folder;
      } catch (FileAlreadyExistsException e) {
        continue; // Another run of the same second has the same four characters.
      }
    }
  }

  /** The page's bytes as they were read: a byte order mark is in their hash but not in the text. */
  static byte[] bytes(Source page) {
    byte[] text = page.text().getBytes(StandardCharsets.UTF_8);
    if (Source.sha256(text).equals(page.sha256())) {
      return text;
    }
    byte[] marked = new byte[BYTE_ORDER_MARK.length + text.length];
    System.arraycopy(BYTE_ORDER_MARK, 0, marked, 0, BYTE_ORDER_MARK.length);
    System.arraycopy(text, 0, marked, BYTE_ORDER_MARK.length, text.length);
    return marked;
  }

  private List<RunFolder> folders() {
    return begun("").toList();
  }

  /**
   * The folders of the runs whose ids begin in a certain way, newest first, one after the other.
   */
  private Stream<RunFolder> begun(String id) {
    return new RunFolders(root, this::start).begun(id);
  }

  private RunFolders folders(RunSummaries summaries) {
    return new RunFolders(root, id -> summaries.start(id).orElseGet(() -> start(id)));
  }

  /** One that was cut off before its first record is most likely a host's part, too. */
  private static boolean isPart(RunFolder folder) {
    return RunBeginning.of(folder).map(RunBeginning::isPart).orElseGet(() -> !mayHaveBegun(folder));
  }

  private static boolean mayHaveBegun(RunFolder folder) {
    try {
      return hasBegun(folder);
    } catch (UnreadableException e) {
      return true;
    }
  }

  /** One that cannot be read may be real. */
  private static boolean isMock(RunFolder folder) {
    return RunBeginning.of(folder).filter(RunBeginning::isMock).isPresent();
  }

  private Instant start(String id) {
    return RunBeginning.of(new RunFolder(root.resolve(id)))
        .map(RunBeginning::time)
        .orElse(Instant.EPOCH);
  }
}
