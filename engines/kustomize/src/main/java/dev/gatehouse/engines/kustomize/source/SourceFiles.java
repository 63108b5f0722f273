package dev.gatehouse.engines.kustomize.source;

import java.io.IOException;
import java.util.Optional;

/** The files that may be read, by their path from the root: {@code apps/shop/kustomization.yaml}. */
public interface SourceFiles {

    /**
     * The content of a file.
     *
     * @param limit of a longer file this many bytes and one more are enough
     * @return empty where no file is there, or something else, such as a link
     */
    Optional<byte[]> read(String path, int limit) throws IOException;

    /** Whether it, or a folder on the way to it, is a link that stays within the tree. */
    boolean isLink(String path);

    /** Whether a file is below it. */
    boolean isFolder(String path);
}
