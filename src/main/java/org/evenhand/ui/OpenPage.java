package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.evenhand.data.InputException;

/** Opens a workspace: by its path on this server, or by uploading its files together. */
@Route("open")
class OpenPage extends Main implements HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient Library library;
  private final transient Uploads uploads;
  private final TextField path = new TextField("Path of a workspace file on this computer");
  private final UnorderedList received = new UnorderedList();
  private final Div message = new Div();

  OpenPage(Library library) {
    this.library = library;
    this.uploads = new Uploads();
    addClassName("page");
    Paragraph lead =
        new Paragraph(
            "A workspace file (YAML) names the data, the models judged on it, and what the columns"
                + " mean.");
    lead.addClassName("lead");
    message.addClassName("notice");
    message.getElement().setAttribute("role", "alert");
    message.setVisible(false);
    add(new H1("Open"), lead, message, openWorkspaces(), byPath(), byUpload());
  }

  private Div openWorkspaces() {
    UnorderedList list = new UnorderedList();
    for (Library.Entry entry : library.entries()) {
      RouterLink link = new RouterLink(entry.name(), OverviewPage.class);
      link.setQueryParameters(State.EMPTY.with(State.WORKSPACE, entry.id()).toParameters());
      Span file = new Span(String.valueOf(entry.path().getFileName()));
      file.addClassName("quiet");
      list.add(new ListItem(link, file));
    }
    list.addClassName("workspaces");
    return section("Open workspaces", list);
  }

  private Div byPath() {
    path.setWidthFull();
    path.setPlaceholder("/data/loans/loans.yaml");
    Button open = new Button("Open", click -> open(path.getValue()));
    open.addThemeVariants(ButtonVariant.PRIMARY);
    Div row = new Div(path, open);
    row.addClassName("tools");
    return section("From a path", row);
  }

  private Div byUpload() {
    Upload upload = new Upload(uploads);
    upload.setMaxFiles(20);
    received.addClassName("received");
    uploads.whenReceived(this::received);
    Button open = new Button("Open the uploaded workspace", click -> openUploaded());
    return section(
        "By upload",
        new Paragraph(
            "Choose the workspace file together with the data and model files that it names. They"
                + " are kept until the server stops, at most "
                + Uploads.LIMIT_MEGABYTES
                + " MB each."),
        upload,
        received,
        open);
  }

  private static Div section(String title, com.vaadin.flow.component.Component... content) {
    Div section = new Div(new H2(title));
    section.add(content);
    section.addClassName("card");
    return section;
  }

  private void received(String file) {
    received.add(new ListItem(file));
  }

  private void open(String typed) {
    if (typed.isBlank()) {
      say("Type the path of a workspace file.");
      return;
    }
    try {
      open(Path.of(typed.strip()));
    } catch (java.nio.file.InvalidPathException e) {
      say("“" + typed + "” is not a path.");
    }
  }

  private void openUploaded() {
    try {
      open(uploads.workspaceFile());
    } catch (InputException e) {
      say(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(Path file) {
    try {
      Library.Entry entry = library.add(file);
      UI.getCurrent()
          .navigate(
              OverviewPage.class, State.EMPTY.with(State.WORKSPACE, entry.id()).toParameters());
    } catch (InputException e) {
      say(String.valueOf(e.getMessage()));
    }
  }

  private void say(String text) {
    message.setText(text);
    message.setVisible(true);
  }

  @Override
  public String getPageTitle() {
    return "Open · Evenhand";
  }
}
