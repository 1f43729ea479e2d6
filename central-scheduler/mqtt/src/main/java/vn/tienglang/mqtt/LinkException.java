package vn.tienglang.mqtt;

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
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String staffMessage;

    /** Says in Vietnamese what is wrong. */
    public LinkException(String words) {
        super(words);
        this.staffMessage = words;
    }

    /** Says in Vietnamese what is wrong, and keeps why. */
    public LinkException(String words, Throwable cause) {
        super(words, cause);
        this.staffMessage = words;
    }

    /** What is wrong, for staff. */
    public String staffMessage() {
        return staffMessage;
    }

    /** What Paho's exception means to a person beside the cupboard. */
    public static LinkException from(MqttException e) {
        return new LinkException(staffMessage(e), e);
    }

    /** What the broker's goodbye, or the sudden end, means. */
    public static String staffMessage(MqttDisconnectResponse response) {
        MqttException e = response.getException();
        return e == null ? describeCode(response.getReturnCode()) : staffMessage(e);
    }

    private static String staffMessage(MqttException e) {
        return switch (e.getCause()) {
            case UnknownHostException _ -> "không tìm thấy địa chỉ của máy chủ";
            case ConnectException _ -> "máy chủ không nhận kết nối";
            case NoRouteToHostException _ -> "không có đường tới máy chủ";
            case SocketTimeoutException _ -> "máy chủ không trả lời";
            case SSLException tls -> "không bắt tay được TLS: " + tls.getMessage();
            case null, default -> describeCode(e.getReasonCode());
        };
    }

    /** Reason codes of MQTT 5 (section 2.4) below 256, Paho's own above. */
    static String describeCode(int code) {
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
