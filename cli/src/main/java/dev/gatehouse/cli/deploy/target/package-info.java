/** What a deployment moves: the reference of an environment, and folders. */
@NullMarked
package dev.gatehouse.cli.deploy.target;

import org.jspecify.annotations.NullMarked;
