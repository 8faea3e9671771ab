package org.motcua.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;

class RecurringWorkTest {
    /// Two tasks, each of which goes on only when the other has come to its turn.
    static class Meeting {
        private final CountDownLatch here = new CountDownLatch(2);

        @Scheduled(fixedDelay = 60_000)
        void one() throws InterruptedException {
            meet();
        }

        @Scheduled(fixedDelay = 60_000)
        void other() throws InterruptedException {
            meet();
        }

        private void meet() throws InterruptedException {
            here.countDown();
            boolean met = here.await(20, TimeUnit.SECONDS);
            assertThat(met).isTrue();
        }
    }

    @Test
    void aTaskThatWaitsKeepsNoOtherFromItsTurn() throws Exception {
        try (var context =
                new AnnotationConfigApplicationContext(RecurringWork.class, Meeting.class)) {
            assertThat(context.getBean(Meeting.class).here.await(15, TimeUnit.SECONDS)).isTrue();
        }
    }
}
