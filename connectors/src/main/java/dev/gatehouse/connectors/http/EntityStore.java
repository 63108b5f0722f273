package dev.gatehouse.connectors.http;

import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers kept on disk with their entity tags, so that a system can say "unchanged" (RFC 9110, section 13.1.2), which
 * GitHub doesn't count against the primary limit.
 *
 * <p>A file for each address and asker, readable by its owner alone. Its name is a keyed hash, so neither an address
 * nor a credential can be read from it. A file that is not what was written is as good as none, and nothing that goes
 * wrong with the store stops a call.
 */
final class EntityStore {

    private static final int FORMAT = 1;
    private static final List<String> KEPT = List.of("link", "x-total-count", "x-oauth-scopes", "x-next-page");

    private final Path folder;
    private final SecretKeySpec key;

    /**
     * What was kept of an answer.
     *
     * @param tag its entity tag
     */
    record Kept(String tag, Reply reply) {}

    private EntityStore(Path folder, SecretKeySpec key) {
        this.folder = folder;
        this.key = key;
    }

    /** A store in a folder, which is made; empty where that can't be. */
    static Optional<EntityStore> in(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path file = folder.resolve("key");
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                write(folder, file, random);
            }
            return Optional.of(new EntityStore(folder, new SecretKeySpec(Files.readAllBytes(file), "HmacSHA256")));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noStore) {
            return Optional.empty();
        }
    }

    Optional<Kept> get(String address, SecretText asker) {
        try {
            byte[] bytes = Files.readAllBytes(file(address, asker));
            int content = bytes.length - 32;
            if (content < 0
                    || !MessageDigest.isEqual(
                            mac(bytes, content), java.util.Arrays.copyOfRange(bytes, content, bytes.length))) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, content));
            if (in.readInt() != FORMAT) {
                return Optional.empty();
            }
            String tag = in.readUTF();
            Map<String, List<String>> headers = new java.util.TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                headers.put(in.readUTF(), List.of(in.readUTF()));
            }
            return Optional.of(new Kept(tag, new Reply(200, headers, in.readAllBytes())));
        } catch (IOException absentOrBroken) {
            return Optional.empty();
        }
    }

    void put(String address, SecretText asker, Reply reply) {
        Optional<String> tag = reply.header("etag");
        if (tag.isEmpty() || tag.get().length() > 1_000) {
            return;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(FORMAT);
            out.writeUTF(tag.get());
            List<String> kept =
                    KEPT.stream().filter(name -> reply.header(name).isPresent()).toList();
            out.writeInt(kept.size());
            for (String name : kept) {
                out.writeUTF(name);
                out.writeUTF(reply.header(name).orElse(""));
            }
            out.write(reply.body());
            out.write(mac(bytes.toByteArray(), bytes.size()));
            write(folder, file(address, asker), bytes.toByteArray());
        } catch (IOException notKept) {
            // The next run asks again.
        }
    }

    private static void write(Path folder, Path file, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(
                folder, "new", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String address, SecretText asker) {
        byte[] name = (address + "\n" + asker.reveal(Reveal.forThe("keyed hash of who asks")))
                .getBytes(StandardCharsets.UTF_8);
        return folder.resolve(HexFormat.of().formatHex(mac(name, name.length)));
    }

    private byte[] mac(byte[] bytes, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(bytes, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
        }
    }
}
