package org.samescene.app.model;

import picocli.CommandLine.Command;

@Command(
        name = "model",
        description = "The models that find features: which there are, and how they come here.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListModels.class, PullModel.class, ImportModel.class, ShowModel.class})
public final class ModelCommand {}
