package dev.gatehouse.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of one file of the target.
 *
 * @param file path relative to the target's root
 * @param reader the reader that took it ({@code kubernetes}, {@code workflow}, …); null where none did
 * @param reason why it was not, or not wholly, read; null where it was read
 */
public record FileReading(
        String file, @Nullable String reader, @Nullable String reason) implements Comparable<FileReading> {

    /** Whether the file's content was read to its end. */
    public boolean read() {
        return reason == null;
    }

    @Override
    public int compareTo(FileReading other) {
        return file.compareTo(other.file);
    }
}
