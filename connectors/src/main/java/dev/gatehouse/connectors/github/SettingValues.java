package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.Told;
import java.util.Optional;

/** Fields of answers as values that were told or not. */
final class SettingValues {

    private SettingValues() {}

    static Told<String> truth(Answer<Json> answer, String field) {
        return of(
                answer, field, answer.value().flatMap(json -> json.truth(field)).map(String::valueOf));
    }

    static Told<String> word(Answer<Json> answer, String field) {
        return of(answer, field, answer.value().flatMap(json -> json.word(field)));
    }

    private static Told<String> of(Answer<Json> answer, String field, Optional<String> value) {
        return switch (answer) {
            case Answer.Seen<Json> _ -> Told.of(value, "GitHub's answer lacks `" + field + "`");
            case Answer.Unseen<Json> unseen -> Told.untold(unseen.whole());
        };
    }
}
