/**
 * Embedded MQTT 5 broker (Artemis) and its access rules. Input: connections of stations and of the
 * centre's link, and a {@link vn.tienglang.central.broker.StationAuthenticator}. Output: messages
 * to their subscribers, {@link vn.tienglang.central.broker.BrokerRejectionListener rejections}, and
 * one call when the broker fails.
 *
 * <p>A station receives its own topics and those for all stations, and publishes only on its own.
 * Each station uses a limited amount of disk. The broker does not read messages; they are signed
 * end to end. No other package uses Artemis; an external broker replaces this package by
 * configuration.
 */
@NullMarked
package vn.tienglang.central.broker;

import org.jspecify.annotations.NullMarked;
