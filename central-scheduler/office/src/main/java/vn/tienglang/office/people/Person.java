package vn.tienglang.office.people;

/**
 * Account as it is stored.
 *
 * @param active whether the person may sign in
 */
public record Person(Account account, boolean active) {}
