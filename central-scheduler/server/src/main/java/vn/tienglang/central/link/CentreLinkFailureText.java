package vn.tienglang.central.link;

import java.util.Optional;
import vn.tienglang.mqtt.LinkFailure;

/** English sentences: why the centre has no connection to the broker. */
final class CentreLinkFailureText {
    private CentreLinkFailureText() {}

    static String of(LinkFailure failure) {
        return switch (failure) {
            case LinkFailure.BadAddress(String host) -> "no broker can have the address " + host;
            case LinkFailure.OperationFailed(int code, var message, Optional<Throwable> cause) ->
                    cause.map(Throwable::toString).orElse(message) + ", reason " + code;
            case LinkFailure.BrokerDisconnected(int code) -> "the broker hung up, reason " + code;
            case LinkFailure.SubscriptionRefused(var filters) ->
                    "the broker does not let us listen to " + String.join(", ", filters);
            case LinkFailure.ReceiverFull() -> "more came than was agreed on";
            case LinkFailure.ClientFailed(Throwable cause) -> "the MQTT client failed: " + cause;
        };
    }
}
