/** Private keys in the forms that programs write them: PEM and its like, PuTTY's, JSON, XML and settings. */
@NullMarked
package dev.gatehouse.engines.secretscan.keys;

import org.jspecify.annotations.NullMarked;
