package vn.tienglang.mqtt;

import java.util.List;
import java.util.Optional;

/** Reason why a connection could not be made or was lost: facts that the caller puts into words. */
public sealed interface LinkFailure {
    /**
     * The host cannot be part of an address.
     *
     * @param host host of the settings
     */
    record BadAddress(String host) implements LinkFailure {}

    /**
     * An MQTT operation failed: refused by the broker, timed out, or the network failed.
     *
     * @param reasonCode one of {@link ReasonCodes}, or another code of MQTT 5 (below 256) or Paho
     * @param message message of the MQTT client
     * @param cause failure of the network under it, if any
     */
    record OperationFailed(int reasonCode, String message, Optional<Throwable> cause)
            implements LinkFailure {}

    /**
     * The broker sent DISCONNECT.
     *
     * @param reasonCode reason code of MQTT 5
     */
    record BrokerDisconnected(int reasonCode) implements LinkFailure {}

    /**
     * The broker refused a subscription.
     *
     * @param filters all filters of the SUBSCRIBE packet
     */
    record SubscriptionRefused(List<String> filters) implements LinkFailure {}

    /** The listener had no room for a message of QoS 1. */
    record ReceiverFull() implements LinkFailure {}

    /**
     * A thread of the MQTT client ended by an exception.
     *
     * @param cause that exception
     */
    record ClientFailed(Throwable cause) implements LinkFailure {}
}
