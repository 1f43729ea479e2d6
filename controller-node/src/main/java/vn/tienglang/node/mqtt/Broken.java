package vn.tienglang.node.mqtt;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/** The connection could not be made, or does not do what it should; said so that staff can act. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final String words;

    /** Says in Vietnamese what is wrong. */
    Broken(String words) {
        super(words);
        this.words = words;
    }

    /** Says in Vietnamese what is wrong, and keeps why. */
    Broken(String words, Throwable cause) {
        super(words, cause);
        this.words = words;
    }

    /** What is wrong, for staff. */
    String words() {
        return words;
    }

    /** What Paho's exception means to a person beside the cupboard. */
    static Broken by(MqttException e) {
        return new Broken(words(e), e);
    }

    /** What the broker's goodbye, or the sudden end, means. */
    static String words(MqttDisconnectResponse response) {
        MqttException e = response.getException();
        return e == null ? ofCode(response.getReturnCode()) : words(e);
    }

    private static String words(MqttException e) {
        return switch (e.getCause()) {
            case UnknownHostException _ -> "không tìm thấy địa chỉ của máy chủ";
            case ConnectException _ -> "máy chủ không nhận kết nối";
            case NoRouteToHostException _ -> "không có đường tới máy chủ";
            case SocketTimeoutException _ -> "máy chủ không trả lời";
            case SSLException tls -> "không bắt tay được TLS: " + tls.getMessage();
            case null, default -> ofCode(e.getReasonCode());
        };
    }

    /** Reason codes of MQTT 5 (section 2.4) below 256, Paho's own above. */
    static String ofCode(int code) {
        return switch (code) {
            case MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD,
                    MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED ->
                    "máy chủ không nhận mật khẩu của trạm";
            case MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER ->
                    "một thiết bị khác đang dùng mã của trạm này";
            case MqttReturnCode.RETURN_CODE_SERVER_SHUTTING_DOWN -> "máy chủ đang tắt";
            case MqttReturnCode.RETURN_CODE_SERVER_BUSY,
                    MqttReturnCode.RETURN_CODE_SERVER_UNAVAILABLE,
                    MqttReturnCode.RETURN_CODE_QUOTA_EXCEEDED ->
                    "máy chủ quá tải";
            case MqttClientException.REASON_CODE_CLIENT_TIMEOUT,
                    MqttClientException.REASON_CODE_WRITE_TIMEOUT ->
                    "máy chủ không trả lời";
            case MqttClientException.REASON_CODE_CONNECTION_LOST,
                    MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED,
                    MqttClientException.REASON_CODE_CLIENT_DISCONNECTING ->
                    "mất kết nối";
            default -> "lỗi kết nối, mã " + code;
        };
    }
}
