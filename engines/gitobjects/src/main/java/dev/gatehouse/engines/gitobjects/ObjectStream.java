package dev.gatehouse.engines.gitobjects;

import java.io.IOException;
import java.io.InputStream;

/**
 * An object of any size while it is read. Closing it closes its content.
 *
 * @param length bytes of its content
 * @param content throws where the data is damaged
 */
public record ObjectStream(ObjectType type, long length, InputStream content) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
