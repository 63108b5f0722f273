package dev.gatehouse.cli;

import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The formats that a call asks for, each with its place.
 *
 * @param places at most one of them is standard output
 */
public record FormatPlaces(List<Place> places) {

    /**
     * A format and where it goes.
     *
     * @param format its name, one of those that are known
     * @param file null for standard output
     */
    public record Place(String format, @Nullable OutputFile file) {

        /**
         * Writes there.
         *
         * @throws UncheckedIOException where it can't be written
         */
        public void write(Console console, OutputFile.Content content) {
            if (file != null) {
                file.write(content);
                return;
            }
            try {
                content.write(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /**
     * Reads {@code --format NAME[=FILE]} and {@code --output FILE}.
     *
     * @param known the formats' names, the usual one first
     * @throws InvalidInput where a format is not known, a place can't be written, or two go to standard output
     */
    public static FormatPlaces of(List<String> formats, @Nullable Path output, List<String> known) {
        List<Place> places = new ArrayList<>();
        int withoutFile = 0;
        for (String text : formats.isEmpty() ? List.of(known.getFirst()) : formats) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            Path file = equals < 0 ? output : OutputFile.path(text.substring(equals + 1));
            if (equals < 0) {
                withoutFile++;
            }
            if (!known.contains(name)) {
                throw new InvalidInput(
                        "--format " + name + " is not known", null, null, "Use " + String.join(", ", known) + ".");
            }
            places.add(new Place(name, writable(file)));
        }
        if (withoutFile > 1) {
            throw new InvalidInput(
                    "two formats for one place", null, null, "Give each its file: --format json=report.json.");
        }
        if (output != null && withoutFile == 0) {
            places.add(new Place(known.getFirst(), writable(output)));
        }
        return new FormatPlaces(places);
    }

    /**
     * The only one, of what writes as it goes and in one place.
     *
     * @param what writes so
     * @throws InvalidInput where there are several
     */
    public Place single(String what) {
        if (places.size() > 1) {
            throw new InvalidInput(
                    what + " writes in one format to one place",
                    null,
                    null,
                    "Leave out all but one --format, and --output where it names its file.");
        }
        return places.getFirst();
    }

    private static @Nullable OutputFile writable(@Nullable Path file) {
        return file == null || file.toString().equals("-") ? null : OutputFile.of(file);
    }
}
