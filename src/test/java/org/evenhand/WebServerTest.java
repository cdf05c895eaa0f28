package org.evenhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.cli.ServeRequest;
import org.evenhand.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class WebServerTest {
  private static final List<Path> MORTGAGE = List.of(Path.of("sample-data/mortgage/mortgage.yaml"));

  @TempDir Path folder;

  @Test
  void aPortInUseIsSaidInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServeRequest request = new ServeRequest(MORTGAGE, taken.getLocalPort(), "127.0.0.1", false);

      assertThatThrownBy(() -> WebServer.start(request))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "port %d of 127.0.0.1 is in use; choose another with --port", taken.getLocalPort());
    }
  }

  @Test
  void aWorkspaceFileThatIsNoneStopsTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("w.yaml"), "nme: x\n");
    ServeRequest request = new ServeRequest(List.of(file), 0, "127.0.0.1", false);

    assertThatThrownBy(() -> WebServer.start(request))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'name'?");
  }

  /** As a page elsewhere would ask that gives its own name the address 127.0.0.1. */
  @Test
  void aRequestThatNamesAnotherHostIsRefused() throws IOException {
    try (ConfigurableApplicationContext server =
        WebServer.start(new ServeRequest(MORTGAGE, 0, "127.0.0.1", false))) {
      int port = WebServer.port(server);

      assertThat(statusLine(port, "evil.example")).contains(" 403 ");
      assertThat(statusLine(port, "localhost:" + port)).contains(" 200 ");
    }
  }

  private static String statusLine(int port, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return String.valueOf(
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine());
    }
  }
}
