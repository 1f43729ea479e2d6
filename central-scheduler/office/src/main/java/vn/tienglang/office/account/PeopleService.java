package vn.tienglang.office.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.AccessRights;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.people.OneTimeLink;
import vn.tienglang.office.people.PasswordFlaw;
import vn.tienglang.office.people.PasswordHash;
import vn.tienglang.office.people.PasswordHasher;
import vn.tienglang.office.people.Person;
import vn.tienglang.office.people.Role;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.people.SessionTokenDigest;
import vn.tienglang.office.people.SignInSession;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;

/**
 * Service of the accounts page: people, invitations, roles, resets and sessions. What an officer
 * does to another needs {@link AccessPermission#ADMINISTER_PEOPLE} on the units of that person's
 * roles.
 */
public final class PeopleService {
    private final Transactions transactions;
    private final PasswordHasher passwords;
    private final InstantSource clock;
    private final ZoneId zone;
    private final SecureRandom random;

    /**
     * Service on these transactions.
     *
     * @param zone time zone of the office, in which the days of roles count
     * @param random source of the tokens of links
     */
    public PeopleService(
            Transactions transactions,
            PasswordHasher passwords,
            InstantSource clock,
            ZoneId zone,
            SecureRandom random) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.clock = clock;
        this.zone = zone;
        this.random = random;
    }

    /**
     * A person with everything the page shows.
     *
     * @param grants every role, also ended ones
     * @param sessions the valid sessions
     */
    public record PersonDetails(
            Person person,
            List<RoleGrant> grants,
            List<SignInSession> sessions,
            boolean hasSecondFactor) {
        /** Takes copies. */
        public PersonDetails {
            grants = List.copyOf(grants);
            sessions = List.copyOf(sessions);
        }
    }

    /** Result of an act on a person. */
    public sealed interface PeopleResult {
        /** It is done. */
        record Done() implements PeopleResult {}

        /**
         * It is done, and the person needs this link.
         *
         * @param token the token of the link, shown once
         */
        record Link(SessionToken token, Instant until) implements PeopleResult {}

        /** It is not done. */
        record Refused(Reason reason) implements PeopleResult {}
    }

    /** Why an act on a person is refused. */
    public enum Reason {
        /** Nobody has this login. */
        UNKNOWN,
        /** The login is taken. */
        LOGIN_TAKEN,
        /** The officer may not administer people on a unit of this person's roles. */
        NOT_YOURS,
        /** Afterwards nobody would be administrator of the whole country for good. */
        LAST_ADMINISTRATOR,
        /** The role is held already, or there is none to end. */
        NOTHING_TO_CHANGE,
        /** No unit has this code on this day. */
        UNKNOWN_UNIT
    }

    /** Result of opening a one-time link with a password. */
    public sealed interface LinkResult {
        /** The password is set; the person signs in with it. */
        record PasswordSet(Login login) implements LinkResult {}

        /** The password has a flaw; the link still works. */
        record Flawed(PasswordFlaw flaw) implements LinkResult {}

        /** The link was used, is too old, or never existed. */
        record Expired() implements LinkResult {}
    }

    /** Every person, by login. */
    public List<PersonDetails> all() {
        return transactions.inTransaction(repositories ->
                repositories.people().all().stream()
                        .map(person -> details(repositories, person))
                        .toList());
    }

    /** The person with this login. */
    public Optional<PersonDetails> find(Login login) {
        return transactions.inTransaction(repositories ->
                repositories.people().find(login).map(person -> details(repositories, person)));
    }

    private PersonDetails details(Repositories repositories, Person person) {
        Login login = person.account().login();
        return new PersonDetails(
                person,
                repositories.roleGrants().of(login),
                repositories.people().sessions(login).stream()
                        .filter(one -> one.isValidAt(now()))
                        .toList(),
                repositories.people().factor(login).map(SecondFactor::confirmed).orElse(false));
    }

    /** Adds a person with one role, and makes the link for the first password. */
    public PeopleResult invite(Login login, String name, Role role, AreaCode unit, Officer by) {
        // Nobody can sign in with it: the password is random and forgotten.
        PasswordHash unknown = passwords.hash(SessionToken.random(random).value());
        var account = new Account(login, name, unknown, false, now());
        return changing(repositories -> {
            if (repositories.people().find(login).isPresent()) {
                return refused(Reason.LOGIN_TAKEN);
            }
            Optional<PeopleResult> refusal = refuseUnit(repositories, by, unit);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            repositories.people().put(new Person(account, true));
            var grant = new RoleGrant(login, role, unit, today(), LocalDate.MAX);
            repositories.roleGrants().put(grant);
            audit(repositories, by, "invite", login, unit, "", text(grant));
            return link(repositories, login);
        });
    }

    /** Makes a link with which the person sets a new password; ends their sessions. */
    public PeopleResult resetPassword(Login login, Officer by) {
        return administer(
                login,
                by,
                repositories -> {
                    repositories.people().removeSessions(login);
                    repositories.people().removeFactor(login);
                    audit(repositories, by, "reset-password", login, AreaCode.COUNTRY, "", "");
                    return link(repositories, login);
                });
    }

    private PeopleResult link(Repositories repositories, Login login) {
        SessionToken token = SessionToken.random(random);
        Instant until = now().plus(OneTimeLink.VALID);
        repositories.people().putLink(new OneTimeLink(token.digest(), login, until));
        return new PeopleResult.Link(token, until);
    }

    /** Whether a link with this token works now, and for whom. */
    public Optional<Login> linkHolder(SessionToken token) {
        return transactions.inTransaction(repositories -> holder(repositories, token));
    }

    private Optional<Login> holder(Repositories repositories, SessionToken token) {
        return repositories
                .people()
                .link(token.digest())
                .filter(link -> now().isBefore(link.until()))
                .map(OneTimeLink::login)
                .filter(login ->
                        repositories.people().find(login).map(Person::active).orElse(false));
    }

    /** Sets the password through a link, which then works no more. */
    public LinkResult setPassword(SessionToken token, String wanted, String address) {
        Optional<Login> login = linkHolder(token);
        if (login.isEmpty()) {
            return new LinkResult.Expired();
        }
        Optional<PasswordFlaw> flaw = PasswordHasher.flaw(wanted, login.get());
        if (flaw.isPresent()) {
            return new LinkResult.Flawed(flaw.get());
        }
        PasswordHash hash = passwords.hash(wanted);
        return changing(repositories -> {
            Optional<Login> still = holder(repositories, token).filter(login.get()::equals);
            if (still.isEmpty()) {
                return new LinkResult.Expired();
            }
            Account was = repositories.people().find(still.get()).orElseThrow().account();
            repositories.people().put(new Person(was.with(hash, false, now()), true));
            repositories.people().removeLinks(still.get());
            repositories.people().removeSessions(still.get());
            var self = new Officer(was.login().value(), was.name(), address);
            audit(repositories, self, "set-password", was.login(), AreaCode.COUNTRY, "", "");
            return new LinkResult.PasswordSet(was.login());
        });
    }

    /** Gives a role from a day on. */
    public PeopleResult give(RoleGrant grant, Officer by) {
        return changing(repositories -> {
            if (repositories.people().find(grant.login()).filter(Person::active).isEmpty()) {
                return refused(Reason.UNKNOWN);
            }
            Optional<PeopleResult> refusal = refuseUnit(repositories, by, grant.unit());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            List<RoleGrant> held = repositories.roleGrants().of(grant.login());
            if (held.stream()
                    .anyMatch(one -> sameRole(one, grant) && one.until().isAfter(grant.from()))) {
                return refused(Reason.NOTHING_TO_CHANGE);
            }
            repositories.roleGrants().put(grant);
            audit(repositories, by, "give-role", grant.login(), grant.unit(), "", text(grant));
            return new PeopleResult.Done();
        });
    }

    private static boolean sameRole(RoleGrant one, RoleGrant other) {
        return one.role() == other.role() && one.unit().equals(other.unit());
    }

    /** Ends a role on a day: the first day on which it no longer holds. */
    public PeopleResult end(
            Login login, Role role, AreaCode unit, LocalDate from, LocalDate end, Officer by) {
        return changing(repositories -> {
            Optional<RoleGrant> held =
                    repositories.roleGrants().of(login).stream()
                            .filter(one -> one.role() == role && one.unit().equals(unit))
                            .filter(one -> one.from().equals(from) && one.until().isAfter(end))
                            .findFirst();
            if (held.isEmpty()) {
                return refused(Reason.NOTHING_TO_CHANGE);
            }
            if (!mayAdminister(repositories, by, unit)) {
                return refused(Reason.NOT_YOURS);
            }
            RoleGrant ended = held.get().endedOn(end);
            repositories.roleGrants().put(ended);
            if (rights(repositories).lastingAdministrator(today()).isEmpty()) {
                repositories.roleGrants().put(held.get());
                return refused(Reason.LAST_ADMINISTRATOR);
            }
            audit(repositories, by, "end-role", login, unit, text(held.get()), text(ended));
            return new PeopleResult.Done();
        });
    }

    /** Deactivates an account: its roles end today, its sessions and links at once. */
    public PeopleResult deactivate(Login login, Officer by) {
        return administer(
                login,
                by,
                repositories -> {
                    List<RoleGrant> held =
                            repositories.roleGrants().of(login).stream()
                                    .filter(one -> one.until().isAfter(today()))
                                    .toList();
                    held.forEach(one -> repositories.roleGrants().put(one.endedOn(today())));
                    if (rights(repositories).lastingAdministrator(today()).isEmpty()) {
                        held.forEach(repositories.roleGrants()::put);
                        return refused(Reason.LAST_ADMINISTRATOR);
                    }
                    Account account = repositories.people().find(login).orElseThrow().account();
                    repositories.people().put(new Person(account, false));
                    repositories.people().removeSessions(login);
                    repositories.people().removeLinks(login);
                    audit(
                            repositories,
                            by,
                            "deactivate",
                            login,
                            AreaCode.COUNTRY,
                            "active",
                            "inactive");
                    return new PeopleResult.Done();
                });
    }

    /** Activates an account again, without roles, and makes the link for a new password. */
    public PeopleResult activate(Login login, Officer by) {
        return administer(
                login,
                by,
                repositories -> {
                    Account account = repositories.people().find(login).orElseThrow().account();
                    repositories.people().put(new Person(account, true));
                    audit(
                            repositories,
                            by,
                            "activate",
                            login,
                            AreaCode.COUNTRY,
                            "inactive",
                            "active");
                    return link(repositories, login);
                });
    }

    /** Ends a session of the officer, or of a person whom the officer may administer. */
    public PeopleResult endSession(Login login, SessionTokenDigest token, Officer by) {
        Function<Repositories, PeopleResult> work =
                repositories -> {
                    boolean isTheirs =
                            repositories
                                    .people()
                                    .session(token)
                                    .map(SignInSession::login)
                                    .filter(login::equals)
                                    .isPresent();
                    if (!isTheirs || !repositories.people().removeSession(token)) {
                        return refused(Reason.NOTHING_TO_CHANGE);
                    }
                    audit(repositories, by, "end-session", login, AreaCode.COUNTRY, "", "");
                    return new PeopleResult.Done();
                };
        return login.value().equals(by.login()) ? changing(work) : administer(login, by, work);
    }

    /** Runs an act on a person whom the officer may administer. */
    private PeopleResult administer(
            Login login, Officer by, Function<Repositories, PeopleResult> work) {
        return changing(repositories -> {
            if (repositories.people().find(login).isEmpty()) {
                return refused(Reason.UNKNOWN);
            }
            List<AreaCode> units =
                    repositories.roleGrants().of(login).stream()
                            .filter(one -> one.until().isAfter(today()))
                            .map(RoleGrant::unit)
                            .toList();
            // A person without a role belongs to nobody's branch.
            boolean may =
                    units.isEmpty()
                            ? mayAdminister(repositories, by, AreaCode.COUNTRY)
                            : units.stream().allMatch(one -> mayAdminister(repositories, by, one));
            return may ? work.apply(repositories) : refused(Reason.NOT_YOURS);
        });
    }

    private Optional<PeopleResult> refuseUnit(
            Repositories repositories, Officer by, AreaCode unit) {
        if (repositories.areas().tree().find(unit, today()).isEmpty()) {
            return Optional.of(refused(Reason.UNKNOWN_UNIT));
        }
        return mayAdminister(repositories, by, unit)
                ? Optional.empty()
                : Optional.of(refused(Reason.NOT_YOURS));
    }

    private boolean mayAdminister(Repositories repositories, Officer by, AreaCode unit) {
        return rights(repositories)
                .decide(new Login(by.login()), AccessPermission.ADMINISTER_PEOPLE, unit, today())
                .isAllowed();
    }

    private static AccessRights rights(Repositories repositories) {
        return new AccessRights(repositories.roleGrants().all(), repositories.areas().tree());
    }

    private <T> T changing(Function<Repositories, T> work) {
        return transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.PEOPLE);
            return work.apply(repositories);
        });
    }

    private static PeopleResult refused(Reason reason) {
        return new PeopleResult.Refused(reason);
    }

    private void audit(
            Repositories repositories,
            Officer by,
            String action,
            Login about,
            AreaCode unit,
            String before,
            String after) {
        repositories
                .audit()
                .add(
                        AuditEntry.by(by, now(), action, about.value())
                                .changing(unit.value(), before, after));
    }

    private static String text(RoleGrant grant) {
        return grant.role()
                + " "
                + grant.unit()
                + " "
                + grant.from()
                + (grant.isOpenEnded() ? "" : "/" + grant.until());
    }

    /** Today in the zone of the office. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
