package dev.gatehouse.cli.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Every place of a repository in which we know that a secret can hide. */
final class HidingPlaces {

    private static final List<String> NOTHING = List.of();
    private static final List<String> UNREACHABLE = List.of("--unreachable");

    /** For each place what plants a token there and says with which options it is to be found. */
    private final Map<String, BiFunction<GitRepository, String, List<String>>> places = new LinkedHashMap<>();

    HidingPlaces() {
        commits();
        references();
        contents();
        encodings();
        archives();
        storage();
        new MoreHidingPlaces().all().forEach(this::add);
    }

    Map<String, BiFunction<GitRepository, String, List<String>>> all() {
        return places;
    }

    interface Planting {
        void plant(GitRepository repository, String token);
    }

    private void add(String name, Planting planting) {
        add(name, NOTHING, planting);
    }

    private void add(String name, List<String> options, Planting planting) {
        places.put(name, (repository, token) -> {
            planting.plant(repository, token);
            return options;
        });
    }

    static String line(String token) {
        return "value: \"" + token + "\"\n";
    }

    private static void branches(GitRepository r, int count) {
        for (int i = 0; i < count; i++) {
            r.git("checkout", "-q", "-b", "side" + i, "main");
            r.write("side" + i, "side " + i + "\n");
            r.commit("Side " + i);
        }
        r.git("checkout", "-q", "main");
        r.write("main", "main\n");
        r.commit("Main");
    }

    private void commits() {
        add("a file of HEAD", (r, t) -> {
            r.write("app.yaml", line(t));
            r.commit("Add");
        });
        add("a deleted file", (r, t) -> {
            r.write("app.yaml", line(t));
            r.commit("Add");
            r.git("rm", "-q", "app.yaml");
            r.commit("Remove");
        });
        add("a merge commit's own change", (r, t) -> {
            branches(r, 1);
            r.git("merge", "-q", "--no-ff", "--no-commit", "side0");
            r.write("app.yaml", line(t));
            r.commit("Merge");
            r.git("rm", "-q", "app.yaml");
            r.commit("Remove");
        });
        add("an octopus merge's own change", (r, t) -> {
            branches(r, 3);
            r.git("merge", "-q", "--no-ff", "--no-commit", "side0", "side1", "side2");
            r.write("app.yaml", line(t));
            r.commit("Merge");
        });
        add("a commit message", (r, t) -> r.commit("Use " + t));
        add("a commit message in Latin-1", (r, t) -> {
            r.git("config", "i18n.commitEncoding", "ISO-8859-1");
            r.git(
                    Map.of(),
                    ("caf\u00e9 " + t).getBytes(StandardCharsets.ISO_8859_1),
                    "commit",
                    "-q",
                    "--allow-empty",
                    "-F",
                    "-");
        });
        add("an amended commit", (r, t) -> {
            r.write("app.yaml", line(t));
            r.commit("Add");
            r.write("app.yaml", "value: \"\"\n");
            r.git("commit", "-q", "-a", "--amend", "-m", "Add");
        });
        add("a commit that was reset away", (r, t) -> {
            r.write("app.yaml", line(t));
            r.commit("Add");
            r.git("reset", "-q", "--hard", "HEAD~1");
        });
        add("an unreachable commit", UNREACHABLE, (r, t) -> {
            r.write("app.yaml", line(t));
            r.commit("Add");
            r.git("reset", "-q", "--hard", "HEAD~1");
            r.forget();
        });
        add(
                "a dangling blob",
                UNREACHABLE,
                (r, t) -> r.git(Map.of(), line(t).getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin"));
        add("the message of an unreachable commit", UNREACHABLE, (r, t) -> {
            r.commit("Use " + t);
            r.git("reset", "-q", "--hard", "HEAD~1");
            r.forget();
        });
    }

    private void references() {
        add("an unmerged branch", (r, t) -> {
            r.git("checkout", "-q", "-b", "side");
            r.write("app.yaml", line(t));
            r.commit("Add");
            r.git("checkout", "-q", "main");
        });
        add("an orphan branch", (r, t) -> {
            r.git("checkout", "-q", "--orphan", "pages");
            r.write("app.yaml", line(t));
            r.commit("Add");
            r.git("checkout", "-q", "main");
        });
        add("refs/pull", (r, t) -> {
            r.write("app.yaml", line(t));
            String id = r.commit("Add");
            r.git("reset", "-q", "--hard", "HEAD~1");
            r.git("update-ref", "refs/pull/1/head", id);
            r.forget();
        });
        add("a remote's branch", (r, t) -> {
            r.write("app.yaml", line(t));
            String id = r.commit("Add");
            r.git("reset", "-q", "--hard", "HEAD~1");
            r.git("update-ref", "refs/remotes/origin/x", id);
            r.forget();
        });
        add("a stash", (r, t) -> {
            r.write("README", line(t));
            r.git("stash", "-q");
        });
        add("a file that was not tracked, in a stash", (r, t) -> {
            r.write("new.yaml", line(t));
            r.git("stash", "-q", "--include-untracked");
        });
        add("an older stash", (r, t) -> {
            r.write("README", line(t));
            r.git("stash", "-q");
            r.write("README", "harmless, too\n");
            r.git("stash", "-q");
        });
        add("a tag's message", (r, t) -> r.git("tag", "-a", "v1", "-m", "Use " + t));
        add("the message of a tag of a tag", (r, t) -> {
            r.git("tag", "-a", "inner", "-m", "Use " + t);
            r.git("tag", "-a", "outer", "-m", "harmless", "inner");
            r.git("tag", "-d", "inner");
        });
        add(
                "a tag of a blob",
                (r, t) -> r.git(
                        "tag",
                        "key",
                        r.git(Map.of(), line(t).getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin")));
        add("a tag of a tree", (r, t) -> {
            r.write("app.yaml", line(t));
            r.git("add", "-A");
            String tree = r.git("write-tree");
            r.git("tag", "files", tree);
            r.git("reset", "-q", "--hard");
        });
        add("a note", (r, t) -> r.git("notes", "add", "-m", "Use " + t));
        add("a note that was removed", (r, t) -> {
            r.git("notes", "add", "-m", "Use " + t);
            r.git("notes", "remove", "HEAD");
        });
        add("the HEAD of another work tree", (r, t) -> {
            Path other = r.folder().resolve("other");
            r.git("worktree", "add", "-q", "--detach", other.toString());
            GitRepository linked = new GitRepository(other);
            linked.write("app.yaml", line(t));
            linked.commit("Add");
        });
        add("the index", List.of("--staged"), (r, t) -> {
            r.write("app.yaml", line(t));
            r.git("add", "-A");
        });
    }

    private void contents() {
        add("a binary file", (r, t) -> {
            r.write("app.bin", ("\0\1\2\0" + t + "\0\3").getBytes(StandardCharsets.ISO_8859_1));
            r.commit("Add");
        });
        add("a file marked -diff", (r, t) -> {
            r.write(".gitattributes", "*.key -diff\n*.lock binary\n");
            r.write("app.key", line(t));
            r.commit("Add");
        });
        add("a line of 1.8 MB", (r, t) -> {
            r.write("min.js", "a=1;".repeat(225_000) + "k='" + t + "';" + "b=2;".repeat(225_000));
            r.commit("Add");
        });
        add("a path with odd bytes", (r, t) -> {
            String blob = r.git(Map.of(), line(t).getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
            byte[] entry = ("100644 blob " + blob + "\ta\u00ff\u0001\"\\ b\0").getBytes(StandardCharsets.ISO_8859_1);
            String tree = r.git(Map.of(), entry, "mktree", "-z");
            r.git("update-ref", "refs/heads/odd", r.git("commit-tree", tree, "-m", "Odd"));
        });
        add("a symbolic link's target", (r, t) -> {
            try {
                Files.createSymbolicLink(r.folder().resolve("link"), Path.of(t));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            r.commit("Link");
        });
        add("the URL of a submodule", (r, t) -> {
            r.write(
                    ".gitmodules",
                    "[submodule \"a\"]\n\tpath = a\n\turl = https://x:" + t + "@git.example.org/a.git\n");
            r.commit("Add");
        });
        add("lines that end in CR LF", (r, t) -> {
            r.write("app.ini", "[a]\r\nvalue=" + t + "\r\n");
            r.commit("Add");
        });
        add("a file that is large", (r, t) -> {
            r.write("dump.sql", "-- nothing here\n".repeat(600_000) + line(t));
            r.commit("Add");
        });
    }

    private void encodings() {
        add("UTF-16 with a byte-order mark", (r, t) -> {
            r.write("app.ps1", ("\ufeff" + line(t)).getBytes(StandardCharsets.UTF_16LE));
            r.commit("Add");
        });
        add("UTF-16, the other way round and unmarked", (r, t) -> {
            r.write("app.reg", line(t).getBytes(StandardCharsets.UTF_16BE));
            r.commit("Add");
        });
        add("base64 in a Kubernetes Secret", (r, t) -> {
            r.write(
                    "secret.yaml",
                    "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata:\n  token: " + base64(t) + "\n");
            r.commit("Add");
        });
        add("base64 twice", (r, t) -> {
            r.write("a.json", "{\"a\":\"" + base64("{\"token\":\"" + base64("token=" + t + "\n") + "\"}") + "\"}");
            r.commit("Add");
        });
        add("hexadecimal digits", (r, t) -> {
            r.write("a.txt", "blob = " + HexFormat.of().formatHex(line(t).getBytes(StandardCharsets.UTF_8)) + "\n");
            r.commit("Add");
        });
        add("percent-encoding", (r, t) -> {
            r.write(
                    "a.txt",
                    "state=" + line(t).chars().mapToObj("%%%02x"::formatted).collect(Collectors.joining()));
            r.commit("Add");
        });
        add("escapes of Unicode", (r, t) -> {
            r.write(
                    "a.json",
                    "{\"a\": \"" + t.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining()) + "\"}");
            r.commit("Add");
        });
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void archives() {
        add("a zip", (r, t) -> {
            r.write("a.zip", zip("in/app.yaml", line(t).getBytes(StandardCharsets.UTF_8)));
            r.commit("Add");
        });
        add("a zip in a jar", (r, t) -> {
            r.write("a.jar", zip("lib/b.zip", zip("app.yaml", line(t).getBytes(StandardCharsets.UTF_8))));
            r.commit("Add");
        });
        add("a gzip", (r, t) -> {
            r.write("dump.gz", gzip(line(t).getBytes(StandardCharsets.UTF_8)));
            r.commit("Add");
        });
        add("a tar.gz", (r, t) -> {
            r.write("a.tar.gz", gzip(tar("in/app.yaml", line(t))));
            r.commit("Add");
        });
        add("a tar", (r, t) -> {
            r.write("a.tar", tar("in/app.yaml", line(t)));
            r.commit("Add");
        });
        add("a zip that was deleted", (r, t) -> {
            r.write("a.zip", zip("app.yaml", line(t).getBytes(StandardCharsets.UTF_8)));
            r.commit("Add");
            r.git("rm", "-q", "a.zip");
            r.commit("Remove");
        });
    }

    static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /** One file in the format of POSIX.1-1988 (ustar). */
    static byte[] tar(String name, String content) {
        byte[] tar = new byte[512 + 512 + 1024];
        byte[] body = content.getBytes(StandardCharsets.UTF_8);
        put(tar, 0, name);
        put(tar, 100, "0000644\0");
        put(tar, 108, "0000000\0");
        put(tar, 116, "0000000\0");
        put(tar, 124, "%011o\0".formatted(body.length));
        put(tar, 136, "00000000000\0");
        put(tar, 148, "        ");
        put(tar, 156, "0");
        put(tar, 257, "ustar\00000");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i];
        }
        put(tar, 148, "%06o\0 ".formatted(sum));
        System.arraycopy(body, 0, tar, 512, body.length);
        return tar;
    }

    private static void put(byte[] into, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    private void storage() {
        add("a middle version of a chain of deltas", (r, t) -> {
            StringBuilder text = new StringBuilder("a line of text that stays, number 0\n".repeat(400));
            for (int i = 0; i < 20; i++) {
                text.insert(text.length() / 2, "change " + i + "\n");
                r.write("values.yaml", i == 9 ? text + line(t) : text.toString());
                r.commit("Change " + i);
            }
            r.git("repack", "-q", "-a", "-d", "-f", "--depth=50");
        });
        add("a token that two insertions complete", (r, t) -> {
            String filler = "a line of text that stays the same\n".repeat(300);
            r.write("values.yaml", filler + "value: " + t.substring(0, 20) + "\n" + filler);
            r.commit("Half");
            r.write("values.yaml", filler + "value: " + t + "\n" + filler);
            r.commit("Whole");
            r.write("values.yaml", filler + "value: " + t.substring(20) + "\n" + filler);
            r.commit("Other half");
            r.git("repack", "-q", "-a", "-d", "-f");
        });
        add("an alternate", (r, t) -> {
            GitRepository other = GitRepository.init(folder(r, "elsewhere"));
            other.write("app.yaml", line(t));
            String id = other.commit("Add");
            r.write(".git/objects/info/alternates", other.folder().resolve(".git/objects") + "\n");
            r.git("update-ref", "refs/heads/borrowed", id);
        });
        add("packed references", (r, t) -> {
            r.git("checkout", "-q", "-b", "side");
            r.write("app.yaml", line(t));
            r.commit("Add");
            r.git("checkout", "-q", "main");
            r.git("pack-refs", "--all");
            r.forget();
        });
        add("an object that another replaces", (r, t) -> {
            r.write("app.yaml", line(t));
            String bad = r.commit("Add");
            r.write("app.yaml", "value: \"\"\n");
            r.git("commit", "-q", "-a", "--amend", "-m", "Add");
            r.forget();
            r.git("update-ref", "refs/replace/" + r.git("rev-parse", "HEAD"), bad);
        });
    }

    private static Path folder(GitRepository repository, String name) {
        try {
            return Files.createDirectories(repository.folder().resolveSibling(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
