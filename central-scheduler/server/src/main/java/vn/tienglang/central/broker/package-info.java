/**
 * The post room: an MQTT 5 broker inside the centre's own process, and its rules of access.
 *
 * <p>What enters are connections of stations and of the centre's own link, and a {@link
 * vn.tienglang.central.broker.StationGate} that knows which station may come in with which secret.
 * What leaves are messages to whom they are addressed, {@link vn.tienglang.central.broker.Refusals}
 * for everything that was not let through, and one word when the broker dies. A station hears its
 * own topics and those meant for all, speaks on its own and nothing else; a dead station costs a
 * bounded piece of disk. The broker is not trusted with meaning: messages are signed end to end,
 * and it never opens one. Artemis is met here and nowhere else; an external broker takes this
 * package's place by configuration.
 */
@NullMarked
package vn.tienglang.central.broker;

import org.jspecify.annotations.NullMarked;
