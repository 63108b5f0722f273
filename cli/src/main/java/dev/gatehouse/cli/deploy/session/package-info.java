/** One environment of one repository: what is declared of it, what people stated, and what the gate is told. */
@NullMarked
package dev.gatehouse.cli.deploy.session;

import org.jspecify.annotations.NullMarked;
