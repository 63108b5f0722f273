package dev.gatehouse.connectors.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists that come in pages: each page names the next in its {@code Link} header (RFC 8288), which is followed and never
 * guessed. A list of which one page failed was not seen, however many came before it; nor was one that is shorter than
 * its {@code X-Total-Count} or {@code X-Total}.
 */
public final class Pages {

    private static final int MOST = 10_000;

    private Pages() {}

    /** A whole list whose pages are arrays. */
    public static Answer<List<Json>> all(Transport transport, Call first) {
        return all(transport, first, "");
    }

    /**
     * A whole list.
     *
     * @param field of each page that has the items; empty where the page is an array itself
     */
    public static Answer<List<Json>> all(Transport transport, Call first, String field) {
        List<Json> items = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        Call call = first;
        while (true) {
            if (asked.size() >= MOST || !asked.add(call.path())) {
                return Answer.unseen(first.shown() + ": its pages lead in a circle");
            }
            Call page = call;
            Answer<Reply> answer = transport.send(page);
            if (!(answer instanceof Answer.Seen<Reply>(Reply reply))) {
                return answer.map(_ -> List.of());
            }
            Optional<Json> body = Json.read(reply.body());
            Optional<List<Json>> got = body.flatMap(
                    json -> field.isEmpty() ? json.items() : json.get(field).items());
            if (got.isEmpty()) {
                return Answer.unseen(first.shown() + " answered no list");
            }
            items.addAll(got.get());
            Optional<String> next = reply.header("link").flatMap(Pages::next);
            if (next.isEmpty()) {
                return complete(first, reply, body.get(), field, items);
            }
            call = Call.get(next.get());
        }
    }

    private static Answer<List<Json>> complete(Call first, Reply last, Json body, String field, List<Json> items) {
        Optional<Long> total = last.header("x-total-count")
                .or(() -> last.header("x-total"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .or(() -> field.isEmpty() ? Optional.empty() : body.number("total_count"));
        return total.filter(count -> count > items.size()).isPresent()
                ? Answer.unseen(first.shown() + " gave " + items.size() + " of " + total.get())
                : Answer.seen(List.copyOf(items));
    }

    /** The address of the next page. */
    static Optional<String> next(String link) {
        for (String part : link.split(",", -1)) {
            int open = part.indexOf('<');
            int close = part.indexOf('>', open + 1);
            if (open >= 0
                    && close > open
                    && part.substring(close).replace(" ", "").contains(";rel=\"next\"")) {
                return Optional.of(part.substring(open + 1, close));
            }
        }
        return Optional.empty();
    }
}
