package vn.tienglang.central.broker;

import java.io.Serial;

/** The broker cannot run. The message is one sentence for whoever started the centre. */
public final class BrokerFailure extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    BrokerFailure(String sentence) {
        super(sentence);
    }

    BrokerFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
