package org.samescene.app.lab.eval;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One file of HTML that needs nothing beside it. */
final class ReportPage {
    private static final Engine ENGINE = engine();

    private ReportPage() {}

    static void write(Path page, EditsReport report, List<CardBox> cards) throws IOException {
        write(page, ENGINE.getTemplate("edits"), report.precisionRecall(), report, cards);
    }

    static void write(Path page, PhotosReport report, List<CardBox> cards) throws IOException {
        write(page, ENGINE.getTemplate("photos"), report.precisionRecall(), report, cards);
    }

    private static void write(Path page, Template template, PrecisionRecall curve, Object report, List<CardBox> cards)
            throws IOException {
        TemplateInstance filled =
                template.data("report", report).data("boxes", cards).data("drawing", CurveDrawing.of(curve));
        Files.writeString(page, filled.render());
    }

    private static Engine engine() {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(numbers("percent", value -> "%.1f %%".formatted(100 * value)))
                .addValueResolver(numbers("oneDecimal", "%.1f"::formatted))
                .addValueResolver(numbers("fourDecimals", "%.4f"::formatted))
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        for (String name : List.of("head", "settings", "curve", "cards", "edits", "photos")) {
            engine.putTemplate(name, engine.parse(source(name), Variant.forContentType(Variant.TEXT_HTML)));
        }
        return engine;
    }

    private interface Format {
        String of(double value);
    }

    /** A property of every number, by which a template says how it is to be written. */
    private static ValueResolver numbers(String property, Format format) {
        return ValueResolver.builder()
                .applyToBaseClass(Double.class)
                .applyToName(property)
                .resolveSync(context -> format.of((Double) context.getBase()))
                .build();
    }

    private static String source(String name) {
        try (InputStream template = ReportPage.class.getResourceAsStream(name + ".html")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's template " + name + " can't be read", e);
        }
    }
}
