package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.flow.server.ErrorEvent;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.evenhand.data.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailuresTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(logged);
  }

  private List<ILoggingEvent> logged(Throwable failure) {
    new Failures().error(new ErrorEvent(failure));
    return logged.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .toList();
  }

  @Test
  void aPageThatWasLeftWhileItWasAnsweredIsNoFailure() {
    assertThat(logged(new ClientAbortException(new IOException("Broken pipe")))).isEmpty();
  }

  @Test
  void whatTheUserCanMendIsNotLogged() {
    assertThat(logged(new InputException("no row 9"))).isEmpty();
  }

  @Test
  void allElseIsLoggedWithItsTrace() {
    assertThat(logged(new IOException("Broken pipe")))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.ERROR);
              assertThat(event.getThrowableProxy().getMessage()).isEqualTo("Broken pipe");
            });
    assertThat(logged(new IllegalStateException())).hasSize(2);
  }
}
