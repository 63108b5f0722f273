package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.files.Observed;

/** Observes one organisation on one forge. */
public interface ForgeObserver extends AutoCloseable {

    /** Everything that its token may see; never throws for what the forge does. */
    Observed observe();

    /** How many calls it took so far. */
    int calls();

    @Override
    void close();
}
