package dev.gatehouse.cli.rules;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a command's result in the formats that were asked for. */
public final class Output {

    private Output() {}

    /** What writes a result. */
    public interface Content {
        /** Writes all of it in a format. */
        void write(String format, Appendable out) throws IOException;
    }

    private record Place(String format, @Nullable OutputFile file) {}

    /**
     * Writes it.
     *
     * @param known the formats' names, the usual one first
     * @param text makes the text of a format
     * @throws InvalidInput where a format is not known, before anything is written
     */
    public static void write(CommonOptions common, Console console, List<String> known, Function<String, String> text) {
        stream(common, console, known, (format, out) -> out.append(text.apply(format)));
    }

    /** The same of a result that may be large: it is written as it comes. */
    public static void stream(CommonOptions common, Console console, List<String> known, Content content) {
        for (Place place : places(common, known)) {
            if (place.file() != null) {
                place.file().write(out -> content.write(place.format(), out));
                continue;
            }
            try {
                content.write(place.format(), console.out());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            console.out().flush();
        }
    }

    /**
     * Checks the formats before anything is done for them.
     *
     * @throws InvalidInput where one is not known, or its file can't be written
     */
    public static void check(CommonOptions common, List<String> known) {
        places(common, known);
    }

    private static List<Place> places(CommonOptions common, List<String> known) {
        List<Place> places = new ArrayList<>();
        for (String each : common.formats().isEmpty() ? List.of(known.getFirst()) : common.formats()) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            if (!known.contains(name)) {
                throw new InvalidInput(
                        "--format " + name + " is not known here",
                        null,
                        null,
                        "Use " + String.join(" or ", known) + ".");
            }
            Path file = equals < 0 ? common.output() : OutputFile.path(each.substring(equals + 1));
            places.add(new Place(name, file == null || file.toString().equals("-") ? null : OutputFile.of(file)));
        }
        return places;
    }
}
