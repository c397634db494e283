package org.samescene.app.lab.eval;

import org.samescene.app.lab.eval.chance.ChanceCommand;
import org.samescene.app.lab.eval.edits.EditsCommand;
import org.samescene.app.lab.eval.photos.PhotosCommand;
import picocli.CommandLine.Command;

@Command(
        name = "eval",
        description = "Measures how well pictures are told apart.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EditsCommand.class, PhotosCommand.class, ChanceCommand.class})
public final class EvalCommand {}
