package vn.tienglang.office.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.ChainedAuditEntry;
import vn.tienglang.office.people.FakeArgon2;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.people.PasswordHasher;
import vn.tienglang.office.people.Role;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SessionAccess;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.people.SignInResult;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Transactions;

/** Invitations, roles, sessions and the second factor, on every store. */
public abstract class PeopleServiceContract {
    private static final AreaCode PROVINCE = new AreaCode("x20");
    private static final AreaCode OTHER = new AreaCode("x04");
    private static final Officer ADMIN = new Officer("admin", "Quản trị viên", "10.0.0.9");
    private static final Login LAN = new Login("lan");
    private static final String PASSWORD = "chợ Kỳ Lừa sáng sớm";

    private final SecureRandom random = new SecureRandom();
    private final PasswordHasher passwords = new PasswordHasher(new FakeArgon2(), random);
    private Instant now = Instant.parse("2026-11-21T01:00:00Z");
    private PeopleService people;
    private AccountService accounts;
    private SecondFactorService factors;

    /** Transactions of an empty store. */
    protected abstract Transactions transactions();

    @BeforeEach
    void openOffice() {
        Transactions transactions = transactions();
        transactions.inTransaction(repositories -> {
            if (repositories.areas().tree().find(PROVINCE, today()).isEmpty()) {
                boolean rooted =
                        repositories.areas().tree().find(AreaCode.COUNTRY, today()).isPresent();
                var areas = new ArrayList<>(List.of(area(PROVINCE), area(OTHER)));
                if (!rooted) {
                    areas.add(area(AreaCode.COUNTRY));
                }
                repositories.areas().add(areas);
            }
            return true;
        });
        people =
                new PeopleService(
                        transactions, passwords, () -> now, ZoneId.of("Asia/Ho_Chi_Minh"), random);
        factors = new SecondFactorService(transactions, () -> now, random);
        accounts =
                new AccountService(
                        new StoredAccountRepository(transactions),
                        transactions.signInFailures(),
                        passwords,
                        () -> now,
                        random);
        assertThat(accounts.createAdministrator()).isPresent();
    }

    private static Area area(AreaCode code) {
        return new Area(
                code, AreaCode.COUNTRY, "unit", "Đơn vị " + code, LocalDate.EPOCH, LocalDate.MAX);
    }

    private LocalDate today() {
        return LocalDate.of(2026, 11, 21);
    }

    private SessionToken invited() {
        return ((PeopleService.PeopleResult.Link)
                        people.invite(LAN, "Lan", Role.SCHEDULER, PROVINCE, ADMIN))
                .token();
    }

    private SessionToken signedIn() {
        people.setPassword(invited(), PASSWORD, "");
        return signIn();
    }

    private SessionToken signIn() {
        return ((SignInResult.SignedIn) accounts.signIn("lan", PASSWORD, "10.0.0.1")).token();
    }

    @Test
    void anInvitationWorksOnceForThreeDays() {
        SessionToken link = invited();

        assertThat(people.linkHolder(link)).contains(LAN);
        assertThat(people.setPassword(link, "ngắn", ""))
                .isInstanceOf(PeopleService.LinkResult.Flawed.class);
        now = now.plus(Duration.ofDays(3)).minusMillis(1);
        assertThat(people.setPassword(link, PASSWORD, ""))
                .isEqualTo(new PeopleService.LinkResult.PasswordSet(LAN));
        assertThat(people.setPassword(link, PASSWORD, ""))
                .isInstanceOf(PeopleService.LinkResult.Expired.class);
        assertThat(accounts.signIn("lan", PASSWORD, "")).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void aLinkEndsWithTimeAndWithTheNextOne() {
        SessionToken first = invited();
        var second = (PeopleService.PeopleResult.Link) people.resetPassword(LAN, ADMIN);

        assertThat(people.linkHolder(first)).isEmpty();
        assertThat(people.linkHolder(second.token())).contains(LAN);
        now = now.plus(Duration.ofDays(3));
        assertThat(people.linkHolder(second.token())).isEmpty();
    }

    @Test
    void anAdministratorOfABranchCannotActOutsideIt() {
        invited();
        people.give(
                new RoleGrant(LAN, Role.ADMINISTRATOR, PROVINCE, today(), LocalDate.MAX), ADMIN);
        var lan = new Officer("lan", "Lan");

        assertThat(people.invite(new Login("an"), "An", Role.VIEWER, OTHER, lan))
                .isEqualTo(refused(PeopleService.Reason.NOT_YOURS));
        assertThat(people.invite(new Login("an"), "An", Role.VIEWER, AreaCode.COUNTRY, lan))
                .isEqualTo(refused(PeopleService.Reason.NOT_YOURS));
        assertThat(people.resetPassword(Login.ADMIN, lan))
                .isEqualTo(refused(PeopleService.Reason.NOT_YOURS));
        assertThat(people.deactivate(Login.ADMIN, lan))
                .isEqualTo(refused(PeopleService.Reason.NOT_YOURS));
        assertThat(people.invite(new Login("an"), "An", Role.VIEWER, PROVINCE, lan))
                .isInstanceOf(PeopleService.PeopleResult.Link.class);
        assertThat(people.invite(new Login("an"), "An", Role.VIEWER, PROVINCE, lan))
                .isEqualTo(refused(PeopleService.Reason.LOGIN_TAKEN));
    }

    private static PeopleService.PeopleResult refused(PeopleService.Reason reason) {
        return new PeopleService.PeopleResult.Refused(reason);
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(people.deactivate(Login.ADMIN, ADMIN))
                .isEqualTo(refused(PeopleService.Reason.LAST_ADMINISTRATOR));
        assertThat(endAdministrator()).isEqualTo(refused(PeopleService.Reason.LAST_ADMINISTRATOR));
        assertThat(people.find(Login.ADMIN).orElseThrow().grants())
                .containsExactlyInAnyOrderElementsOf(
                        RoleGrant.everyRole(Login.ADMIN, LocalDate.EPOCH));

        invited();
        people.give(
                new RoleGrant(LAN, Role.ADMINISTRATOR, AreaCode.COUNTRY, today(), LocalDate.MAX),
                ADMIN);
        assertThat(endAdministrator()).isEqualTo(new PeopleService.PeopleResult.Done());
    }

    private PeopleService.PeopleResult endAdministrator() {
        return people.end(
                Login.ADMIN, Role.ADMINISTRATOR, AreaCode.COUNTRY, LocalDate.EPOCH, today(), ADMIN);
    }

    @Test
    void aDeactivatedPersonIsOutAtOnce() {
        SessionToken session = signedIn();
        assertThat(accounts.access(session, false)).isInstanceOf(SessionAccess.Granted.class);

        assertThat(people.deactivate(LAN, ADMIN)).isEqualTo(new PeopleService.PeopleResult.Done());

        assertThat(accounts.access(session, false)).isInstanceOf(SessionAccess.Denied.class);
        assertThat(accounts.signIn("lan", PASSWORD, ""))
                .isInstanceOf(SignInResult.WrongCredentials.class);
        assertThat(people.find(LAN).orElseThrow().grants()).noneMatch(one -> one.holdsOn(today()));
    }

    @Test
    void sessionsAreListedAndEnded() {
        SessionToken session = signedIn();
        var found = people.find(LAN).orElseThrow().sessions();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().address()).isEqualTo("10.0.0.1");

        assertThat(people.endSession(Login.ADMIN, session.digest(), ADMIN))
                .isEqualTo(refused(PeopleService.Reason.NOTHING_TO_CHANGE));
        people.endSession(LAN, session.digest(), ADMIN);

        assertThat(accounts.access(session, false)).isInstanceOf(SessionAccess.Denied.class);
    }

    @Test
    void theSecondFactorIsAskedForAtSignInAndAgainAfterTenMinutes() {
        SessionToken session = signedIn();
        var lan = new Officer("lan", "Lan");
        assertThat(factors.isFresh(session)).isTrue();
        SecondFactor begun = factors.begin(LAN).orElseThrow();
        assertThat(factors.confirm(session, lan, "000000"))
                .isInstanceOf(SecondFactorService.SetUpResult.Wrong.class);
        var set =
                (SecondFactorService.SetUpResult.Confirmed)
                        factors.confirm(session, lan, code(begun));
        assertThat(set.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(factors.begin(LAN)).isEmpty();
        assertThat(factors.isFresh(session)).isTrue();
        now = now.plus(Duration.ofMinutes(10));
        assertThat(factors.isFresh(session)).isFalse();

        SessionToken next = signIn();
        assertThat(accounts.access(next, true)).isInstanceOf(SessionAccess.FactorOnly.class);
        String code = code(begun);
        assertThat(factors.show(next, lan, code))
                .isInstanceOf(SecondFactorService.CodeResult.Accepted.class);
        assertThat(accounts.access(next, true)).isInstanceOf(SessionAccess.Granted.class);
        assertThat(factors.show(session, lan, code))
                .as("a code counts once")
                .isInstanceOf(SecondFactorService.CodeResult.Wrong.class);
        String recovery = set.recoveryCodes().get(3);
        assertThat(factors.show(session, lan, recovery.toUpperCase(Locale.ROOT)))
                .isInstanceOf(SecondFactorService.CodeResult.Accepted.class);
        assertThat(factors.show(session, lan, recovery))
                .isInstanceOf(SecondFactorService.CodeResult.Wrong.class);
    }

    private String code(SecondFactor factor) {
        return TotpCodes.code(factor.key(), now.getEpochSecond() / 30);
    }

    @Test
    void wrongCodesAreThrottled() {
        SessionToken session = signedIn();
        var lan = new Officer("lan", "Lan");
        SecondFactor begun = factors.begin(LAN).orElseThrow();
        factors.confirm(session, lan, code(begun));
        now = now.plus(Duration.ofMinutes(2));
        for (int i = 0; i < 4; i++) {
            factors.show(session, lan, "123");
        }

        assertThat(factors.show(session, lan, code(begun)))
                .isInstanceOf(SecondFactorService.CodeResult.Throttled.class);
    }

    @Test
    void whatPeopleDoIsChainedWithUnitTextsAndAddress() {
        people.setPassword(invited(), PASSWORD, "10.0.0.7");
        Transactions transactions = transactions();
        List<ChainedAuditEntry> chain =
                transactions.inTransaction(one -> one.audit().chainAfter(0, 100));
        long last = transactions.inTransaction(one -> one.counters().value(Counters.AUDIT));

        assertThat(ChainedAuditEntry.firstBroken(chain, last)).isEmpty();
        Optional<ChainedAuditEntry> invite =
                chain.stream().filter(one -> one.entry().action().equals("invite")).findFirst();
        assertThat(invite.orElseThrow().entry().unit()).isEqualTo("x20");
        assertThat(invite.get().entry().after()).contains("SCHEDULER x20 2026-11-21");
        assertThat(invite.get().entry().address()).isEqualTo("10.0.0.9");
        assertThat(chain.getLast().entry().address()).isEqualTo("10.0.0.7");
    }
}
