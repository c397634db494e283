package org.samescene.bitmap.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The functions of libvips and GLib that we call, by their own names. Loaded once, for the life of the process:
 * libvips can't be unloaded.
 *
 * <p>libvips marks the loaders that nobody fuzzes as untrusted. All of those are blocked (PDF, SVG, ImageMagick and
 * others), except those of the two formats that photographs come in, {@link #ALLOWED}.
 */
@SuppressWarnings("restricted") // native calls are what this is for
final class VipsLibrary {
    private static final List<String> NAMES = List.of("libvips.so.42", "libvips.42.dylib", "libvips-42.dll");
    /** The first with {@code vips_block_untrusted_set}. */
    private static final int LEAST_VERSION = 813;

    private static final List<String> ALLOWED = List.of("VipsForeignLoadJxl", "VipsForeignLoadJp2k");
    /** Of a call with optional arguments that gets none: they end with NULL. */
    private static final MemoryLayout END = ADDRESS;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Optional<VipsLibrary> HERE = load();

    private final SymbolLookup symbols;
    private final int major;
    private final int minor;
    private final int micro;

    final MethodHandle newFromBuffer;
    final MethodHandle width;
    final MethodHandle height;
    final MethodHandle bands;
    final MethodHandle format;
    final MethodHandle hasAlpha;
    final MethodHandle typeOf;
    final MethodHandle typeFind;
    final MethodHandle shrink;
    final MethodHandle flatten;
    final MethodHandle newArray;
    final MethodHandle unrefArray;
    final MethodHandle iccTransform;
    final MethodHandle colourspace;
    final MethodHandle setProgress;
    final MethodHandle setKill;
    final MethodHandle connect;
    final MethodHandle writeToMemory;
    final MethodHandle errorBuffer;
    final MethodHandle errorClear;
    final MethodHandle unref;
    final MethodHandle free;

    private VipsLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
        MethodHandle version = function("vips_version", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        major = (int) call(version, 0);
        minor = (int) call(version, 1);
        micro = (int) call(version, 2);
        FunctionDescriptor property = FunctionDescriptor.of(JAVA_INT, ADDRESS);
        newFromBuffer = variadic("vips_image_new_from_buffer", 3, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, END);
        width = function("vips_image_get_width", property);
        height = function("vips_image_get_height", property);
        bands = function("vips_image_get_bands", property);
        format = function("vips_image_get_format", property);
        hasAlpha = function("vips_image_hasalpha", property);
        typeOf = function("vips_image_get_typeof", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS));
        typeFind = function("vips_type_find", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS));
        shrink = variadic("vips_shrink", 4, JAVA_INT, ADDRESS, ADDRESS, JAVA_DOUBLE, JAVA_DOUBLE, END);
        flatten = variadic("vips_flatten", 2, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, END);
        newArray = function("vips_array_double_new", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        unrefArray = function("vips_area_unref", FunctionDescriptor.ofVoid(ADDRESS));
        iccTransform = variadic("vips_icc_transform", 3, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, END);
        colourspace = variadic("vips_colourspace", 3, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, END);
        setProgress = function("vips_image_set_progress", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
        setKill = function("vips_image_set_kill", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
        connect = function(
                "g_signal_connect_data",
                FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
        writeToMemory = function("vips_image_write_to_memory", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        errorBuffer = function("vips_error_buffer_copy", FunctionDescriptor.of(ADDRESS));
        errorClear = function("vips_error_clear", FunctionDescriptor.ofVoid());
        unref = function("g_object_unref", FunctionDescriptor.ofVoid(ADDRESS));
        free = function("g_free", FunctionDescriptor.ofVoid(ADDRESS));
    }

    /** Empty where there is none, or one that is too old. */
    static Optional<VipsLibrary> here() {
        return HERE;
    }

    /** Such as 8.14.1. */
    String version() {
        return major + "." + minor + "." + micro;
    }

    /** @param nickname such as {@code jpegload_buffer} */
    boolean hasOperation(String nickname) {
        try (Arena arena = Arena.ofConfined()) {
            return (long) call(typeFind, arena.allocateFrom("VipsOperation"), arena.allocateFrom(nickname)) != 0;
        }
    }

    private static Optional<VipsLibrary> load() {
        for (String name : NAMES) {
            try {
                VipsLibrary library = new VipsLibrary(SymbolLookup.libraryLookup(name, Arena.global()));
                if (library.start()) {
                    return Optional.of(library);
                }
            } catch (IllegalArgumentException | NoSuchElementException e) {
                // not installed under this name, or a build that lacks what we call
            }
        }
        return Optional.empty();
    }

    /** False where the library is too old or doesn't start. */
    private boolean start() {
        if (100 * major + minor < LEAST_VERSION) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            // what it warns of, our refusals say or nobody has to know
            call(
                    function("g_setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)),
                    arena.allocateFrom("VIPS_WARNING"),
                    arena.allocateFrom("1"),
                    1);
            if ((int) call(
                            function("vips_init", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
                            Arena.global().allocateFrom("samescene"))
                    != 0) {
                return false;
            }
            call(function("vips_block_untrusted_set", FunctionDescriptor.ofVoid(JAVA_INT)), 1);
            MethodHandle block = function("vips_operation_block_set", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
            for (String loader : ALLOWED) {
                call(block, arena.allocateFrom(loader), 0);
            }
            // one thread for a picture, as several pictures are decoded at once; and nothing is kept between them
            FunctionDescriptor setting = FunctionDescriptor.ofVoid(JAVA_INT);
            call(function("vips_concurrency_set", setting), 1);
            call(function("vips_cache_set_max", setting), 0);
            return true;
        }
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(symbols.findOrThrow(name), descriptor);
    }

    /** @param fixed how many arguments come before the optional ones */
    private MethodHandle variadic(String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                symbols.findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.firstVariadicArg(fixed));
    }

    /** Calls one of the functions; none of them throws. */
    static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function threw", e);
        }
    }
}
