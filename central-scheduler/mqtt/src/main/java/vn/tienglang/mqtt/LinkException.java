package vn.tienglang.mqtt;

import java.io.Serial;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Exception of a connection that could not be made or has failed. */
public final class LinkException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient LinkFailure failure;

    LinkException(LinkFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    LinkException(LinkFailure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    static LinkException of(MqttException e) {
        return new LinkException(failure(e), e);
    }

    /** Reason of the failure. */
    public LinkFailure failure() {
        return failure;
    }

    /** Reads a DISCONNECT packet, or the end of the connection without one. */
    static LinkFailure failure(MqttDisconnectResponse response) {
        MqttException e = response.getException();
        return e == null
                ? new LinkFailure.BrokerDisconnected(response.getReturnCode())
                : failure(e);
    }

    private static LinkFailure failure(MqttException e) {
        return new LinkFailure.OperationFailed(
                e.getReasonCode(),
                String.valueOf(e.getMessage()),
                Optional.ofNullable(e.getCause()));
    }
}
