package vn.tienglang.central.mqtt;

import java.io.Serial;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The connection could not be made, or does not do what it should. The message says why. */
final class Broken extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String why;

    Broken(String why) {
        super(why);
        this.why = why;
    }

    private Broken(String why, Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** What is wrong. */
    String why() {
        return why;
    }

    static Broken by(MqttException e) {
        return new Broken(words(e), e);
    }

    /** What the broker's goodbye, or the sudden end, means. */
    static String words(MqttDisconnectResponse response) {
        MqttException e = response.getException();
        return e == null ? "the broker hung up, reason " + response.getReturnCode() : words(e);
    }

    private static String words(MqttException e) {
        Throwable cause = e.getCause();
        String words = cause == null ? String.valueOf(e.getMessage()) : cause.toString();
        return words + ", reason " + e.getReasonCode();
    }
}
