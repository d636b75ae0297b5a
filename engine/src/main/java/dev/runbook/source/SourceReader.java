package dev.runbook.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file into a {@link Source}, once, refusing what is not text of a sensible size. */
public final class SourceReader {
  /** The largest page read unless the caller allows more: 1 MiB. */
  public static final long DEFAULT_MAX_BYTES = 1 << 20;

  private final long maxBytes;

  /** A reader that refuses files of more than {@code maxBytes} bytes. */
  public SourceReader(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A reader with the default limit. */
  public SourceReader() {
    this(DEFAULT_MAX_BYTES);
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableException when it is missing, too large, not UTF-8 or holds a NUL
   */
  public Source read(Path path) {
    return decode(path.toString(), bytes(path));
  }

  /**
   * Makes a source of bytes that were read elsewhere. A byte order mark at the front is dropped.
   *
   * @throws UnreadableException when they are too many, not UTF-8 or hold a NUL
   */
  public Source decode(String name, byte[] bytes) {
    refuseTooLarge(name, bytes.length);
    int start = startsWithByteOrderMark(bytes) ? 3 : 0;
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      refuseBinary(name, bytes);
      throw refuse(
          name, text, text.length(), "not-utf8", notUtf8(result), "save the file as UTF-8");
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw refuse(name, text, nul, "nul", "a NUL character", "a runbook is plain text; remove it");
    }
    return Source.of(name, text, bytes);
  }

  /** What holds a NUL and is no UTF-8 is no text in any encoding: a place in it helps nobody. */
  private static void refuseBinary(String name, byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        throw new UnreadableException(
            name,
            "binary",
            "is a binary file, no text",
            "a page is a text file; `runbook list` shows those there are");
      }
    }
  }

  private byte[] bytes(Path path) {
    String name = path.toString();
    if (Files.isDirectory(path)) {
      throw new UnreadableException(
          name, "unreadable", "is a folder, not a file", "`ls " + name + "` lists its contents");
    }
    try (InputStream in = Files.newInputStream(path)) {
      refuseTooLarge(name, Files.size(path));
      byte[] bytes =
          in.readNBytes(
              maxBytes >= Integer.MAX_VALUE - 16 ? Integer.MAX_VALUE - 16 : (int) maxBytes + 1);
      refuseTooLarge(name, bytes.length);
      return bytes;
    } catch (NoSuchFileException e) {
      throw new UnreadableException(
          name, "unreadable", "there is no such file", NearestFile.hint(path));
    } catch (AccessDeniedException e) {
      throw new UnreadableException(name, "unreadable", "you may not read this file");
    } catch (CharacterCodingException e) {
      throw new UnreadableException(name, "not-utf8", "not UTF-8");
    } catch (IOException e) {
      throw new UnreadableException(name, "unreadable", "cannot be read: " + e.getMessage());
    }
  }

  private void refuseTooLarge(String name, long size) {
    if (size > maxBytes) {
      throw new UnreadableException(
          name,
          "too-large",
          "is larger than "
              + maxBytes
              + " bytes; a page of that size is rarely a runbook (--max-size allows more)");
    }
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static String notUtf8(CoderResult result) {
    return result.length() + (result.length() == 1 ? " byte is" : " bytes are") + " not UTF-8";
  }

  private static UnreadableException refuse(
      String name, String readSoFar, int offset, String code, String message, String hint) {
    Source source = Source.of(name, readSoFar);
    return new UnreadableException(
        Problem.error(source, Span.at(offset), code, message).withHint(hint));
  }
}
