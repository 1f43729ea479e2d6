/**
 * The postman: carries the desk's messages to the broker and the stations' messages to the desk.
 *
 * <p>What enters are the outbox and single messages through {@link
 * vn.tienglang.central.mqtt.Dispatch}, and bytes of anybody's from the broker. What leaves are
 * signed parcels, and verified messages in batches to {@link
 * vn.tienglang.central.desk.Desk#heard(java.util.List, java.time.Instant)}; a station's message is
 * acknowledged only when the desk has kept it. Two threads work here: {@code link} speaks, {@code
 * intake} hears. Whether the broker is in this process or elsewhere makes no difference to them.
 * Paho is met here and nowhere else in the centre; what a message means is the desk's to know.
 */
@NullMarked
package vn.tienglang.central.mqtt;

import org.jspecify.annotations.NullMarked;
