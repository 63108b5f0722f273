package dev.gatehouse.cli.rules;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.model.InvalidInput;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Writes a command's small result in the formats that were asked for. */
public final class Output {

    private Output() {}

    /**
     * Writes it.
     *
     * @param known the formats' names, the usual one first
     * @param text makes the text of a format
     * @throws InvalidInput where a format is not known
     */
    public static void write(CommonOptions common, Console console, List<String> known, Function<String, String> text) {
        List<String> formats = common.formats().isEmpty() ? List.of(known.getFirst()) : common.formats();
        for (String each : formats) {
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
            if (file == null || file.toString().equals("-")) {
                console.out().print(text.apply(name));
                console.out().flush();
            } else {
                OutputFile.of(file).write(out -> out.write(text.apply(name)));
            }
        }
    }
}
