package dev.gatehouse.cli.logs;

import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.model.InvalidInput;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is kept between runs in a folder: one file, replaced as a whole. It is kept before what it holds is told, and
 * told is noted at once in a second file by the number of the state: a run that is killed in between tells it when it
 * is started again, and one that is killed later does not repeat it.
 */
final class SavedState {

    private static final int VERSION = 5;
    private static final String NAME = "detect.state";
    private static final String TOLD = "detect.told";
    private static final SecureRandom NUMBERS = new SecureRandom();

    private final Path folder;
    private final List<String> unsaid = new ArrayList<>();
    private long number;

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
            number = from.readLong();
            Encoding.readTexts(from).stream().filter(Objects::nonNull).forEach(unsaid::add);
            Positions positions = Positions.read(from);
            detection.read(from);
            if (isTold()) {
                unsaid.clear();
                detection.detected().clear();
            }
            return Optional.of(positions);
        } catch (IOException unusable) {
            throw new InvalidInput(
                    file + " can't be used: " + unusable.getMessage(),
                    null,
                    null,
                    "Move it away, and begin anew with --since and the last day that was looked through.");
        }
    }

    /** The lines that the run before was killed over before it had said them. */
    List<String> unsaid() {
        return List.copyOf(unsaid);
    }

    private boolean isTold() throws IOException {
        Path told = folder.resolve(TOLD);
        return Files.exists(told) && ByteBuffer.wrap(Files.readAllBytes(told)).equals(marker());
    }

    private ByteBuffer marker() {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, number);
    }

    /** Notes that what was saved last has been told. */
    void told() {
        try (FileChannel file =
                FileChannel.open(folder.resolve(TOLD), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(marker(), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException("can't keep the state in " + folder, failed);
        }
    }

    /**
     * Replaces it.
     *
     * @param lines what is about to be said
     */
    void save(Positions positions, Detection detection, List<String> lines) {
        number = NUMBERS.nextLong();
        Path beside = folder.resolve(NAME + ".part");
        try {
            try (FileOutputStream bytes = new FileOutputStream(beside.toFile());
                    DataOutputStream to = new DataOutputStream(new BufferedOutputStream(bytes))) {
                to.writeInt(VERSION);
                to.writeLong(number);
                Encoding.writeTexts(lines, to);
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
