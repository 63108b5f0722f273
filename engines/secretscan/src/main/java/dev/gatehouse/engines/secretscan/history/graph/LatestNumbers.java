package dev.gatehouse.engines.secretscan.history.graph;

import java.util.Arrays;

/** The numbers of objects that were asked for lately: the trees of one folder name the same again. Of one thread. */
final class LatestNumbers {

    private static final int PLACES = 1 << 13;

    private final ObjectTable objects;
    private final int idLength;
    private final byte[] ids;
    private final int[] numbers = new int[PLACES];

    LatestNumbers(ObjectTable objects, int idLength) {
        this.objects = objects;
        this.idLength = idLength;
        ids = new byte[PLACES * idLength];
        Arrays.fill(numbers, -1);
    }

    /** The number of the object whose id begins at an offset. */
    int number(byte[] source, int offset) {
        int place = (source[offset + 4] & 0xff) << 8 & PLACES - 1 | source[offset + 5] & 0xff;
        int from = place * idLength;
        if (numbers[place] < 0 || !Arrays.equals(ids, from, from + idLength, source, offset, offset + idLength)) {
            System.arraycopy(source, offset, ids, from, idLength);
            numbers[place] = objects.add(source, offset);
        }
        return numbers[place];
    }
}
