package dev.gatehouse.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/**
 * The runs that the hooks' own AOT cache is trained on: a push to a bare repository of a few loose objects. The cache
 * is small, so that mapping it costs little.
 */
public final class HookTraining {

    private static final String NONE = "0".repeat(40);

    private final Path repository;

    private HookTraining(Path repository) {
        this.repository = repository;
    }

    /**
     * Trains.
     *
     * @param arguments a folder that may be written to
     */
    public static void main(String[] arguments) throws IOException {
        Path repository = Path.of(arguments[0]);
        Files.createDirectories(repository.resolve("objects"));
        Files.createDirectories(repository.resolve("refs/heads"));
        Files.writeString(repository.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(repository.resolve("config"), "[core]\n\tbare = true\n");
        new HookTraining(repository).push();
    }

    private void push() throws IOException {
        byte[] secret = ("db:\n  pass" + "word: \"Tr1ck-y0ur-M1nd\"\n  url: https://db.example.org/a\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] harmless = "apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\n".getBytes(StandardCharsets.UTF_8);
        String before = commit("", "a.yaml", object("blob", harmless));
        String after = commit("parent " + before + "\n", "b.yaml", object("blob", secret));
        Files.writeString(repository.resolve("refs/heads/main"), before + "\n");
        run("pre-receive", before + " " + after + " refs/heads/main\n");
        run("pre-receive", NONE + " " + after + " refs/heads/other\n");
        run("pre-commit", "");
    }

    private void run(String hook, String input) {
        Console console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                false,
                false,
                Map.of(
                        "LANG", "C.UTF-8",
                        "GIT_DIR", repository.toString(),
                        "GIT_QUARANTINE_PATH", repository.resolve("objects").toString()));
        int code = new Gatehouse(console).run("hook", hook);
        if (code > ExitCode.FINDINGS) {
            throw new IllegalStateException("hook " + hook + " ended with " + code);
        }
    }

    private String commit(String parent, String name, String blob) throws IOException {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        tree.writeBytes(("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8));
        tree.writeBytes(HexFormat.of().parseHex(blob));
        String person = "Ada Example <ada@example.com> 1767225600 +0000\n";
        String text = "tree " + object("tree", tree.toByteArray()) + "\n" + parent + "author " + person + "committer "
                + person + "\nChange\n";
        return object("commit", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a loose object (gitformat-loose); its id. */
    private String object(String type, byte[] content) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes((type + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(content);
        String id = HexFormat.of().formatHex(sha1(whole.toByteArray()));
        Path file = repository.resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
        Files.createDirectories(file.getParent());
        try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(file))) {
            whole.writeTo(out);
        }
        return id;
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
