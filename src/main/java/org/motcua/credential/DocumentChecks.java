package org.motcua.credential;

import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.credential.DocumentDefinition.Field;
import org.motcua.credential.Template.Piece;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What must hold for a document before anybody prints it: its layout can be read, it is
/// well-formed XHTML, it uses only declared fields and words, and every field that must be given is
/// shown.
final class DocumentChecks {
    private static final String WHERE = "/body";

    private final DocumentDefinition document;
    private final Country country;
    private final Faults faults;
    private final Set<String> used = new HashSet<>();

    private DocumentChecks(DocumentDefinition document, Country country, Faults faults) {
        this.document = document;
        this.country = country;
        this.faults = faults;
    }

    static void check(Definition<DocumentDefinition> definition, Country country, Faults faults) {
        var checks = new DocumentChecks(definition.value(), country, faults);
        Template template = read(definition.value().body(), faults);
        if (template == null) {
            return;
        }
        checks.pieces(template.pieces(), checks.fields(), true);
        checks.unused();
    }

    static void checkPart(Definition<DocumentPart> definition, Country country, Faults faults) {
        read(definition.value().body(), faults);
    }

    private static @org.jspecify.annotations.Nullable Template read(String body, Faults faults) {
        try {
            var template = Template.parse(body);
            String fault = illFormed(template);
            if (fault != null) {
                faults.at(
                        WHERE,
                        "document-markup",
                        "The layout is not well-formed XHTML: " + fault,
                        "Close every element that is opened, in the right order.");
            }
            return template;
        } catch (Template.Unreadable e) {
            faults.at(
                    WHERE,
                    e.at,
                    "document-layout",
                    "The layout cannot be read here: " + e.getMessage() + ".",
                    "The signs are {{name}}, {{label name}}, {{line name}}, {{word name}},"
                            + " {{#if name}}, {{#each name}} and {{> part}}.");
            return null;
        }
    }

    private Map<String, Field> fields() {
        var all = new HashMap<>(StandardFields.ALL);
        all.putAll(document.fields());
        return all;
    }

    private void pieces(List<Piece> pieces, Map<String, Field> fields, boolean here) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Markup _ -> {}
                case Piece.Value(var name, var at) -> declared(fields, name, at, here);
                case Piece.Label(var name, var at) -> labelled(fields, name, at, here);
                case Piece.Line(var name, var at) -> labelled(fields, name, at, here);
                case Piece.Word(var name, var at) -> word(name, at, here);
                case Piece.If(var name, var then, var otherwise, var at) -> {
                    declared(fields, name, at, here);
                    pieces(then, fields, here);
                    pieces(otherwise, fields, here);
                }
                case Piece.Each(var name, var row, var at) -> each(fields, name, row, at, here);
                case Piece.Part(var name, var at) -> part(name, fields, at, here);
            }
        }
    }

    private void each(Map<String, Field> fields, String name, List<Piece> row, int at, boolean h) {
        Field field = declared(fields, name, at, h);
        if (field == null) {
            return;
        }
        if (field.type() != ValueKind.ROWS || field.columns() == null) {
            at(
                    at,
                    h,
                    "document-rows",
                    "The field %s has no rows.".formatted(name),
                    "Give it the type rows and its columns.");
            return;
        }
        pieces(row, field.columns(), h);
    }

    private void part(String name, Map<String, Field> fields, int at, boolean here) {
        var part = country.versions(Documents.PART, name);
        if (part.isEmpty()) {
            at(
                    at,
                    here,
                    "document-part",
                    "There is no part %s.".formatted(name),
                    "Add documents/parts/%s.yaml or take another.".formatted(name));
            return;
        }
        if (here) {
            try {
                pieces(Template.parse(part.getFirst().value().body()).pieces(), fields, false);
            } catch (Template.Unreadable _) {
                // told where the part stands
            }
        }
    }

    private @org.jspecify.annotations.Nullable Field declared(
            Map<String, Field> fields, String name, int at, boolean here) {
        used.add(name);
        Field field = fields.get(name);
        if (field == null) {
            at(
                    at,
                    here,
                    "document-placeholder",
                    "The layout uses %s, which is not declared.".formatted(name),
                    "Declare it under fields, or correct its name.");
        }
        return field;
    }

    private void labelled(Map<String, Field> fields, String name, int at, boolean here) {
        Field field = declared(fields, name, at, here);
        if (field != null && field.label() == null) {
            at(
                    at,
                    here,
                    "document-label",
                    "The field %s has no label.".formatted(name),
                    "Give it a label in every language.");
        }
    }

    private void word(String name, int at, boolean here) {
        boolean shared =
                country.all(Documents.PART).stream()
                        .anyMatch(part -> part.value().wording().containsKey(name));
        if (!name.equals("title") && !shared && !document.wording().containsKey(name)) {
            at(
                    at,
                    here,
                    "document-word",
                    "There is no word %s.".formatted(name),
                    "Add it under words in every language.");
        }
    }

    private void unused() {
        document.fields().keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name ->
                        faults.at(
                                "/fields/" + name,
                                "document-unused",
                                "The field %s is asked for and never shown.".formatted(name),
                                "Show it in the layout, or remove it."));
    }

    private void at(int offset, boolean here, String rule, String message, String mend) {
        if (here) {
            faults.at(WHERE, offset, rule, message, mend);
        } else {
            faults.at(WHERE, rule, message + " A part that it takes in needs it.", mend);
        }
    }

    private static @org.jspecify.annotations.Nullable String illFormed(Template template) {
        var markup = new StringBuilder("<body>");
        markup(template.pieces(), markup);
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            builder.parse(new InputSource(new StringReader(markup.append("</body>").toString())));
            return null;
        } catch (SAXException e) {
            return e.getMessage();
        } catch (ParserConfigurationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void markup(List<Piece> pieces, StringBuilder out) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Markup(var text) -> out.append(text);
                case Piece.If(var _, var then, var otherwise, var _) -> {
                    markup(then, out);
                    markup(otherwise, out);
                }
                case Piece.Each(var _, var row, var _) -> markup(row, out);
                case Piece.Value _, Piece.Label _, Piece.Word _, Piece.Line _, Piece.Part _ -> {}
            }
        }
    }
}
