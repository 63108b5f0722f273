package dev.gatehouse.engines.secretscan.cache;

import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hash (SHA-256) of all that decides what is found in an object: the program itself, which detectors are asked, the
 * configuration's rules, the limits, the kind of ids.
 *
 * @param bytes of the hash
 * @param idLength bytes of an id
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CacheKey(byte[] bytes, int idLength) {

    /** The key of scans with some rules. */
    public static CacheKey of(Ruleset ruleset, Limits limits, ObjectFormat format) {
        Hash hash = new Hash();
        hash.program(CacheKey.class);
        hash.program(ObjectId.class);
        hash.text(format.toString());
        hash.text(limits.toString());
        for (Detector detector : ruleset.scanner().detectors()) {
            hash.text(detector.id());
            for (Keyword keyword : detector.keywords()) {
                hash.text(keyword.toString());
            }
        }
        ruleset.configuration().inOrder().forEach(hash::text);
        return new CacheKey(hash.digest.digest(), format.idLength());
    }

    private static final class Hash {

        private final MessageDigest digest = sha256();

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        void text(String text) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        private void bytes(byte[] bytes) {
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }

        /** The archive, or the folder of classes, that a class was loaded from. */
        void program(Class<?> of) {
            CodeSource source = of.getProtectionDomain().getCodeSource();
            try {
                Path place =
                        source == null ? null : Path.of(source.getLocation().toURI());
                if (place == null) {
                    throw new IllegalStateException("no place of " + of);
                }
                for (Path file : files(place)) {
                    text(place.relativize(file).toString());
                    bytes(Files.readAllBytes(file));
                }
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<Path> files(Path place) throws IOException {
            try (Stream<Path> all = Files.walk(place)) {
                return all.filter(Files::isRegularFile).sorted().toList();
            }
        }
    }
}
