package dev.gatehouse.cli.sigma;

import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code --logsource}. */
final class LogSources {

    private static final List<String> ATTRIBUTES = List.of("product", "category", "service");

    private LogSources() {}

    /**
     * A log source as {@code product=…,category=…,service=…}.
     *
     * @param text null for any
     * @throws InvalidInput where it is none
     */
    static LogSource of(@Nullable String text) {
        if (text == null) {
            return LogSource.ANY;
        }
        Map<String, String> attributes = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            boolean sound = ATTRIBUTES.contains(name)
                    && !part.substring(equals + 1).isBlank()
                    && attributes.putIfAbsent(name, part.substring(equals + 1).strip()) == null;
            if (!sound) {
                throw new InvalidInput(
                        "--logsource " + text + " is none", null, null, "Write it as product=github,service=audit.");
            }
        }
        return new LogSource(attributes.get("category"), attributes.get("product"), attributes.get("service"));
    }
}
