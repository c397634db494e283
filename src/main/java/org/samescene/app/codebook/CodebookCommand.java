package org.samescene.app.codebook;

import picocli.CommandLine.Command;

@Command(
        name = "codebook",
        description = "The visual words that large libraries are searched by.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = LearnCodebook.class)
public final class CodebookCommand {}
