package dev.runbook.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A stamp that shows, without reading a file, that it has not changed.
 *
 * <p>As git does for its index: the size, the times of the last change of its text and of its inode
 * in nanoseconds, and the inode. A file that changed within two seconds of being read has no stamp,
 * since it may change again within the same tick of the file system's clock.
 *
 * @param size in bytes
 * @param modified when its text last changed
 * @param changed when its inode last changed; as {@code modified} where the system keeps none
 * @param inode its number; 0 where the system keeps none
 */
public record FileStamp(long size, long modified, long changed, long inode) {
  /** That of no file. */
  public static final FileStamp NONE = new FileStamp(-1, 0, 0, 0);

  private static final long RACY_NANOS = 2_000_000_000L;
  private static final String UNIX = "unix:ctime,ino";

  /** The stamp of a file; empty where it cannot be looked at, or is a folder or a device. */
  public static Optional<FileStamp> of(Path path) {
    try {
      return read(path);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether it has been quiet for long enough at a time. */
  public boolean isSettled(Instant now) {
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    return Math.max(modified, changed) < nanos - RACY_NANOS;
  }

  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FileStamp stamp
        && size == stamp.size
        && modified == stamp.modified
        && changed == stamp.changed
        && inode == stamp.inode;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(modified ^ inode);
  }

  /** Writes it down. */
  public void write(CacheWriter out) {
    out.number(size).number(modified).number(changed).number(inode);
  }

  /** Reads one that was written down. */
  public static FileStamp read(CacheReader in) {
    return new FileStamp(in.number(), in.number(), in.number(), in.number());
  }

  private static Optional<FileStamp> read(Path path) throws IOException {
    BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class);
    if (!basic.isRegularFile()) {
      return Optional.empty();
    }
    long modified = nanos(basic.lastModifiedTime());
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.of(new FileStamp(basic.size(), modified, modified, 0));
    }
    // By name are asked only those that Java gives by name alone: each takes longer than the look.
    Map<String, Object> unix = Files.readAttributes(path, UNIX);
    long changed = nanos((FileTime) unix.get("ctime"));
    return Optional.of(new FileStamp(basic.size(), modified, changed, (Long) unix.get("ino")));
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
