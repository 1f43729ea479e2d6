package vn.tienglang.office.account;

import vn.tienglang.office.people.AccountService;

/**
 * Services of accounts that the pages call.
 *
 * @param signIn signing in and out, change of the own password
 * @param people invitations, roles, resets, sessions
 * @param factors second factor
 * @param audit audit log
 */
public record AccountServices(
        AccountService signIn,
        PeopleService people,
        SecondFactorService factors,
        AuditService audit) {}
