package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Page;
import dev.gatehouse.connectors.http.Transport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The Events that a cluster still has, which is an hour's unless its API server keeps them longer
 * ({@code --event-ttl}). They can't be asked for by time and come by name. What happens again is told by the same
 * Event, changed.
 *
 * @param namespace empty for all
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks">Retrieving
 *     large results sets in chunks</a>
 */
record EventsOfCluster(String namespace) implements Asking {

    private static final String LIMIT = "events?limit=500";
    private static final List<String> TIMES = List.of("lastTimestamp", "eventTime", "firstTimestamp");

    @Override
    public Call first(Instant from) {
        return namespace.isEmpty()
                ? Call.get("/api/v1/" + LIMIT)
                : Call.get("/api/v1/namespaces/{}/" + LIMIT, namespace);
    }

    @Override
    public Answer<Page> page(Transport transport, Call call) {
        return switch (Page.of(transport, call)) {
            case Answer.Unseen<Page> unseen -> unseen.as();
            case Answer.Seen<Page>(Page page) ->
                Json.read(page.body())
                        .filter(list -> list.get("items").items().isPresent())
                        .<Answer<Page>>map(list -> Answer.seen(Page.of(page.body(), next(list))))
                        .orElseGet(() -> Answer.unseen(call.shown() + " answered no list"));
        };
    }

    private Optional<Call> next(Json list) {
        return list.get("metadata")
                .text("continue")
                .filter(mark -> !mark.isEmpty())
                .map(mark -> Call.get(first(Instant.EPOCH).path() + "&continue=" + Call.encoded(mark)));
    }

    @Override
    public boolean inOrder() {
        return false;
    }

    @Override
    public List<byte[]> ordered(List<byte[]> records) {
        return records.stream()
                .sorted(Comparator.comparing(EventsOfCluster::time))
                .toList();
    }

    private static Instant time(byte[] record) {
        Json event = Json.read(record).orElseGet(Json::nothing);
        return TIMES.stream()
                .flatMap(field -> event.instant(field).stream())
                .findFirst()
                .or(() -> event.get("metadata").instant("creationTimestamp"))
                .orElse(Instant.EPOCH);
    }
}
