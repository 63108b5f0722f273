package dev.gatehouse.cli.batch;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.json.JsonText;
import dev.gatehouse.yaml.JsonReader;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Problem;
import dev.gatehouse.yaml.Reading;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions in a file of JSON lines, each at most 1 MiB long, answered in order: as many lines out as in, blank ones
 * left out. A line that can't be answered is answered with no, and said on standard error with its place.
 */
public final class Batch {

    private static final String STANDARD_INPUT = "-";
    private static final JsonReader READER = new JsonReader(Limits.BY_HAND);

    private final Console console;
    private final CommonOptions common;
    private final Answering answering;
    private boolean refused;

    /** What answers. */
    public interface Answering {

        /** Writes the fields of the answer to one question. */
        void answer(Fields question, JsonText json) throws BadQuestion;

        /** Writes the fields of the answer to what is no question. */
        void refuse(String why, JsonText json);
    }

    /** One that writes where it is told. */
    public Batch(Console console, CommonOptions common, Answering answering) {
        this.console = console;
        this.common = common;
        this.answering = answering;
    }

    /**
     * Answers everything.
     *
     * @param files their names, {@code -} for standard input
     * @return the exit code: 0, or 2 where a line could not be answered
     */
    public int run(List<String> files) {
        for (String file : files) {
            if (!file.equals(STANDARD_INPUT) && !Files.isReadable(Path.of(file))) {
                throw new InvalidInput("can't read " + file);
            }
        }
        @Nullable Path output = common.output();
        try {
            if (output == null || output.toString().equals(STANDARD_INPUT)) {
                Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
                answer(files, out);
                out.flush();
                console.out().flush();
            } else {
                OutputFile.of(output).write(out -> answer(files, out));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return refused ? ExitCode.WRONG_INPUT : ExitCode.CLEAN;
    }

    private void answer(List<String> files, Writer out) throws IOException {
        boolean[] any = new boolean[1];
        JsonText.write(out, JsonText.Layout.LINES, json -> {
            for (String file : files) {
                try {
                    any[0] |= answer(file, json);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        });
        if (any[0]) {
            out.write("\n");
        }
    }

    private boolean answer(String file, JsonText json) throws IOException {
        String name = file.equals(STANDARD_INPUT) ? "stdin" : file;
        boolean any = false;
        try (InputStream in = new BufferedInputStream(
                file.equals(STANDARD_INPUT) ? console.in() : Files.newInputStream(Path.of(file)), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (long number = 1; ; number++) {
                boolean more = next(in, line);
                if (!line.toString(StandardCharsets.UTF_8).isBlank()) {
                    any = true;
                    answer(name, number, line.toByteArray(), json);
                }
                if (!more) {
                    return any;
                }
            }
        }
    }

    /** Reads up to the end of a line, keeping a byte more than may be; false at the end. */
    private static boolean next(InputStream in, ByteArrayOutputStream line) throws IOException {
        line.reset();
        int read = in.read();
        while (read >= 0 && read != '\n') {
            if (line.size() <= Limits.BY_HAND.bytes()) {
                line.write(read);
            }
            read = in.read();
        }
        return read >= 0;
    }

    private void answer(String file, long number, byte[] line, JsonText json) {
        json.object();
        try {
            answering.answer(Fields.of(read(line), "the line"), json);
        } catch (BadQuestion bad) {
            refused = true;
            String why = Plain.line(String.valueOf(bad.getMessage()));
            console.err().println(Plain.line(file + ":" + number + ":" + bad.column() + ": " + why));
            answering.refuse(why, json);
        }
        json.endObject();
    }

    private static Node read(byte[] line) throws BadQuestion {
        Reading reading = READER.read(line);
        if (reading.documents().isEmpty()) {
            Problem problem = reading.problems().getFirst();
            throw new BadQuestion(problem.column(), problem.message());
        }
        return reading.documents().getFirst();
    }
}
