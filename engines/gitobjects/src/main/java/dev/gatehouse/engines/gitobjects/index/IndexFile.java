package dev.gatehouse.engines.gitobjects.index;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.SmallFiles;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the index, versions 2 to 4. */
public final class IndexFile {

    private static final int SIGNATURE = 0x44495243;
    private static final int FIXED = 40;
    private static final int EXTENDED = 0x4000;

    private final byte[] bytes;
    private final int idLength;
    private int place;
    private @Nullable Link link;

    private IndexFile(byte[] bytes, ObjectFormat format) {
        this.bytes = bytes;
        this.idLength = format.idLength();
    }

    /** The entries of a repository's index; none where it has no index. What can't be read is named. */
    public static List<IndexEntry> read(GitDirectory directory, Limits limits, Problems problems) {
        return read(directory.directory().resolve("index"), directory, limits, problems);
    }

    /**
     * The entries of the indexes of all work trees, by the indexes' names relative to the repository: {@code index},
     * {@code worktrees/NAME/index}. What can't be read is named.
     */
    public static Map<String, List<IndexEntry>> all(GitDirectory directory, Limits limits, Problems problems) {
        List<Path> files = new ArrayList<>(List.of(directory.common().resolve("index")));
        directory.linked(problems).forEach(worktree -> files.add(worktree.resolve("index")));
        Map<String, List<IndexEntry>> all = new LinkedHashMap<>();
        files.forEach(file -> all.put(directory.name(file), read(file, directory, limits, problems)));
        return all;
    }

    /** The entries of an index elsewhere, as {@code GIT_INDEX_FILE} names one. */
    public static List<IndexEntry> read(Path file, GitDirectory directory, Limits limits, Problems problems) {
        String name = directory.name(file);
        byte[] bytes = new SmallFiles(limits.fileBytes(), problems).bytes(file, name);
        List<IndexEntry> entries = new ArrayList<>();
        if (bytes != null) {
            try {
                Link link = parse(bytes, directory.format(), entries);
                if (link != null) {
                    return link.together(shared(link, file, directory, limits, problems), entries, name, problems);
                }
            } catch (UnreadableObject e) {
                problems.add(e, name, null);
            }
        }
        return entries;
    }

    /**
     * Reads an index that is in memory, as far as it can be read.
     *
     * @return what links it to a shared index; null where it is whole
     */
    static @Nullable Link parse(byte[] bytes, ObjectFormat format, List<IndexEntry> into) throws UnreadableObject {
        IndexFile index = new IndexFile(bytes, format);
        index.read(into);
        return index.link;
    }

    private static List<IndexEntry> shared(
            Link link, Path file, GitDirectory directory, Limits limits, Problems problems) {
        Path shared = file.resolveSibling("sharedindex." + link.shared());
        String name = directory.name(shared);
        byte[] bytes = new SmallFiles(limits.fileBytes(), problems).bytes(shared, name);
        List<IndexEntry> entries = new ArrayList<>();
        if (bytes == null) {
            problems.add(Problem.Kind.MISSING, name, "the shared part of the index is not there");
            return entries;
        }
        try {
            parse(bytes, directory.format(), entries);
        } catch (UnreadableObject e) {
            problems.add(e, name, null);
        }
        return entries;
    }

    private void read(List<IndexEntry> into) throws UnreadableObject {
        if (bytes.length < 12 || number(4) != SIGNATURE) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "it does not begin as an index does");
        }
        int version = number(4);
        if (version < 2 || version > 4) {
            throw new UnreadableObject(Problem.Kind.UNSUPPORTED, "the index is of version " + version);
        }
        long count = number(4) & 0xffffffffL;
        byte[] path = new byte[0];
        for (long i = 0; i < count; i++) {
            int start = place;
            need(FIXED + idLength + 2);
            place += 24;
            int mode = number(4);
            place += 12;
            ObjectId id = ObjectId.at(bytes, place, idLength);
            place += idLength;
            int flags = number(2);
            if ((flags & EXTENDED) != 0) {
                need(2);
                place += 2;
            }
            path = version == 4 ? compressedPath(path) : path(start);
            into.add(new IndexEntry(new String(path, StandardCharsets.UTF_8), mode, id, flags >> 12 & 3));
        }
        readExtensions();
    }

    private byte[] path(int start) throws UnreadableObject {
        byte[] path = untilZero();
        int length = place - 1 - start;
        place = start + (length + 8 & ~7);
        return path;
    }

    private byte[] compressedPath(byte[] previous) throws UnreadableObject {
        need(1);
        int b = bytes[place++] & 0xff;
        long strip = b & 0x7f;
        while ((b & 0x80) != 0 && strip < Integer.MAX_VALUE) {
            need(1);
            b = bytes[place++] & 0xff;
            strip = strip + 1 << 7 | b & 0x7f;
        }
        if (strip > previous.length) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "a path of the index takes away more than there is");
        }
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        path.write(previous, 0, previous.length - (int) strip);
        path.writeBytes(untilZero());
        return path.toByteArray();
    }

    private byte[] untilZero() throws UnreadableObject {
        int from = place;
        while (place < bytes.length && bytes[place] != 0) {
            place++;
        }
        need(1);
        place++;
        return java.util.Arrays.copyOfRange(bytes, from, place - 1);
    }

    /** Extensions that begin with a capital may be passed over; the others change what the entries mean. */
    private void readExtensions() throws UnreadableObject {
        while (place + 8 <= bytes.length - idLength) {
            byte first = bytes[place];
            String name = new String(bytes, place, 4, StandardCharsets.ISO_8859_1);
            place += 4;
            int length = number(4);
            if (length < 0 || length > bytes.length - place) {
                throw new UnreadableObject(Problem.Kind.TRUNCATED, "the index ends in an extension");
            }
            if (name.equals("link")) {
                link = Link.parse(bytes, place, length, idLength);
            } else if (name.equals("sdir")) {
                throw new UnreadableObject(
                        Problem.Kind.UNSUPPORTED,
                        "the index is sparse: folders out of the work tree stand for their files");
            } else if (first < 'A' || first > 'Z') {
                throw new UnreadableObject(Problem.Kind.UNSUPPORTED, "the index has an extension that is not known");
            }
            place += length;
        }
    }

    private int number(int size) throws UnreadableObject {
        need(size);
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[place++] & 0xff;
        }
        return value;
    }

    private void need(int count) throws UnreadableObject {
        if (place < 0 || count > bytes.length - place) {
            throw new UnreadableObject(Problem.Kind.TRUNCATED, "the index ends too early");
        }
    }
}
