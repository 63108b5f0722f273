package dev.gatehouse.cli.logs;

import dev.gatehouse.model.InvalidInput;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** What is kept between runs in a folder: one file, replaced as a whole. */
final class SavedState {

    private static final int VERSION = 4;
    private static final String NAME = "detect.state";

    private final Path folder;

    /**
     * The state in a folder, which is made where it is not there.
     *
     * @throws InvalidInput where it can't be
     */
    SavedState(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new InvalidInput("can't make the folder " + folder + ": " + failed.getMessage());
        }
    }

    /**
     * Takes up what an earlier run left.
     *
     * @return how far logs were read
     * @throws InvalidInput where it is damaged, of other rules or of another version
     */
    Optional<Positions> restore(Detection detection) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream from = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (from.readInt() != VERSION) {
                throw new IOException("it was kept by another version of Gatehouse");
            }
            Positions positions = Positions.read(from);
            detection.read(from);
            return Optional.of(positions);
        } catch (IOException unusable) {
            throw new InvalidInput(
                    file + " can't be used: " + unusable.getMessage(),
                    null,
                    null,
                    "Move it away, and begin anew with --since and the last day that was looked through.");
        }
    }

    /** Replaces it. */
    void save(Positions positions, Detection detection) {
        Path beside = folder.resolve(NAME + ".part");
        try {
            try (FileOutputStream bytes = new FileOutputStream(beside.toFile());
                    DataOutputStream to = new DataOutputStream(new BufferedOutputStream(bytes))) {
                to.writeInt(VERSION);
                positions.write(to);
                detection.write(to);
                to.flush();
                bytes.getFD().sync();
            }
            Files.move(
                    beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("can't keep the state in " + folder, failed);
        }
    }
}
