package org.samescene.app.lab.eval.report;

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

/** A report as one file of HTML that needs no other file. */
public final class ReportPage {
    private static final List<String> SHARED = List.of("head", "settings", "curve", "figures");
    private static final Engine ENGINE = engine();

    private final Template template;

    /**
     * A page of some kind of report.
     *
     * @param room the class beside whose file the page's template is
     * @param name of the template's file, without ".html"
     */
    public ReportPage(Class<?> room, String name) {
        this.template = parse(ENGINE, room, name);
    }

    /** Writes the page to a file. */
    public void write(Path file, Object report, PrecisionRecall curve, List<FigureGroup> figures) throws IOException {
        TemplateInstance filled =
                template.data("report", report).data("groups", figures).data("drawing", CurveDrawing.of(curve));
        Files.writeString(file, filled.render());
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
        SHARED.forEach(name -> engine.putTemplate(name, parse(engine, ReportPage.class, name)));
        return engine;
    }

    private static Template parse(Engine engine, Class<?> room, String name) {
        return engine.parse(source(room, name + ".html"), Variant.forContentType(Variant.TEXT_HTML));
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

    private static String source(Class<?> room, String file) {
        try (InputStream template = room.getResourceAsStream(file)) {
            if (template == null) {
                throw new IllegalArgumentException("there is no template " + file + " beside " + room.getName());
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's template " + file + " can't be read", e);
        }
    }
}
