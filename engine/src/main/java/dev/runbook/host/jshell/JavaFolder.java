package dev.runbook.host.jshell;

import dev.runbook.host.jshell.remote.FolderTree;
import dev.runbook.host.jshell.remote.SnippetMain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The private folder of one Java process: the classes it is made of, and the socket to it.
 *
 * <p>The classes are copied, so that snippets find the JDK on their class path and none of our
 * libraries, and so that it does not matter how this program is packed.
 *
 * @param path the folder, readable by its owner only
 */
record JavaFolder(Path path) {
  static JavaFolder create(Path parent) throws IOException {
    JavaFolder folder =
        new JavaFolder(
            Files.createTempDirectory(
                parent,
                "runbook-",
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------"))));
    try {
      folder.copyClasses();
      return folder;
    } catch (IOException e) {
      folder.delete();
      throw e;
    }
  }

  Path socket() {
    return path.resolve("socket");
  }

  void delete() {
    FolderTree.delete(path.toFile());
  }

  private void copyClasses() throws IOException {
    List<Class<?>> classes = new ArrayList<>();
    SnippetMain.CLASSES.forEach(type -> addWithInner(type, classes));
    for (Class<?> type : classes) {
      String name = type.getName().replace('.', '/') + ".class";
      Path copy = path.resolve(name);
      Files.createDirectories(copy.getParent());
      try (InputStream bytes = SnippetMain.class.getResourceAsStream("/" + name)) {
        if (bytes == null) {
          throw new IOException("the class " + type.getName() + " cannot be read");
        }
        Files.copy(bytes, copy);
      }
    }
  }

  private static void addWithInner(Class<?> type, List<Class<?>> all) {
    all.add(type);
    for (Class<?> inner : type.getDeclaredClasses()) {
      addWithInner(inner, all);
    }
  }
}
