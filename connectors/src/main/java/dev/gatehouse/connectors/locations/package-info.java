/** Where addresses are, by databases that people have on their own machine: nobody is asked over the network. */
@NullMarked
package dev.gatehouse.connectors.locations;

import org.jspecify.annotations.NullMarked;
