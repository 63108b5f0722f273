package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import java.util.List;

/**
 * A tool of the delivery path that lets people in through an identity provider.
 *
 * @param subject the object that says so, as findings name it
 * @param location of what says so
 * @param providers those it lets people in through; none where they can't be read
 * @param reason why they can't be read; empty where they can
 */
record SignOn(String subject, Location location, Standing standing, List<Provider> providers, String reason) {

    SignOn {
        providers = List.copyOf(providers);
    }

    /**
     * An identity provider, as a tool that asks it knows it.
     *
     * @param name for people
     * @param issuer its address; empty where it is not told
     * @param demand what the tool asks of it
     */
    record Provider(String name, String issuer, Demand demand) {}

    /** Whether a tool asks the identity provider for a second factor. */
    enum Demand {
        /** For a class of authentication that takes more than a password. */
        SECOND_FACTOR,
        /** For a class that a password alone reaches too, or for none in particular. */
        PROVES_NOTHING,
        NONE
    }
}
