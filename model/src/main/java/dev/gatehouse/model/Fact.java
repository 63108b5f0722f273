package dev.gatehouse.model;

/** One typed thing that a connector observed. Implementations are immutable records. */
public interface Fact {

    FactKind kind();

    Origin origin();
}
