package dev.gatehouse.engines.secretscan.cache;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.util.Arrays;
import java.util.Collection;

/**
 * Ids in ascending order, each once.
 *
 * @param bytes of one id after the other
 * @param idLength bytes of each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IdList(byte[] bytes, int idLength) {

    static final IdList NONE = new IdList(new byte[0], 20);

    /** Sorts ids, all of the same length. */
    static IdList of(Collection<ObjectId> ids) {
        ObjectId[] sorted = ids.toArray(new ObjectId[0]);
        Arrays.sort(sorted);
        int idLength = sorted.length == 0 ? NONE.idLength : sorted[0].length();
        byte[] bytes = new byte[sorted.length * idLength];
        int end = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || !sorted[i].equals(sorted[i - 1])) {
                System.arraycopy(sorted[i].toByteArray(), 0, bytes, end, idLength);
                end += idLength;
            }
        }
        return new IdList(end == bytes.length ? bytes : Arrays.copyOf(bytes, end), idLength);
    }

    int count() {
        return bytes.length / idLength;
    }

    boolean has(ObjectId id) {
        if (id.length() != idLength) {
            return false;
        }
        byte[] wanted = id.toByteArray();
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int from = middle * idLength;
            int order = Arrays.compareUnsigned(bytes, from, from + idLength, wanted, 0, idLength);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return false;
    }

    boolean isAscending() {
        for (int from = idLength; from < bytes.length; from += idLength) {
            if (compare(this, from - idLength, this, from) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** All of this list and another one, of ids of the same length; the other one may be of no ids. */
    IdList with(IdList other) {
        if (bytes.length == 0 || other.bytes.length == 0) {
            return bytes.length == 0 ? other : this;
        }
        byte[] all = new byte[Math.addExact(bytes.length, other.bytes.length)];
        int end = 0;
        int one = 0;
        int two = 0;
        while (one < bytes.length || two < other.bytes.length) {
            int order = one == bytes.length ? 1 : two == other.bytes.length ? -1 : compare(this, one, other, two);
            if (order <= 0) {
                System.arraycopy(bytes, one, all, end, idLength);
            } else {
                System.arraycopy(other.bytes, two, all, end, idLength);
            }
            one += order <= 0 ? idLength : 0;
            two += order >= 0 ? idLength : 0;
            end += idLength;
        }
        return new IdList(end == all.length ? all : Arrays.copyOf(all, end), idLength);
    }

    private static int compare(IdList first, int at, IdList second, int there) {
        return Arrays.compareUnsigned(
                first.bytes, at, at + first.idLength, second.bytes, there, there + second.idLength);
    }
}
