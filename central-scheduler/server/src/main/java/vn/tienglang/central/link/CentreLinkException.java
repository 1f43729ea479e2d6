package vn.tienglang.central.link;

import java.io.Serial;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The connection could not be made, or does not do what it should. The message says why. */
final class CentreLinkException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String reason;

    CentreLinkException(String why) {
        super(why);
        this.reason = why;
    }

    private CentreLinkException(String why, Throwable cause) {
        super(why, cause);
        this.reason = why;
    }

    /** What is wrong. */
    String reason() {
        return reason;
    }

    static CentreLinkException of(MqttException e) {
        return new CentreLinkException(describe(e), e);
    }

    /** What the broker's goodbye, or the sudden end, means. */
    static String describe(MqttDisconnectResponse response) {
        MqttException e = response.getException();
        return e == null ? "the broker hung up, reason " + response.getReturnCode() : describe(e);
    }

    private static String describe(MqttException e) {
        Throwable cause = e.getCause();
        String words = cause == null ? String.valueOf(e.getMessage()) : cause.toString();
        return words + ", reason " + e.getReasonCode();
    }
}
