package dev.gatehouse.cli.repair;

import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.plan.PlanFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run changes, written before and after each change and on the disk before the next begins: one line of JSON
 * each. A line cut short by whatever ended the run says nothing.
 */
final class Journal implements AutoCloseable {

    private static final String SCHEMA = "gatehouse.dev/repair/v1";
    private static final int LARGEST = 1 << 26;

    /**
     * One change of a run.
     *
     * @param captured what taking it back needs
     * @param done whether it was made; false where nobody knows
     */
    record Step(Change change, Map<String, String> captured, boolean done) {}

    /**
     * A run as it is written.
     *
     * @param plan the digest of the plan
     * @param undoes the id of the run that it takes back; null for none
     * @param sources the forges, each with the address of its API
     * @param steps in the order in which they were begun
     * @param ended whether it came to its end
     */
    record Run(
            String id,
            String plan,
            @Nullable String undoes,
            List<PlanFile.Source> sources,
            List<Step> steps,
            boolean ended) {

        Run {
            sources = List.copyOf(sources);
            steps = List.copyOf(steps);
        }
    }

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Begins a run, or goes on with one that is in the file. */
    static Journal open(Path path, Run run, Instant at) throws IOException {
        boolean there = Files.exists(path);
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            file.close();
            throw new IOException("another run is going on with " + path);
        }
        file.position(file.size());
        Journal journal = new Journal(file);
        if (!there || file.size() == 0) {
            Records.ownerOnly(path);
            Map<String, Object> header = new TreeMap<>();
            header.put("schema", SCHEMA);
            header.put("id", run.id());
            header.put("plan", run.plan());
            header.put("at", at.toString());
            header.put(
                    "sources",
                    run.sources().stream()
                            .map(each -> Map.of("source", each.source(), "api", each.api()))
                            .toList());
            if (run.undoes() != null) {
                header.put("undoes", run.undoes());
            }
            journal.line(header);
        } else {
            // Whatever was cut short stands on a line of its own.
            journal.write("\n");
        }
        return journal;
    }

    void begun(Change change, Map<String, String> captured) throws IOException {
        line(Map.of("begun", PlanFile.entry(change), "captured", captured));
    }

    void done(Change change) throws IOException {
        line(Map.of("done", change.target().key()));
    }

    void failed(Change change, String why) throws IOException {
        line(Map.of("failed", change.target().key(), "why", why));
    }

    void ended(Instant at) throws IOException {
        line(Map.of("ended", at.toString()));
    }

    private void line(Map<String, ?> value) throws IOException {
        write(CanonicalJson.write(value) + "\n");
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * Reads a run.
     *
     * @throws MalformedJson where the file is none
     */
    static Run read(Path path) throws IOException, MalformedJson {
        if (Files.size(path) > LARGEST) {
            throw new MalformedJson("a record larger than " + LARGEST + " bytes");
        }
        List<JsonObject> lines = new ArrayList<>();
        for (String line : Files.readString(path).split("\n", -1)) {
            try {
                lines.add(CanonicalJson.read(line));
            } catch (MalformedJson cutShort) {
                if (lines.isEmpty()) {
                    throw cutShort;
                }
            }
        }
        JsonObject header = lines.getFirst();
        if (!header.maybe("schema").filter(SCHEMA::equals).isPresent()) {
            throw new MalformedJson("no record of " + SCHEMA);
        }
        List<PlanFile.Source> sources = new ArrayList<>();
        for (JsonObject each : header.objects("sources")) {
            sources.add(new PlanFile.Source(each.text("source"), each.text("api")));
        }
        Map<String, Step> steps = new LinkedHashMap<>();
        boolean ended = false;
        for (JsonObject line : lines.subList(1, lines.size())) {
            if (line.has("begun")) {
                Change change = PlanFile.change(line.object("begun"));
                Map<String, String> captured = new TreeMap<>();
                JsonObject texts = line.object("captured");
                for (String name : texts.entries().keySet()) {
                    captured.put(name, texts.text(name));
                }
                Step earlier = steps.get(change.target().key());
                steps.putIfAbsent(change.target().key(), earlier == null ? new Step(change, captured, false) : earlier);
                ended = false;
            }
            line.maybe("done")
                    .ifPresent(key ->
                            steps.computeIfPresent(key, (_, step) -> new Step(step.change(), step.captured(), true)));
            ended |= line.has("ended");
        }
        return new Run(
                header.text("id"),
                header.text("plan"),
                header.maybe("undoes").orElse(null),
                sources,
                List.copyOf(steps.values()),
                ended);
    }
}
