package vn.tienglang.mqtt;

import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/** Reason codes of a {@link LinkFailure}: those of MQTT 5 (section 2.4), below 256, and Paho's. */
public final class ReasonCodes {
    /** CONNACK: unknown user name or wrong password. */
    public static final int BAD_USERNAME_OR_PASSWORD =
            MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD;

    /** The client may not do this. */
    public static final int NOT_AUTHORIZED = MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED;

    /** The broker cannot serve the client now. */
    public static final int SERVER_UNAVAILABLE = MqttReturnCode.RETURN_CODE_SERVER_UNAVAILABLE;

    /** The broker has too much to do. */
    public static final int SERVER_BUSY = MqttReturnCode.RETURN_CODE_SERVER_BUSY;

    /** The broker shuts down. */
    public static final int SERVER_SHUTTING_DOWN = MqttReturnCode.RETURN_CODE_SERVER_SHUTTING_DOWN;

    /** Another connection uses the same client id. */
    public static final int SESSION_TAKEN_OVER = MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER;

    /** The client exceeded a limit of the broker. */
    public static final int QUOTA_EXCEEDED = MqttReturnCode.RETURN_CODE_QUOTA_EXCEEDED;

    /** Paho: no answer in time. */
    public static final int CLIENT_TIMEOUT = MqttClientException.REASON_CODE_CLIENT_TIMEOUT;

    /** Paho: the packet could not be written in time. */
    public static final int WRITE_TIMEOUT = MqttClientException.REASON_CODE_WRITE_TIMEOUT;

    /** Paho: the connection broke. */
    public static final int CONNECTION_LOST = MqttClientException.REASON_CODE_CONNECTION_LOST;

    /** Paho: there is no connection. */
    public static final int NOT_CONNECTED = MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED;

    /** Paho: the connection is being closed. */
    public static final int DISCONNECTING = MqttClientException.REASON_CODE_CLIENT_DISCONNECTING;

    private ReasonCodes() {}
}
