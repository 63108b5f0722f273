package dev.gatehouse.cli.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Places in files of certain formats, and in objects that only low-level commands write. */
final class MoreHidingPlaces {

    private final Map<String, HidingPlaces.Planting> places = new LinkedHashMap<>();

    MoreHidingPlaces() {
        encodings();
        formats();
        objects();
    }

    Map<String, HidingPlaces.Planting> all() {
        return places;
    }

    private void file(String name, String path, java.util.function.Function<String, byte[]> content) {
        places.put(name, (r, t) -> {
            r.write(path, content.apply(t));
            r.commit("Add");
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void encodings() {
        file(
                "UTF-16, little end first and unmarked",
                "a.txt",
                t -> HidingPlaces.line(t).getBytes(StandardCharsets.UTF_16LE));
        file(
                "UTF-16, big end first and marked",
                "a.txt",
                t -> ("\ufeff" + HidingPlaces.line(t)).getBytes(StandardCharsets.UTF_16BE));
        file("UTF-32", "a.txt", t -> ("\ufeff" + HidingPlaces.line(t)).getBytes(Charset.forName("UTF-32LE")));
        file(
                "UTF-32, the other way round and unmarked",
                "a.txt",
                t -> HidingPlaces.line(t).getBytes(Charset.forName("UTF-32BE")));
        file(
                "ISO 8859-1",
                "a.properties",
                t -> ("# caf\u00e9\npassw\u00f6rter = " + t + "\n").getBytes(StandardCharsets.ISO_8859_1));
        file(
                "base64 over several lines",
                "a.pem",
                t -> bytes(Base64.getMimeEncoder()
                                .encodeToString(bytes(
                                        "a text before\n" + HidingPlaces.line(t).repeat(3)))
                        + "\n"));
        file("percent-encoding twice", "a.url", t -> bytes("next=" + percent(percent("token=" + t)) + "\n"));
        file("lines that end in CR alone", "a.mac", t -> bytes("one\rvalue=" + t + "\rthree\r"));
    }

    private static String percent(String text) {
        return text.chars().mapToObj("%%%02x"::formatted).collect(Collectors.joining());
    }

    private void formats() {
        file(
                "the output of a notebook's cell",
                "a.ipynb",
                t -> bytes(
                        "{\"cells\":[{\"cell_type\":\"code\",\"outputs\":[{\"name\":\"stdout\",\"output_type\":\"stream\","
                                + "\"text\":[\"{'token': '" + t
                                + "'}\\n\"]}],\"source\":[\"print(x)\"]}],\"nbformat\":4}"));
        file(
                "a text of a database file",
                "a.sqlite",
                t -> ByteBuffer.allocate(4096)
                        .put(bytes("SQLite format 3\0\20\0\1\1\0\100\40\40"))
                        .position(4000)
                        .put(bytes("\6\2" + t))
                        .array());
        file(
                "the constants of a class",
                "A.class",
                t -> ByteBuffer.allocate(200)
                        .putInt(0xcafebabe)
                        .putInt(65)
                        .putShort((short) 9)
                        .put((byte) 1)
                        .putShort((short) t.length())
                        .put(bytes(t))
                        .array());
        file(
                "a memory image",
                "core.1",
                t -> ByteBuffer.allocate(1 << 20)
                        .put(bytes("\177ELF"))
                        .position(700_001)
                        .put(bytes("TOKEN=" + t))
                        .array());
        file(
                "a document of an office",
                "a.docx",
                t -> HidingPlaces.zip("word/document.xml", bytes("<w:p><w:r><w:t>" + t + "</w:t></w:r></w:p>")));
        file("a Python wheel", "a.whl", t -> HidingPlaces.zip("a/settings.py", bytes("TOKEN = '" + t + "'\n")));
        file("a package of NuGet", "a.nupkg", t -> HidingPlaces.zip("a.nuspec", bytes("<token>" + t + "</token>")));
        file(
                "a class in a jar in a war",
                "a.war",
                t -> HidingPlaces.zip("WEB-INF/lib/b.jar", HidingPlaces.zip("A.class", bytes("\1\0\50" + t + "\1"))));
        file("a program that unpacks itself", "a.sh", t -> {
            byte[] start = bytes("#!/bin/sh\nexec java -jar $0\n");
            byte[] zip = HidingPlaces.zip("a.yaml", bytes(HidingPlaces.line(t)));
            return ByteBuffer.allocate(start.length + zip.length)
                    .put(start)
                    .put(zip)
                    .array();
        });
        file("a gzip of two members", "a.gz", t -> {
            byte[] first = HidingPlaces.gzip(bytes("harmless\n"));
            byte[] second = HidingPlaces.gzip(bytes(HidingPlaces.line(t)));
            return ByteBuffer.allocate(first.length + second.length)
                    .put(first)
                    .put(second)
                    .array();
        });
        file("what follows the end of a tar", "a.tar", t -> {
            byte[] first = HidingPlaces.tar("a", "harmless\n");
            byte[] second = HidingPlaces.tar("b", HidingPlaces.line(t));
            return ByteBuffer.allocate(first.length + second.length)
                    .put(first)
                    .put(second)
                    .array();
        });
        file(
                "a pointer of large file storage",
                "a.bin",
                t -> bytes("version https://git-lfs.github.com/spec/v1\n" + "oid sha256:" + "0".repeat(64)
                        + "\nsize 1\nx-token " + t + "\n"));
        file(
                "a file that attributes convert",
                ".gitattributes",
                t -> bytes("*.txt working-tree-encoding=UTF-16\n# " + t + "\n"));
    }

    private void objects() {
        places.put("a note on a note", (r, t) -> {
            r.git("notes", "add", "-m", "harmless");
            r.git("notes", "add", "-m", "Use " + t, "refs/notes/commits");
        });
        places.put("notes of another reference", (r, t) -> r.git("notes", "--ref", "ci", "add", "-m", "Use " + t));
        places.put("a commit that a graft hides", (r, t) -> {
            r.write("app.yaml", HidingPlaces.line(t));
            r.commit("Add");
            r.git("rm", "-q", "app.yaml");
            String id = r.commit("Remove");
            r.write(".git/info/grafts", id + "\n");
        });
        places.put("a message in UTF-16", (r, t) -> {
            String tree = r.git("rev-parse", "HEAD^{tree}");
            String person = " Ada Example <ada@example.com> 1767323045 +0000\n";
            byte[] headers =
                    bytes("tree " + tree + "\nauthor" + person + "committer" + person + "encoding UTF-16LE\n\n");
            byte[] message = ("Use " + t + " for the moment\n").getBytes(StandardCharsets.UTF_16LE);
            byte[] commit = ByteBuffer.allocate(headers.length + message.length)
                    .put(headers)
                    .put(message)
                    .array();
            String id = r.git(Map.of(), commit, "hash-object", "-w", "--literally", "-t", "commit", "--stdin");
            r.git("update-ref", "refs/heads/odd", id);
        });
        places.put("a split index's shared part", (r, t) -> {
            r.write("app.yaml", HidingPlaces.line(t));
            r.git("add", "-A");
            r.git("update-index", "--split-index");
        });
        places.put("a zip that keeps a file out of its directory", (r, t) -> {
            byte[] hidden = HidingPlaces.zip("a.yaml", bytes(HidingPlaces.line(t)));
            byte[] shown = HidingPlaces.zip("b.yaml", bytes("harmless\n"));
            r.write(
                    "a.zip",
                    ByteBuffer.allocate(hidden.length + shown.length)
                            .put(hidden)
                            .put(shown)
                            .array());
            r.commit("Add");
        });
    }
}
