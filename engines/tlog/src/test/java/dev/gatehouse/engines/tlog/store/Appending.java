package dev.gatehouse.engines.tlog.store;

import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.SignerKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A process that appends until it is killed, and writes each index and entry once it is acknowledged. */
final class Appending {

    private Appending() {}

    /** Arguments: the folder of the log, that of its state, the file of its key, a seed. */
    public static void main(String[] arguments) throws IOException, MalformedLog {
        SignerKey signer = SignerKey.parse(Files.readString(Path.of(arguments[2])));
        Random random = new Random(Long.parseLong(arguments[3]));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        while (true) {
            try (LogStore store = LogStore.open(Path.of(arguments[0]), Path.of(arguments[1]), signer)) {
                for (int round = random.nextInt(40); round >= 0; round--) {
                    append(store, random, out);
                }
            }
        }
    }

    private static void append(LogStore store, Random random, PrintStream out) throws MalformedLog {
        List<String> entries = new ArrayList<>();
        List<CompletableFuture<Long>> acknowledged = new ArrayList<>();
        for (int i = random.nextInt(200); i >= 0; i--) {
            String entry = Long.toHexString(random.nextLong()).repeat(1 + random.nextInt(20));
            entries.add(entry);
            acknowledged.add(store.append(entry.getBytes(StandardCharsets.UTF_8)));
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            lines.append(acknowledged.get(i).join())
                    .append(' ')
                    .append(entries.get(i))
                    .append('\n');
        }
        out.print(lines);
        out.flush();
    }
}
