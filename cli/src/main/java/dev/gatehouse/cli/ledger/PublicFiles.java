package dev.gatehouse.cli.ledger;

import dev.gatehouse.engines.tlog.store.LogStore;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a ledger's public files, for any static web server. What is there already is not copied again. */
final class PublicFiles {

    private PublicFiles() {}

    /**
     * Copies them: the checkpoint last, so that whoever reads meanwhile finds all that it counts.
     *
     * @return how many files were copied
     * @throws InvalidInput where the place holds something else
     */
    static int copy(Path log, Path to) throws IOException {
        if (Files.exists(to) && !Files.isDirectory(to)) {
            throw new InvalidInput(to + " is no folder", null, null, "Name a folder for the ledger's public files.");
        }
        if (to.toAbsolutePath().normalize().startsWith(log.toAbsolutePath().normalize())) {
            throw new InvalidInput(to + " lies in the ledger itself");
        }
        // Read first: what it counts is there before it, and stays.
        byte[] checkpoint = Files.readAllBytes(log.resolve(LogStore.CHECKPOINT));
        List<Path> files;
        try (Stream<Path> all = Files.walk(log)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(LogStore.CHECKPOINT)
                            && !file.toString().endsWith(".new"))
                    .toList();
        }
        int copied = 0;
        for (Path file : files) {
            Path copy = to.resolve(log.relativize(file).toString());
            if (Files.exists(copy) && Files.size(copy) == Files.size(file)) {
                continue;
            }
            Files.createDirectories(copy.getParent());
            Path beside = copy.resolveSibling(copy.getFileName() + ".new");
            Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            copied++;
        }
        Path beside = to.resolve(LogStore.CHECKPOINT + ".new");
        Files.createDirectories(to);
        Files.write(beside, checkpoint);
        Files.move(
                beside,
                to.resolve(LogStore.CHECKPOINT),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return copied + 1;
    }
}
