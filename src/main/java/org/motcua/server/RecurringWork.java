package org.motcua.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Runs what the rooms do again and again by themselves, each task on a thread of its own: one that
/// waits for a lock of the database, or for a bank, keeps no other from its turn. The scheduler
/// that Spring takes for virtual threads runs all tasks with a fixed delay on one thread.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RecurringWork {
    /// More than there are tasks; a virtual thread that waits costs next to nothing.
    private static final int THREADS = 64;

    private static final int SECONDS_TO_FINISH = 10;

    @Bean
    static ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadFactory(Thread.ofVirtual().name("recurring-", 1).factory());
        // a task that is at work when the program ends may finish what it has begun
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(SECONDS_TO_FINISH);
        return scheduler;
    }
}
