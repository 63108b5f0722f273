package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Transport;
import java.util.List;
import java.util.Map;

/** The API of one forge. Every template has {@code {}} for each part that is to be encoded. */
public interface ForgeApi {

    /** What it is called. */
    String forge();

    Transport transport();

    /** A whole list, whatever its pages. */
    Answer<List<Json>> list(String template, String... parts);

    default Answer<Json> ask(String template, String... parts) {
        return transport().ask(Call.get(template, parts));
    }

    /** Changes something. */
    default Answer<Boolean> change(String method, Map<String, ?> body, String template, String... parts) {
        return transport().change(Call.change(method, body, template, parts));
    }

    /** Changes something that its path alone says. */
    default Answer<Boolean> change(String method, String template, String... parts) {
        return transport().change(new Call(method, Call.path(template, parts), null));
    }

    /** Takes away; what is gone already is done. */
    default Answer<Boolean> gone(String template, String... parts) {
        Answer<Boolean> answer = transport().change(Call.delete(template, parts));
        return answer.notFound() ? Writes.done() : answer;
    }
}
