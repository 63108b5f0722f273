package dev.gatehouse.cli.deploy.target;

import java.io.IOException;

/**
 * Something that an environment is deployed to. What can be made ready is made ready before, so that the move itself is
 * one step that happens or does not.
 */
public interface DeploymentTarget {

    /**
     * Makes ready, and changes nothing that is deployed.
     *
     * @throws IOException where it can't
     */
    void prepare(Movement movement) throws IOException;

    /**
     * Moves it, if it is still where the decision saw it.
     *
     * @return whether it was
     * @throws IOException where it could not be moved
     */
    boolean move(Movement movement) throws IOException;
}
