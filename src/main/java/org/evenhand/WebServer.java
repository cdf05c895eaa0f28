package org.evenhand;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.ui.Library;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Spring Boot, which serves the page. The only class that knows Spring. */
@SpringBootApplication(proxyBeanMethods = false)
public class WebServer {

  /** Opens the workspaces and serves the page until the process ends. */
  static ConfigurableApplicationContext start(List<Path> workspaces, String host, int port) {
    SpringApplication application = new SpringApplication(WebServer.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(true);
    application.setDefaultProperties(Map.of("server.address", host, "server.port", port));
    Library library = Library.of(workspaces);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("library", library));
    return application.run();
  }
}
