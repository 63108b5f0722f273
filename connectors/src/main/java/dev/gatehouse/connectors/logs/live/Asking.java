package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Page;
import dev.gatehouse.connectors.http.Transport;
import java.time.Instant;
import java.util.List;

/** How one system is asked for its log, page by page. */
interface Asking {

    /** Asks for what was from an instant on; a system that can't be asked so tells more. */
    Call first(Instant from);

    /** Asks for one page of JSON. */
    default Answer<Page> page(Transport transport, Call call) {
        return Page.of(transport, call);
    }

    /** Whether its pages come in the order of time; otherwise all are read before the first record is given. */
    default boolean inOrder() {
        return true;
    }

    /** Records of all pages, as they came, in the order of time. */
    default List<byte[]> ordered(List<byte[]> records) {
        return records;
    }

    /** What helps where the system says that there is no such log; empty where nothing is known. */
    default String otherwise() {
        return "";
    }
}
