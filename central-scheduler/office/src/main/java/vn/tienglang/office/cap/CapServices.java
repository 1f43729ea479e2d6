package vn.tienglang.office.cap;

/**
 * Services of CAP alerts.
 *
 * @param intake what becomes of alerts that come in
 * @param senders registration of senders
 * @param feed our own alerts as CAP
 */
public record CapServices(CapIntakeService intake, AlertSenderService senders, CapFeed feed) {}
