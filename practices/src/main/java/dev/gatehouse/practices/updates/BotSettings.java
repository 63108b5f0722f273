package dev.gatehouse.practices.updates;

import dev.gatehouse.model.Document;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.yaml.JsonReader;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Problem;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the settings of Renovate, Dependabot or Updatecli come to.
 *
 * @param at the file, or the value that turns the bot off
 * @param says one line, without a full stop
 * @see <a href="https://docs.renovatebot.com/configuration-options/#enabled">Renovate: enabled</a>
 * @see <a
 *     href="https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference">
 *     Dependabot options reference</a>
 */
record BotSettings(State state, Location at, String says) {

    /** In the order in which they count where there are several files. */
    enum State {
        ON,
        BROKEN,
        OFF
    }

    /**
     * Reads a bot's settings.
     *
     * @param document null where no reader knows the file's format: its being there is all that can be told
     */
    static BotSettings of(String path, @Nullable Document document) {
        if (document == null) {
            return on(path);
        }
        boolean yaml = path.endsWith(".yml") || path.endsWith(".yaml");
        Reading reading = yaml
                ? new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.REFUSED).read(document.text())
                : JsonReader.json5(Limits.BY_HAND).read(document.text());
        if (!reading.problems().isEmpty()) {
            Problem problem = reading.problems().getFirst();
            Location at = Location.of(path, problem.line(), problem.column());
            return new BotSettings(State.BROKEN, at, "the bot can't read its settings: " + problem.message());
        }
        if (reading.documents().isEmpty() || !(reading.documents().getFirst() instanceof Mapping settings)) {
            return new BotSettings(State.BROKEN, Location.startOf(path), "the bot's settings are no mapping");
        }
        return yaml ? dependabot(path, settings) : renovate(path, settings);
    }

    private static BotSettings renovate(String path, Mapping settings) {
        return settings.scalar("enabled")
                .filter(enabled -> enabled.asBoolean().equals(Optional.of(false)))
                .map(enabled -> off(path, enabled, "`enabled: false` turns Renovate off"))
                .orElseGet(() -> on(path));
    }

    /** Security updates alone, which a limit of no open pull requests leaves, propose no versions. */
    private static BotSettings dependabot(String path, Mapping settings) {
        List<Mapping> updates = settings.each("updates");
        if (updates.isEmpty()) {
            return off(path, settings, "Dependabot has no `updates` to propose");
        }
        boolean allOff = updates.stream()
                .allMatch(update -> update.text("open-pull-requests-limit")
                        .filter("0"::equals)
                        .isPresent());
        return allOff
                ? off(path, updates.getFirst(), "`open-pull-requests-limit: 0` leaves Dependabot no version updates")
                : on(path);
    }

    private static BotSettings on(String path) {
        return new BotSettings(State.ON, Location.startOf(path), path + " has updates proposed");
    }

    private static BotSettings off(String path, Node value, String says) {
        return new BotSettings(State.OFF, Location.of(path, value.line(), value.column()), says);
    }
}
