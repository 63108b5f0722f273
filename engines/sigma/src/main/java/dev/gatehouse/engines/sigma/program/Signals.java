package dev.gatehouse.engines.sigma.program;

/** Takes what an index finds. */
interface Signals {

    /** Each signal is twice the number of a predicate, and one more where the predicate holds for certain. */
    void signal(int[] signals);
}
