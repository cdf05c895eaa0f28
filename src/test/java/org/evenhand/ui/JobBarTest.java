package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.evenhand.job.CancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JobBarTest {
  @Test
  @Timeout(60)
  void aJobEndsWithThePageThatShowsIt() throws Exception {
    JobBar bar = new JobBar();
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    bar.run(
        new UI(),
        "Counting",
        progress -> {
          started.countDown();
          try {
            for (long i = 0; ; i++) {
              progress.report("Counting", i, Long.MAX_VALUE);
            }
          } catch (CancelledException e) {
            cancelled.complete(true);
            throw e;
          }
        },
        result -> {},
        message -> {});
    started.await();

    ComponentUtil.onComponentDetach(bar);

    assertThat(cancelled.get(50, TimeUnit.SECONDS)).isTrue();
    assertThat(bar.isVisible()).isFalse();
  }
}
