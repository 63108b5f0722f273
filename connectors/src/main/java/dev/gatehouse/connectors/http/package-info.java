/**
 * Speaking to the HTTP API of a system: one transport for all of them.
 *
 * <p>A body is bounded, a call has a deadline, a credential goes to the origin it belongs to and is shown to no one.
 * What was not answered is a value ({@link dev.gatehouse.connectors.http.Answer.Unseen}) with the reason and what would
 * help, so that no caller takes a failure for an empty list.
 */
@NullMarked
package dev.gatehouse.connectors.http;

import org.jspecify.annotations.NullMarked;
