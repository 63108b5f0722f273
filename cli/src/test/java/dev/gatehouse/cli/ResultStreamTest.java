package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultStreamTest {

    @Test
    void whatIsWrittenIsNotLost() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ResultStream stream = new ResultStream(bytes)) {
            stream.print("né");
            assertThat(stream.lost()).isEmpty();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("né");
    }

    @Test
    void whatCouldNotBeWrittenIsLost() {
        try (ResultStream stream = failing("No space left on device")) {
            stream.print("x");
            assertThat(stream.lost()).contains("No space left on device");
        }
    }

    @Test
    void aReaderThatWentAwayHadSeenEnough() {
        try (ResultStream stream = failing("Broken pipe")) {
            stream.print("x");
            assertThat(stream.lost()).isEmpty();
        }
    }

    private static ResultStream failing(String why) {
        return new ResultStream(new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException(why);
            }
        });
    }
}
