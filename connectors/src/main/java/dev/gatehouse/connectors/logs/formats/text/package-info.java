/** Lines of text that hold fields: syslog, journald, logfmt, access logs of web servers. */
@NullMarked
package dev.gatehouse.connectors.logs.formats.text;

import org.jspecify.annotations.NullMarked;
