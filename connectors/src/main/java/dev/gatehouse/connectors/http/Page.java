package dev.gatehouse.connectors.http;

import java.util.Optional;

/** One page of a list. */
public final class Page {

    private final byte[] body;
    private final Optional<Call> next;

    private Page(byte[] body, Optional<Call> next) {
        this.body = body;
        this.next = next;
    }

    /** Asks for one. */
    public static Answer<Page> of(Transport transport, Call call) {
        return transport
                .send(call)
                .map(reply -> new Page(
                        reply.body(), reply.header("link").flatMap(Pages::next).map(Call::get)));
    }

    /**
     * One whose text or successor was worked out.
     *
     * @param body not to be changed any more
     */
    public static Page of(byte[] body, Optional<Call> next) {
        return new Page(body, next);
    }

    /** Not to be changed. */
    public byte[] body() {
        return body;
    }

    /** What asks for the next page; empty where this is the last one. */
    public Optional<Call> next() {
        return next;
    }
}
