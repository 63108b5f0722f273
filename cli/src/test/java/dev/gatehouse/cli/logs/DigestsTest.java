package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CloudTrail's chain of digests, made and signed as AWS documents it, and broken in each of the ways it can be. */
class DigestsTest {

    private static final String FINGERPRINT = "00112233445566778899aabbccddeeff";
    private static final KeyPair KEYS = keys();

    @TempDir
    private Path folder;

    private final List<Path> digests = new ArrayList<>();
    private final List<Path> logs = new ArrayList<>();
    private String lastSignature = "";

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** PKCS#1: the RSA key inside of what Java writes, X.509's SubjectPublicKeyInfo. */
    private static String pkcs1(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, 24, encoded.length));
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void pack(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
    }

    @BeforeEach
    void threeHours() throws IOException, GeneralSecurityException {
        Files.createDirectories(folder.resolve("digests"));
        Files.writeString(
                folder.resolve("keys.json"),
                "{\"PublicKeyList\": [{\"Value\": \"" + pkcs1(KEYS.getPublic()) + "\", \"Fingerprint\": \""
                        + FINGERPRINT + "\"}]}");
        String previous = "\"previousDigestS3Bucket\": null, \"previousDigestS3Object\": null,"
                + " \"previousDigestHashValue\": null, \"previousDigestHashAlgorithm\": null,"
                + " \"previousDigestSignature\": null";
        String previousSignature = "null";
        for (int hour = 1; hour <= 3; hour++) {
            String log = "111122223333_CloudTrail_eu-central-1_20260601T0" + hour + "30Z_abcdef" + hour + ".json.gz";
            byte[] events = ("{\"Records\":[{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-06-01T0" + hour
                            + ":20:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"ListBuckets\","
                            + "\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"ada\"},\"readOnly\":true}]}")
                    .getBytes(StandardCharsets.UTF_8);
            logs.add(folder.resolve(log));
            pack(logs.getLast(), events);
            String end = "2026-06-01T0" + (hour + 1) + ":00:00Z";
            String object = "AWSLogs/111122223333/CloudTrail-Digest/eu-central-1/2026/06/01/"
                    + "111122223333_CloudTrail-Digest_eu-central-1_audit_eu-central-1_20260601T0" + (hour + 1)
                    + "0000Z.json.gz";
            byte[] digest = ("{\"awsAccountId\": \"111122223333\", \"digestStartTime\": \"2026-06-01T0" + hour
                            + ":00:00Z\", \"digestEndTime\": \"" + end
                            + "\", \"digestS3Bucket\": \"logs\", \"digestS3Object\": \"" + object
                            + "\", \"digestPublicKeyFingerprint\": \"" + FINGERPRINT
                            + "\", \"digestSignatureAlgorithm\": \"SHA256withRSA\", " + previous
                            + ", \"logFiles\": [{\"s3Bucket\": \"logs\", \"s3Object\": \"AWSLogs/111122223333/CloudTrail/"
                            + "eu-central-1/2026/06/01/" + log + "\", \"hashValue\": \"" + sha256(events)
                            + "\", \"hashAlgorithm\": \"SHA-256\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            digests.add(folder.resolve("digests/" + hour + ".json.gz"));
            pack(digests.getLast(), digest);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update((end + "\nlogs/" + object + "\n" + sha256(digest) + "\n" + previousSignature)
                    .getBytes(StandardCharsets.UTF_8));
            previousSignature = HexFormat.of().formatHex(signature.sign());
            previous = "\"previousDigestS3Bucket\": \"logs\", \"previousDigestS3Object\": \"" + object
                    + "\", \"previousDigestHashValue\": \"" + sha256(digest)
                    + "\", \"previousDigestHashAlgorithm\": \"SHA-256\", \"previousDigestSignature\": \""
                    + previousSignature + "\"";
        }
        lastSignature = previousSignature;
        Files.writeString(signature(), "{\"Metadata\": {\"signature\": \"" + lastSignature + "\"}}");
    }

    private Path signature() {
        return Path.of(digests.getLast() + ".signature");
    }

    private CommandLineRun detect(String... more) {
        List<String> call = new ArrayList<>(
                List.of("logs", "detect", "--no-builtin-rules", "--format", "csv", "--at", "2026-06-02T00:00:00Z"));
        call.addAll(List.of(more));
        logs.forEach(log -> call.add(log.toString()));
        return CommandLineRun.of(call.toArray(String[]::new));
    }

    private CommandLineRun verified() {
        return detect(
                "--digests",
                folder.resolve("digests").toString(),
                "--digest-keys",
                folder.resolve("keys.json").toString());
    }

    private void write(Path digest, String from, String to) throws IOException {
        byte[] bytes;
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(digest))) {
            bytes = in.readAllBytes();
        }
        pack(digest, new String(bytes, StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aWholeChainIsFine() {
        CommandLineRun run = verified();
        assertThat(run.out().lines()).as(run.out()).hasSize(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void digestsMayStandAmongTheLogsAndWithoutKeysAreSaidToBeUnchecked() {
        CommandLineRun run = detect(digests.stream().map(Path::toString).toArray(String[]::new));
        assertThat(run.out().lines()).as(run.out()).hasSize(1);
        assertThat(run.err()).contains("the signatures of 3 digests are not checked");
    }

    @Test
    void aChangedLogIsFound() throws IOException {
        pack(logs.get(1), "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThat(verified().out())
                .contains("accesslog/cloudtrail-log-changed")
                .contains("20260601T0230Z_abcdef2");
    }

    @Test
    void aLogThatWasTakenAwayIsFound() {
        logs.remove(1);
        assertThat(verified().out())
                .contains("accesslog/cloudtrail-log-changed")
                .contains("names it, and it is not there");
    }

    @Test
    void aLogThatWasSlippedInIsFound() throws IOException {
        logs.add(Files.copy(
                logs.getFirst(),
                folder.resolve("111122223333_CloudTrail_eu-central-1_20260601T0145Z_slipped.json.gz")));
        assertThat(verified().out())
                .contains("accesslog/cloudtrail-log-changed")
                .contains("no digest names it");
    }

    @Test
    void aDigestThatIsMissingIsFound() throws IOException {
        Files.delete(digests.get(1));
        assertThat(verified().out())
                .contains("accesslog/cloudtrail-digest-chain-broken")
                .contains("the digest before it is not there");
    }

    @Test
    void aDigestThatWasChangedIsFound() throws IOException {
        write(digests.get(1), "T02:00:00Z", "T02:00:01Z");
        assertThat(verified().out())
                .contains("accesslog/cloudtrail-digest-chain-broken")
                .contains("it was changed");
    }

    @Test
    void aSignatureThatIsNotOfTheKeyIsFound() throws IOException {
        write(digests.get(2), "\"previousDigestSignature\": \"", "\"previousDigestSignature\": \"00");
        assertThat(verified().out())
                .contains("accesslog/cloudtrail-digest-chain-broken")
                .contains("its signature is");
    }

    @Test
    void aSignatureMayStandAloneBesideTheLastDigest() throws IOException {
        Files.writeString(signature(), lastSignature + "\n");
        assertThat(verified().out().lines()).hasSize(1);
    }

    @Test
    void aLastDigestThatWasChangedIsFoundByItsSignature() throws IOException {
        write(digests.getLast(), "\"logs\"", "\"logz\"");
        assertThat(verified().out())
                .contains("accesslog/cloudtrail-digest-chain-broken")
                .contains("its signature is not AWS's");
    }

    @Test
    void aLastDigestWithoutASignatureIsSaidToBeUnverified() throws IOException {
        Files.delete(signature());
        CommandLineRun run = verified();
        assertThat(run.out().lines()).as(run.out()).hasSize(1);
        assertThat(run.err()).contains("nothing signs the last digest, " + digests.getLast());
    }

    @Test
    void aFileWithoutKeysIsRefused() {
        CommandLineRun run = detect("--digests", folder.resolve("digests").toString(), "--digest-keys", "pom.xml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("pom.xml holds no keys");
    }
}
