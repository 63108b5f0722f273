package dev.gatehouse.engines.sigma.correlation;

import java.util.Optional;

/** Tells where an address is, for example from a database of MaxMind's. */
@FunctionalInterface
public interface Locator {

    /** Knows no place. */
    Locator NONE = _ -> Optional.empty();

    /** A place on the earth, in degrees. */
    record Place(double latitude, double longitude) {

        private static final double EARTH_RADIUS_KM = 6371.0088;

        /** The distance along a great circle (haversine), in kilometres. */
        double kilometresTo(Place other) {
            double north = Math.toRadians(other.latitude - latitude) / 2;
            double east = Math.toRadians(other.longitude - longitude) / 2;
            double a = Math.pow(Math.sin(north), 2)
                    + Math.cos(Math.toRadians(latitude))
                            * Math.cos(Math.toRadians(other.latitude))
                            * Math.pow(Math.sin(east), 2);
            return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.clamp(a, 0, 1)));
        }
    }

    /** The place of an address; empty where it is not known. */
    Optional<Place> locate(String address);
}
