package vn.tienglang.central.broker;

import java.io.Serial;

/** Failure to run the broker. The message is one sentence for the administrator. */
public final class BrokerFailure extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    BrokerFailure(String sentence) {
        super(sentence);
    }

    BrokerFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
