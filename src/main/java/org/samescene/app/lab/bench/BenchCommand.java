package org.samescene.app.lab.bench;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measures how fast the parts are on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BenchDecode.class, BenchExtract.class, BenchIndex.class, BenchVerify.class})
public final class BenchCommand {}
