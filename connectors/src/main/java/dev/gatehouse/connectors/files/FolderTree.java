package dev.gatehouse.connectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder. {@code .git} and what Git is told to ignore are left out; symbolic links are never followed,
 * not even when a file turns into one between the listing and the reading.
 */
public final class FolderTree implements FileTree {

    private static final int DEEPEST = 100;

    /** What bytes that are no character are decoded to. */
    private static final char NO_CHARACTER = '\uFFFD';

    private final Path root;
    private final List<Entry> entries;
    private final List<LeftOut> leftOut;

    /** Files whose names are no text: only the paths that the listing gave lead to them. */
    private final Map<String, Path> nameless;

    private FolderTree(Path root, List<Entry> entries, List<LeftOut> leftOut, Map<String, Path> nameless) {
        this.root = root;
        this.entries = entries;
        this.leftOut = leftOut;
        this.nameless = nameless;
    }

    /**
     * Lists a folder.
     *
     * @param root the folder
     * @param ignored tells of a path relative to the root, a folder's with a trailing {@code /}, whether it is passed
     *     over with all it holds
     * @param missing files that belong to the folder and are not in it
     * @throws UncheckedIOException where the folder itself can't be listed
     */
    public static FolderTree of(Path root, Predicate<String> ignored, List<LeftOut> missing) {
        try {
            Path real = root.toRealPath();
            Walk walk = new Walk(real, ignored);
            Files.walkFileTree(real, Set.of(), DEEPEST, walk);
            List<LeftOut> leftOut = new ArrayList<>(missing);
            leftOut.addAll(walk.leftOut);
            return new FolderTree(real, walk.entries.stream().sorted().toList(), leftOut, walk.nameless);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        Path listed = nameless.get(entry.path());
        Path file = listed == null ? resolved(entry.path()) : listed;
        Path folder = file.getParent();
        if (!file.startsWith(root) || folder == null || !folder.toRealPath().startsWith(root)) {
            throw new IOException("leads out of the target");
        }
        return Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** A name that is not in the locale's character set can be listed, but not asked for. */
    private Path resolved(String path) throws IOException {
        try {
            return root.resolve(path).normalize();
        } catch (InvalidPathException unmappable) {
            throw new IOException("its name is not in this system's character set", unmappable);
        }
    }

    /** One walk over a folder. */
    private static final class Walk implements FileVisitor<Path> {

        private final Path root;
        private final Predicate<String> ignored;
        private final List<Entry> entries = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final Map<String, Path> nameless = new HashMap<>();

        Walk(Path root, Predicate<String> ignored) {
            this.root = root;
            this.ignored = ignored;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            boolean skipped = folder.getFileName().toString().equals(".git") || ignored.test(relative(folder) + "/");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = relative(file);
            if (file.getFileName().toString().equals(".git") || ignored.test(path)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isDirectory()) {
                leftOut.add(new LeftOut(path, "deeper than " + DEEPEST + " folders", ""));
                return FileVisitResult.CONTINUE;
            }
            if (entries.size() == MOST_FILES) {
                leftOut.add(new LeftOut(path, "over " + MOST_FILES + " files: the rest was not listed", ""));
                return FileVisitResult.TERMINATE;
            }
            if (path.indexOf(NO_CHARACTER) >= 0 && nameless.putIfAbsent(path, file) != null) {
                leftOut.add(new LeftOut(path, "its name is no UTF-8, and looks as another's does", ""));
                return FileVisitResult.CONTINUE;
            }
            entries.add(new Entry(path, type(file, attributes), attributes.size()));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            String reason = Files.isReadable(file) ? "could not be listed" : "no permission to read";
            leftOut.add(new LeftOut(relative(file), reason, ""));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private Type type(Path file, BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                try {
                    Path target = file.toRealPath();
                    if (target.startsWith(root)) {
                        return Type.LINK;
                    }
                    return Files.isDirectory(target) ? Type.FOLDER_OUT : Type.LINK_OUT;
                } catch (IOException nowhere) {
                    return leadsNowhere(file);
                }
            }
            return attributes.isRegularFile() ? Type.FILE : Type.SPECIAL;
        }

        /** What would stand there, out of the folder, is told by its name: a folder's has no extension. */
        private Type leadsNowhere(Path link) {
            try {
                Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
                Path name = target.getFileName();
                boolean folder = name == null || name.toString().indexOf('.') < 0;
                return folder && !target.startsWith(root) ? Type.FOLDER_OUT : Type.LINK_OUT;
            } catch (IOException unreadable) {
                return Type.LINK_OUT;
            }
        }

        private String relative(Path path) {
            return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        }
    }
}
