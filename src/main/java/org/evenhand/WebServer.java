package org.evenhand;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.cli.ServeRequest;
import org.evenhand.cli.Server;
import org.evenhand.data.InputException;
import org.evenhand.ui.Library;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Serves the page with Spring Boot. With {@link Samples}, the only place that knows Spring. */
@SpringBootApplication(proxyBeanMethods = false)
class WebServer {

  /** Serves until the process is stopped. */
  static final class Forever implements Server {
    @Override
    public int serve(ServeRequest request) {
      ConfigurableApplicationContext running = start(request);
      String address = address(request.host(), port(running));
      System.out.println("Evenhand is at " + address + " (stop with Ctrl-C)");
      if (!isLoopback(request.host())) {
        System.err.println(
            "evenhand: whoever can reach %s can read the workspaces and open others on this computer"
                .formatted(address));
      }
      if (request.open()) {
        Browser.open(address);
      }
      park(running);
      return 0;
    }
  }

  WebServer() {}

  /**
   * Starts serving; the caller closes what comes back.
   *
   * @throws InputException if a workspace file cannot be read or the port is in use
   */
  static ConfigurableApplicationContext start(ServeRequest request) {
    List<Path> workspaces =
        request.workspaces().isEmpty() ? Samples.unpack() : request.workspaces();
    Library library = Library.of(workspaces);
    SpringApplication application = new SpringApplication(WebServer.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setDefaultProperties(
        Map.of("server.address", request.host(), "server.port", request.port()));
    ApplicationContextInitializer<GenericApplicationContext> beans =
        context -> {
          context.registerBean(Library.class, () -> library);
          if (isLoopback(request.host())) {
            context.registerBean(LocalHosts.class, LocalHosts::new);
          }
        };
    application.addInitializers(beans);
    try {
      return application.run();
    } catch (RuntimeException e) {
      if (causedByPort(e)) {
        throw new InputException(
            "port %d of %s is in use; choose another with --port"
                .formatted(request.port(), request.host()),
            e);
      }
      throw e;
    }
  }

  private static boolean causedByPort(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException || cause instanceof java.net.BindException) {
        return true;
      }
    }
    return false;
  }

  /** The port that is listened on: the one asked for, or the free one that was found for 0. */
  static int port(ConfigurableApplicationContext running) {
    return running.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static String address(String host, int port) {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static void park(ConfigurableApplicationContext running) {
    try {
      while (running.isActive()) {
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.close();
    }
  }
}
