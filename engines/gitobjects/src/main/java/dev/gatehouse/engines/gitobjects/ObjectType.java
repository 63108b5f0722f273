package dev.gatehouse.engines.gitobjects;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an object is, with its number in pack entries (gitformat-pack). */
public enum ObjectType {
    COMMIT(1),
    TREE(2),
    BLOB(3),
    TAG(4);

    private final int code;
    private final String word;

    ObjectType(int code) {
        this.code = code;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    public int code() {
        return code;
    }

    /** The word in the header of a loose object: {@code blob}. */
    public String word() {
        return word;
    }

    /** The type of a number; null for the numbers of deltas and for those that mean nothing. */
    public static @Nullable ObjectType ofCode(int code) {
        return switch (code) {
            case 1 -> COMMIT;
            case 2 -> TREE;
            case 3 -> BLOB;
            case 4 -> TAG;
            default -> null;
        };
    }

    /** The type of a loose object's word; null for any other word. */
    public static @Nullable ObjectType ofWord(String word) {
        for (ObjectType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return null;
    }
}
