package dev.gatehouse.connectors.logs.formats.webhook;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.JsonEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a sender's webhooks told, one after the other: in deliveries, which say who sent them, or bare. Used by one
 * thread.
 */
public final class Deliveries {

    private final Sender sender;
    private final WebhookSecrets secrets;
    private final @Nullable String bare;
    private @Nullable String forgery;
    private boolean eventNamed;

    /**
     * Verifies deliveries by secrets; where there are none, all are taken as they are.
     *
     * @param bare why what is no delivery may be forged where there are secrets; null where it is taken as it is
     */
    public Deliveries(Sender sender, WebhookSecrets secrets, @Nullable String bare) {
        this.sender = sender;
        this.secrets = secrets;
        this.bare = bare;
    }

    /** What was told between two offsets. */
    public Event event(byte[] bytes, int from, int to) {
        Delivery delivery = Delivery.of(sender, bytes, from, to);
        forgery = secrets.isEmpty() ? null : delivery == null ? bare : delivery.forgery(secrets);
        eventNamed = delivery != null && delivery.event() != null;
        if (delivery == null) {
            return new JsonEvent(bytes, from, to);
        }
        byte[] told = delivery.told();
        return new JsonEvent(told, 0, told.length);
    }

    /** Why the last one may not come from the sender; null where it does, as far as can be told. */
    public @Nullable String forgery() {
        return forgery;
    }

    /** Whether the last one was a delivery that names its event. */
    public boolean eventNamed() {
        return eventNamed;
    }
}
