package vn.tienglang.office.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.office.people.PasswordHasher.Check;

final class PasswordHasherTest {
    private static final Login LAN = new Login("lan.nguyen");

    /** One check runs and sixteen wait. */
    private static final int CHECKS_ACCEPTED = 17;

    private final PasswordHasher passwords =
            new PasswordHasher(new FakeArgon2(), new SecureRandom());

    @Test
    void onlyThePasswordItselfIsRight() {
        PasswordHash hash = passwords.hash("chợ Kỳ Lừa sáng sớm");

        assertThat(passwords.check("chợ Kỳ Lừa sáng sớm", hash)).isEqualTo(Check.RIGHT);
        assertThat(passwords.check("chợ Kỳ Lừa sáng Sớm", hash)).isEqualTo(Check.WRONG);
        assertThat(passwords.check("", hash)).isEqualTo(Check.WRONG);
    }

    @Test
    void theSamePasswordTypedOnAnotherKeyboardIsTheSamePassword() {
        PasswordHash hash = passwords.hash("m\u1EADt kh\u1EA9u l\u00E0ng");

        assertThat(passwords.check("ma\u0323\u0302t kha\u0302\u0309u la\u0300ng", hash))
                .isEqualTo(Check.RIGHT);
    }

    @Test
    void theSamePasswordHasADifferentHashEachTime() {
        assertThat(passwords.hash("chợ Kỳ Lừa")).isNotEqualTo(passwords.hash("chợ Kỳ Lừa"));
    }

    @ParameterizedTest
    @CsvSource({
        "lan.nguyen, IS_LOGIN",
        "Lan.NguyenLan.Nguyen, IS_LOGIN",
        "mười một kt, TOO_SHORT",
        "aaaaaaaaaaaaaa, TOO_PLAIN",
        "121212121212121, TOO_PLAIN",
    })
    void aBadPasswordIsRefusedWithItsReason(String password, PasswordFlaw flaw) {
        assertThat(PasswordHasher.flaw(password, LAN)).contains(flaw);
    }

    @Test
    void aTextThatIsTooLongIsNotHashed() {
        assertThat(PasswordHasher.flaw("ă".repeat(129), LAN)).contains(PasswordFlaw.TOO_LONG);
        assertThat(passwords.check("ă".repeat(100_000), passwords.hash("x")))
                .isEqualTo(Check.WRONG);
    }

    @Test
    void aPassphraseOfTwelveCharactersIsAccepted() {
        assertThat(PasswordHasher.flaw("gà gáy 4 giờ", LAN)).isEmpty();
    }

    @Test
    void aCheckIsAnsweredBusyWhenTooManyAreWaiting() throws Exception {
        var open = new CountDownLatch(1);
        var waits = new AtomicBoolean();
        var fake = new FakeArgon2();
        var slow =
                new PasswordHasher(
                        (password, salt, memoryKib, passes, lanes, bytes) -> {
                            if (waits.get()) {
                                awaitUninterruptibly(open);
                            }
                            return fake.hash(password, salt, memoryKib, passes, lanes, bytes);
                        },
                        new SecureRandom());
        PasswordHash hash = slow.hash("chợ Kỳ Lừa");
        waits.set(true);
        var busy = new AtomicInteger();
        List<Check> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Check>> checks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                checks.add(
                        threads.submit(() -> {
                            Check answer = slow.check("chợ Kỳ Lừa", hash);
                            if (answer == Check.BUSY) {
                                busy.incrementAndGet();
                            }
                            return answer;
                        }));
            }
            await().until(() -> busy.get() == 200 - CHECKS_ACCEPTED);
            open.countDown();
            for (Future<Check> check : checks) {
                answers.add(check.get());
            }
        }

        assertThat(answers).contains(Check.RIGHT, Check.BUSY).doesNotContain(Check.WRONG);
        assertThat(slow.check("chợ Kỳ Lừa", hash)).isEqualTo(Check.RIGHT);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
