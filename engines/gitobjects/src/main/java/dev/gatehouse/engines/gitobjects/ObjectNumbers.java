package dev.gatehouse.engines.gitobjects;

import dev.gatehouse.engines.gitobjects.pack.Pack;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers, from zero, for the objects that packs have: a table of them takes no memory but the packs' indexes. Those of
 * packs that come later have none. May be used by many threads.
 */
public final class ObjectNumbers {

    private final List<Pack> packs = new ArrayList<>();
    private final int[] firsts;
    private final int count;

    ObjectNumbers(List<Pack> all) {
        firsts = new int[all.size()];
        int next = 0;
        for (Pack pack : all) {
            if (pack.count() <= Integer.MAX_VALUE / 2 - next) {
                firsts[packs.size()] = next;
                packs.add(pack);
                next += pack.count();
            }
        }
        count = next;
    }

    /** One more than the highest number. */
    public int count() {
        return count;
    }

    /** The number of the object whose id begins at an offset; negative where no pack has it. */
    public int find(byte[] source, int offset) {
        for (int i = 0; i < packs.size(); i++) {
            int position = packs.get(i).find(source, offset);
            if (position >= 0) {
                return firsts[i] + position;
            }
        }
        return -1;
    }

    /** The number of the object at a place of a pack, of those that it was visited in. */
    public int of(Pack pack, int position) {
        boolean only = packs.size() == 1 && packs.getFirst().equals(pack);
        return only ? position : find(pack.id(position).toByteArray(), 0);
    }

    /** The id of an object. */
    public ObjectId id(int number) {
        int pack = packs.size() - 1;
        while (firsts[pack] > number) {
            pack--;
        }
        return packs.get(pack).id(number - firsts[pack]);
    }
}
