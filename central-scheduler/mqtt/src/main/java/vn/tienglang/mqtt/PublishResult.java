package vn.tienglang.mqtt;

import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/**
 * Answer of the broker to one publication.
 *
 * @param reasonCode MQTT 5 reason code of the PUBACK; 0 for QoS 0
 */
public record PublishResult(int reasonCode) {
    /** True unless the reason code is a refusal (0x80 and above). */
    public boolean accepted() {
        return reasonCode < MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR;
    }
}
