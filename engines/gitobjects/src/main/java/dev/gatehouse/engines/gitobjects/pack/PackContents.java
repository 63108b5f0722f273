package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectId;

/** The ids of a pack's objects, sorted, each with its offset in the pack. */
interface PackContents {

    int count();

    ObjectId id(int position);

    /** Where the entry begins; anything may be said here, also an offset outside of the pack. */
    long offset(int position);

    /** Whether there are checksums of the entries' bytes. */
    boolean hasChecksums();

    /** CRC-32 of the entry's bytes as they are in the pack. */
    int checksum(int position);

    /** Whether it was made for the pack that ends with this checksum. */
    boolean isOf(ObjectId packTrailer);

    /** Whether it is as it was written, by its own checksum. */
    boolean isIntact();

    /** The position of the id whose bytes begin at an offset; negative where it is not in the pack. */
    int find(byte[] source, int offset);

    /** The position of an id; negative where it is not in the pack. */
    default int find(ObjectId id) {
        return find(id.toByteArray(), 0);
    }
}
