package org.evenhand;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to a server on the user's own computer that name another host. Without it a web
 * page elsewhere could reach the server by giving its own name a local address.
 */
final class LocalHosts extends OncePerRequestFilter {
  private static final Set<String> ALLOWED = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ALLOWED.contains(request.getServerName())) {
      chain.doFilter(request, response);
    } else {
      response.sendError(
          HttpServletResponse.SC_FORBIDDEN, "Evenhand is served under another host name");
    }
  }
}
