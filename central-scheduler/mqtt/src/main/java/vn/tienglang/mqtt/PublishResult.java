package vn.tienglang.mqtt;

import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/**
 * Answer of the broker to one publication.
 *
 * @param reasonCode MQTT 5 reason code of the PUBACK; 0 for QoS 0; also that of a publication which
 *     cannot be written at all
 */
public record PublishResult(int reasonCode) {
    /** True if the same publication will be refused again, whenever it is sent. */
    public boolean isPermanent() {
        return switch (reasonCode) {
            case MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED,
                    MqttReturnCode.RETURN_CODE_TOPIC_NAME_INVALID,
                    MqttReturnCode.RETURN_CODE_PACKET_TOO_LARGE,
                    MqttReturnCode.RETURN_CODE_PAYLOAD_FORMAT_INVALID ->
                    true;
            default -> false;
        };
    }

    /** True unless the reason code is a refusal (0x80 and above). */
    public boolean accepted() {
        return reasonCode < MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR;
    }
}
