package dev.gatehouse.engines.secretscan.history;

/** Is told how far a scan is, now and then, from any thread. */
@FunctionalInterface
public interface Progress {

    Progress NONE = (stage, done) -> {};

    /**
     * How far it is.
     *
     * @param stage what is being done, in a few words
     * @param done how many objects of this stage
     */
    void at(String stage, long done);
}
