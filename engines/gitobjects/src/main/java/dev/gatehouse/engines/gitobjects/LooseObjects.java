package dev.gatehouse.engines.gitobjects;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Objects in files of their own (gitformat-loose): deflated, a header of type and length first. */
final class LooseObjects {

    private static final int LONGEST_HEADER = 32;

    private final Path directory;
    private final ObjectFormat format;
    private final Limits limits;

    LooseObjects(Path directory, ObjectFormat format, Limits limits) {
        this.directory = directory;
        this.format = format;
        this.limits = limits;
    }

    Path path(ObjectId id) {
        String digits = id.toString();
        return directory.resolve(digits.substring(0, 2)).resolve(digits.substring(2));
    }

    boolean contains(ObjectId id) {
        return Files.exists(path(id));
    }

    /** Adds the ids of all. What can't be listed is named. */
    void list(Set<ObjectId> into, String name, Problems problems) {
        for (String start : folders()) {
            try {
                list(start, into);
            } catch (IOException e) {
                problems.add(Problem.Kind.UNREADABLE, name + "/" + start, "its loose objects can't be listed");
            }
        }
    }

    /**
     * The folders that there are, named by the first two digits of ids; all that could be, where they can't be listed.
     */
    private Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path each : all) {
                String start = each.getFileName().toString();
                if (start.length() == 2 && start.chars().allMatch(HexFormat::isHexDigit)) {
                    folders.add(start);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            for (int i = 0; i < 256; i++) {
                folders.add(HexFormat.of().toHexDigits((byte) i));
            }
        }
        return folders;
    }

    private void list(String start, Set<ObjectId> into) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.resolve(start))) {
            for (Path file : files) {
                ObjectId id = ObjectId.parse(start + file.getFileName());
                if (id != null && id.length() == format.idLength()) {
                    into.add(id);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // There are no objects whose ids begin so.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Adds the ids that begin with these digits, at least two. */
    void listByPrefix(String digits, Set<ObjectId> into) {
        Set<ObjectId> all = new HashSet<>();
        try {
            list(digits.substring(0, 2), all);
        } catch (IOException e) {
            return;
        }
        all.stream().filter(id -> id.toString().startsWith(digits)).forEach(into::add);
    }

    /** A loose object while it is read. */
    record Opened(ObjectType type, long length, InputStream content) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    /** Opens an object; null where it is not there. */
    @Nullable
    Opened open(ObjectId id) throws IOException, UnreadableObject {
        InputStream file;
        try {
            if (!Files.isRegularFile(path(id))) {
                if (Files.exists(path(id))) {
                    throw new UnreadableObject(Problem.Kind.UNREADABLE, "it is no regular file");
                }
                return null;
            }
            file = Files.newInputStream(path(id));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return null;
        }
        InputStream inflated = new BufferedInputStream(new InflaterInputStream(file), 1 << 14);
        try {
            return opened(inflated);
        } catch (IOException | UnreadableObject e) {
            inflated.close();
            throw e;
        }
    }

    private static Opened opened(InputStream inflated) throws IOException, UnreadableObject {
        byte[] header = new byte[LONGEST_HEADER];
        int length = 0;
        try {
            for (int b = inflated.read(); b != 0; b = inflated.read()) {
                if (b < 0 || length == header.length) {
                    throw new UnreadableObject(Problem.Kind.CORRUPT, "its header does not end");
                }
                header[length++] = (byte) b;
            }
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
        String[] words = new String(header, 0, length, StandardCharsets.US_ASCII).split(" ", -1);
        ObjectType type = words.length == 2 ? ObjectType.ofWord(words[0]) : null;
        if (type == null || !words[1].matches("[0-9]{1,18}")) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its header is none of an object");
        }
        return new Opened(type, Long.parseLong(words[1]), inflated);
    }

    private static UnreadableObject damaged(IOException e) {
        return e instanceof EOFException
                ? new UnreadableObject(Problem.Kind.TRUNCATED, "its file ends too early")
                : new UnreadableObject(Problem.Kind.CORRUPT, "its data can't be inflated");
    }

    /** Reads an object; null where it is not there. */
    @Nullable
    GitObject read(ObjectId id) throws IOException, UnreadableObject {
        try (Opened opened = open(id)) {
            return opened == null ? null : content(opened, id);
        }
    }

    /** Reads an object to its end and checks that it is what its name says. */
    GitObject content(Opened opened, ObjectId id) throws IOException, UnreadableObject {
        if (opened.length() > limits.objectBytes()) {
            throw new UnreadableObject(
                    Problem.Kind.TOO_LARGE,
                    "it has " + opened.length() + " bytes, the limit is " + limits.objectBytes());
        }
        try {
            byte[] content = opened.content().readNBytes((int) opened.length());
            if (content.length < opened.length() || opened.content().read() >= 0) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, "its data is not as long as its header says");
            }
            if (!ObjectId.hash(format, opened.type(), content, content.length).equals(id)) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, "its content is not what its name says");
            }
            return new GitObject(opened.type(), content);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }
}
