package dev.gatehouse.connectors.logs.digests;

import dev.gatehouse.connectors.logs.input.LogStream;
import dev.gatehouse.model.access.LogDigest;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a digest, and the hash of a log. Both may be packed. A digest's own signature is kept in the bucket as metadata
 * of the object; here it may stand in a file beside it, of the same name with {@code .signature} after it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">CloudTrail
 *     digest file structure</a>
 */
public final class DigestFile {

    private static final int BEGINNING = 4_096;
    private static final String SIGNATURE = ".signature";
    private static final int CHUNK = 1 << 16;

    private DigestFile() {}

    /** Whether a file begins like a digest. */
    public static boolean isDigest(Path file) throws IOException {
        try (InputStream in = LogStream.open(file)) {
            String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
            return beginning.stripLeading().startsWith("{") && beginning.contains("\"digestStartTime\"");
        }
    }

    /**
     * Reads a digest.
     *
     * @throws IOException where it can't be read, or is none
     */
    public static LogDigest read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = LogStream.open(file)) {
            bytes = in.readNBytes(Limits.MANIFEST.bytes() + 1);
        }
        Reading reading = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.REFUSED).read(bytes);
        if (!reading.problems().isEmpty()) {
            throw new IOException(reading.problems().getFirst().message());
        }
        Node root = reading.documents().isEmpty() ? null : reading.documents().getFirst();
        if (!(root instanceof Mapping digest)) {
            throw new IOException("no JSON object");
        }
        List<LogDigest.DeliveredLog> logs = new ArrayList<>();
        for (Mapping log : digest.each("logFiles")) {
            checkAlgorithm(log, "hashAlgorithm", "SHA-256");
            logs.add(new LogDigest.DeliveredLog(object(log, "s3Bucket", "s3Object"), hexadecimal(log, "hashValue")));
        }
        checkAlgorithm(digest, "digestSignatureAlgorithm", "SHA256withRSA");
        return new LogDigest(
                file.toString(),
                time(digest, "digestStartTime"),
                time(digest, "digestEndTime"),
                object(digest, "digestS3Bucket", "digestS3Object"),
                HexFormat.of().formatHex(sha256().digest(bytes)),
                hexadecimal(digest, "digestPublicKeyFingerprint"),
                signature(file.resolveSibling(file.getFileName() + SIGNATURE)),
                previous(digest),
                logs);
    }

    /** The signature beside a digest: its hexadecimal alone, or in what {@code aws s3api head-object} prints. */
    private static Optional<String> signature(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BEGINNING);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("{")) {
            Reading reading = new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.REFUSED).read(bytes);
            Node root =
                    reading.documents().isEmpty() ? null : reading.documents().getFirst();
            text = root instanceof Mapping head && head.get("Metadata") instanceof Mapping metadata
                    ? metadata.text("signature").orElse("")
                    : "";
        }
        if (text.isEmpty()) {
            throw new IOException(file.getFileName() + " holds no signature");
        }
        return Optional.of(text.toLowerCase(Locale.ROOT));
    }

    private static Optional<LogDigest.Previous> previous(Mapping digest) throws IOException {
        if (digest.text("previousDigestS3Object").isEmpty()) {
            return Optional.empty();
        }
        checkAlgorithm(digest, "previousDigestHashAlgorithm", "SHA-256");
        return Optional.of(new LogDigest.Previous(
                object(digest, "previousDigestS3Bucket", "previousDigestS3Object"),
                hexadecimal(digest, "previousDigestHashValue"),
                hexadecimal(digest, "previousDigestSignature")));
    }

    private static String text(Mapping of, String key) throws IOException {
        return of.text(key).orElseThrow(() -> new IOException("it has no " + key));
    }

    private static String object(Mapping of, String bucket, String key) throws IOException {
        return text(of, bucket) + "/" + text(of, key);
    }

    private static String hexadecimal(Mapping of, String key) throws IOException {
        return text(of, key).toLowerCase(Locale.ROOT);
    }

    private static Instant time(Mapping of, String key) throws IOException {
        try {
            return Instant.parse(text(of, key));
        } catch (DateTimeException none) {
            throw new IOException(key + " is no time", none);
        }
    }

    private static void checkAlgorithm(Mapping of, String key, String known) throws IOException {
        Optional<String> algorithm = of.text(key);
        if (algorithm.isPresent() && !algorithm.get().equals(known)) {
            throw new IOException(key + " is not " + known);
        }
    }

    /** The SHA-256 of a log, unpacked, in lower-case hexadecimal. */
    public static String hash(Path log) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = LogStream.open(log)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
