package dev.gatehouse.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file of the target.
 *
 * @param file path relative to the target's root; a folder's or {@code .} where no file of it could be seen
 * @param reader the reader that took it ({@code kubernetes}, {@code workflow}, …); null where none did
 * @param reason why it was not, or not wholly, read; null where it was read
 * @param missing the kinds of fact that it may hold and that were not seen; none where it was read
 * @param remedy the one line that would let it be read; null where none is known
 */
public record FileReading(
        String file,
        @Nullable String reader,
        @Nullable String reason,
        Set<FactKind> missing,
        @Nullable String remedy) implements Comparable<FileReading> {

    public FileReading {
        missing = Set.copyOf(missing);
    }

    /** A file that was read to its end. */
    public static FileReading whole(String file, String reader) {
        return new FileReading(file, reader, null, Set.of(), null);
    }

    /** Whether the file's content was read to its end. */
    public boolean read() {
        return reason == null;
    }

    @Override
    public int compareTo(FileReading other) {
        return file.compareTo(other.file);
    }
}
