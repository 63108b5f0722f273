package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.util.Collections;
import java.util.List;

/** The contents of a pack as a sorted list in memory. */
final class ListedContents implements PackContents {

    private final List<ObjectId> ids;
    private final int idLength;
    private final long[] offsets;
    private final boolean verified;

    /**
     * Makes a list.
     *
     * @param verified whether the objects were hashed to make it
     */
    ListedContents(List<ObjectId> sortedIds, long[] offsets, boolean verified) {
        this.verified = verified;
        this.ids = List.copyOf(sortedIds);
        this.idLength = ids.isEmpty() ? 0 : ids.getFirst().length();
        this.offsets = offsets.clone();
    }

    boolean isVerified() {
        return verified;
    }

    @Override
    public int count() {
        return ids.size();
    }

    @Override
    public ObjectId id(int position) {
        return ids.get(position);
    }

    @Override
    public long offset(int position) {
        return offsets[position];
    }

    @Override
    public boolean hasChecksums() {
        return false;
    }

    @Override
    public int checksum(int position) {
        throw new IllegalStateException("there are none");
    }

    @Override
    public boolean isOf(ObjectId packTrailer) {
        return true;
    }

    @Override
    public boolean isIntact() {
        return true;
    }

    @Override
    public int find(byte[] source, int offset) {
        return Collections.binarySearch(ids, ObjectId.at(source, offset, idLength));
    }
}
