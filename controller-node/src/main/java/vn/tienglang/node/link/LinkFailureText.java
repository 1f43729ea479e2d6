package vn.tienglang.node.link;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import vn.tienglang.mqtt.LinkFailure;
import vn.tienglang.mqtt.ReasonCodes;

/** Vietnamese sentences for staff: why the station has no connection to the centre. */
final class LinkFailureText {
    private LinkFailureText() {}

    /**
     * Describes a failure.
     *
     * @param mailboxFullCount messages that found the mailbox full since the start
     */
    static String of(LinkFailure failure, long mailboxFullCount) {
        return switch (failure) {
            case LinkFailure.BadAddress(String host) -> "địa chỉ máy chủ không dùng được: " + host;
            case LinkFailure.OperationFailed(int code, _, Optional<Throwable> cause) ->
                    describe(code, cause.orElse(null));
            case LinkFailure.BrokerDisconnected(int code) -> describeCode(code);
            case LinkFailure.SubscriptionRefused _ -> "máy chủ không cho trạm nghe chủ đề của mình";
            case LinkFailure.ReceiverFull() ->
                    "hộp thư của trạm đầy, đã bỏ lại " + mailboxFullCount + " tin";
            case LinkFailure.ClientFailed(Throwable cause) -> "bộ kết nối bị lỗi: " + cause;
        };
    }

    private static String describe(int code, @Nullable Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> "không tìm thấy địa chỉ của máy chủ";
            case ConnectException _ -> "máy chủ không nhận kết nối";
            case NoRouteToHostException _ -> "không có đường tới máy chủ";
            case SocketTimeoutException _ -> "máy chủ không trả lời";
            case SSLException tls -> "không bắt tay được TLS: " + tls.getMessage();
            case null, default -> describeCode(code);
        };
    }

    private static String describeCode(int code) {
        return switch (code) {
            case ReasonCodes.BAD_USERNAME_OR_PASSWORD, ReasonCodes.NOT_AUTHORIZED ->
                    "máy chủ không nhận mật khẩu của trạm";
            case ReasonCodes.SESSION_TAKEN_OVER -> "một thiết bị khác đang dùng mã của trạm này";
            case ReasonCodes.SERVER_SHUTTING_DOWN -> "máy chủ đang tắt";
            case ReasonCodes.SERVER_BUSY,
                    ReasonCodes.SERVER_UNAVAILABLE,
                    ReasonCodes.QUOTA_EXCEEDED ->
                    "máy chủ quá tải";
            case ReasonCodes.CLIENT_TIMEOUT, ReasonCodes.WRITE_TIMEOUT -> "máy chủ không trả lời";
            case ReasonCodes.CONNECTION_LOST,
                    ReasonCodes.NOT_CONNECTED,
                    ReasonCodes.DISCONNECTING ->
                    "mất kết nối";
            default -> "lỗi kết nối, mã " + code;
        };
    }
}
