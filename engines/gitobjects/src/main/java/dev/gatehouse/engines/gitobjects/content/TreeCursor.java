package dev.gatehouse.engines.gitobjects.content;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import java.nio.charset.StandardCharsets;

/** Goes through the entries of a tree. A tree that ends within an entry ends before it. */
public final class TreeCursor {

    private static final int TYPE = 0170000;

    private final int idLength;
    private byte[] bytes = new byte[0];
    private int length;
    private int start;
    private int mode;
    private int nameStart;
    private int nameEnd;

    public TreeCursor(ObjectFormat format) {
        idLength = format.idLength();
    }

    /** Begins with another tree. */
    public TreeCursor reset(byte[] content, int contentLength) {
        bytes = content;
        length = contentLength;
        nameEnd = -1 - idLength;
        return this;
    }

    /** Goes on where an entry begins. */
    public void skipTo(int entry) {
        nameEnd = entry - 1 - idLength;
    }

    /** Goes to the next entry; false where there is none. */
    public boolean next() {
        int from = nameEnd + 1 + idLength;
        int place = from;
        int value = 0;
        while (place < length && bytes[place] >= '0' && bytes[place] <= '7') {
            value = value << 3 | bytes[place++] - '0';
        }
        if (place >= length || bytes[place] != ' ') {
            return false;
        }
        int end = ++place;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        if (end + idLength >= length) {
            return false;
        }
        start = from;
        mode = value;
        nameStart = place;
        nameEnd = end;
        return true;
    }

    public boolean isTree() {
        return (mode & TYPE) == 0040000;
    }

    /** Whether it is a commit of another repository, a submodule's. */
    public boolean isSubmodule() {
        return (mode & TYPE) == 0160000;
    }

    public int mode() {
        return mode;
    }

    public ObjectId id() {
        return ObjectId.at(bytes, nameEnd + 1, idLength);
    }

    /** Where the entry begins in the tree's bytes. */
    public int start() {
        return start;
    }

    /** Where the entry ends in the tree's bytes. */
    public int end() {
        return nameEnd + 1 + idLength;
    }

    /** Where the id stands in the tree's bytes. */
    public int idStart() {
        return nameEnd + 1;
    }

    /** Where the name stands in the tree's bytes. */
    public int nameStart() {
        return nameStart;
    }

    /** Where the name ends in the tree's bytes. */
    public int nameEnd() {
        return nameEnd;
    }

    public String name() {
        return new String(bytes, nameStart, nameEnd - nameStart, StandardCharsets.UTF_8);
    }
}
