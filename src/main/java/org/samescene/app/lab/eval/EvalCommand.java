package org.samescene.app.lab.eval;

import picocli.CommandLine.Command;

@Command(
        name = "eval",
        description = "Measures how well pictures are told apart.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EditsCommand.class, PhotosCommand.class, ChanceCommand.class})
public final class EvalCommand {}
