package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.connectors.logs.formats.webhook.Deliveries;
import dev.gatehouse.engines.sigma.event.Event;
import org.jspecify.annotations.Nullable;

/** A log of what webhooks sent: its records are deliveries, which have a payload and may be signed. */
interface DeliveredFormat extends LogFormat {

    Deliveries deliveries();

    @Override
    default @Nullable Event event(byte[] bytes, int from, int to) {
        return deliveries().event(bytes, from, to);
    }

    @Override
    default @Nullable String forgery() {
        return deliveries().forgery();
    }
}
