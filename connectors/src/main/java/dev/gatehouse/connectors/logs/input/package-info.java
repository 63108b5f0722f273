/**
 * Files and streams of log records: opened, unpacked and cut into records, in bounded memory. What a record means is
 * not known here.
 */
@NullMarked
package dev.gatehouse.connectors.logs.input;

import org.jspecify.annotations.NullMarked;
