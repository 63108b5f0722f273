package dev.gatehouse.connectors.files;

import java.nio.charset.StandardCharsets;

/**
 * Stand-ins for content that lies in Git Large File Storage.
 *
 * @see <a href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md">Git LFS specification</a>
 */
final class LfsPointers {

    private static final byte[] BEGINNING =
            "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 1024;

    private LfsPointers() {}

    static boolean isPointer(byte[] content) {
        if (content.length < BEGINNING.length || content.length >= LONGEST) {
            return false;
        }
        for (int i = 0; i < BEGINNING.length; i++) {
            if (content[i] != BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }
}
