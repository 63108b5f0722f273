package dev.gatehouse.model.git;

import java.time.Instant;

/** Who made a commit or tag, as they themselves said, and when. */
public record Identity(String name, String email, Instant at) {}
