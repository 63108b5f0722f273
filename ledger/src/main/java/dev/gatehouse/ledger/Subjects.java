package dev.gatehouse.ledger;

import dev.gatehouse.engines.tlog.store.DurableFile;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The people that a ledger speaks of: an id that was drawn, and a key of AES-256 that their personal data is encrypted
 * with, each in a file of its own that can be destroyed. Entries hold ciphertext, so that proofs stay right when it is.
 */
public final class Subjects {

    private static final int ID_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String SUFFIX = ".json";
    private static final String ERASING = ".erasing";

    private final Path folder;
    private final SecureRandom random;
    private final Map<String, Subject> byId = new TreeMap<>();

    private record Subject(String id, String name, SecretKeySpec key) {}

    /**
     * Those in a folder; none where there is no such folder.
     *
     * @param state the ledger's private folder
     */
    Subjects(Path state, SecureRandom random) throws IOException {
        this.folder = state.resolve("subjects");
        this.random = random;
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                Subject subject = read(file);
                byId.put(subject.id(), subject);
            }
        }
    }

    private static Subject read(Path file) throws IOException {
        try {
            JsonObject read = CanonicalJson.read(Files.readString(file));
            byte[] key = Base64.getDecoder().decode(read.text("key"));
            return new Subject(read.text("id"), read.text("name"), new SecretKeySpec(key, "AES"));
        } catch (MalformedJson | IllegalArgumentException malformed) {
            throw new IOException(file + " is not the file of a subject", malformed);
        }
    }

    /** The id of somebody who is known. */
    public Optional<String> id(String name) {
        return byId.values().stream()
                .filter(s -> s.name().equals(name))
                .map(Subject::id)
                .findFirst();
    }

    /** The name of an id, where it was not erased. */
    public Optional<String> name(String id) {
        return Optional.ofNullable(byId.get(id)).map(Subject::name);
    }

    /** The id of somebody, who is added where they are not known yet. */
    String add(String name) throws IOException {
        Optional<String> known = id(name);
        if (known.isPresent()) {
            return known.get();
        }
        Files.createDirectories(folder);
        LedgerFolder.ownerOnly(folder, "rwx------");
        byte[] key = random(KEY_BYTES);
        String id = HexFormat.of().formatHex(random(ID_BYTES));
        String text = CanonicalJson.write(
                Map.of("id", id, "name", name, "key", Base64.getEncoder().encodeToString(key)));
        DurableFile.putDurably(folder.resolve(id + SUFFIX), text.getBytes(StandardCharsets.UTF_8));
        byId.put(id, new Subject(id, name, new SecretKeySpec(key, "AES")));
        return id;
    }

    private byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Encrypts what is about somebody. */
    String seal(String id, JsonObject personal) {
        Subject subject = byId.get(id);
        if (subject == null) {
            throw new IllegalArgumentException("nobody has the id " + id);
        }
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = cipher(
                Cipher.ENCRYPT_MODE,
                subject,
                nonce,
                CanonicalJson.write(personal).getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    /** Reads what is about somebody; empty where their key is not here, or not any more. */
    public Optional<JsonObject> open(String id, String sealed) {
        Subject subject = byId.get(id);
        if (subject == null) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getDecoder().decode(sealed);
            if (whole.length < NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] opened = cipher(
                    Cipher.DECRYPT_MODE,
                    subject,
                    Arrays.copyOf(whole, NONCE_BYTES),
                    Arrays.copyOfRange(whole, NONCE_BYTES, whole.length));
            return Optional.of(CanonicalJson.read(new String(opened, StandardCharsets.UTF_8)));
        } catch (MalformedJson | IllegalArgumentException notByThisKey) {
            return Optional.empty();
        }
    }

    private static byte[] cipher(int mode, Subject subject, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, subject.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(subject.id().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("not sealed with this key", wrong);
        }
    }

    /** Takes a key out of use, so that it can't be read any more, and not yet off the disk. */
    void erasing(String id) throws IOException {
        Path file = folder.resolve(id + SUFFIX);
        DurableFile.putDurably(folder.resolve(id + ERASING), new byte[0]);
        byte[] nothing = new byte[(int) Files.size(file)];
        Files.write(file, nothing, java.nio.file.StandardOpenOption.DSYNC, java.nio.file.StandardOpenOption.WRITE);
        Files.deleteIfExists(file);
        byId.remove(id);
    }

    /** The ids whose keys are destroyed, and of which the log may not say so yet. */
    List<String> unrecorded() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(ERASING))
                    .map(f -> f.substring(0, f.length() - ERASING.length()))
                    .sorted()
                    .toList();
        }
    }

    /** The log says so now. */
    void erased(String id) throws IOException {
        Files.deleteIfExists(folder.resolve(id + ERASING));
    }
}
