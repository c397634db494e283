package org.samescene.app;

import org.samescene.app.broker.BrokerCommand;
import org.samescene.app.codebook.CodebookCommand;
import org.samescene.app.extract.ExtractCommand;
import org.samescene.app.lab.bench.BenchCommand;
import org.samescene.app.lab.demo.DemoCommand;
import org.samescene.app.lab.eval.EvalCommand;
import org.samescene.app.match.MatchCommand;
import org.samescene.app.model.DoctorCommand;
import org.samescene.app.model.ModelCommand;
import org.samescene.app.scan.ScanCommand;
import org.samescene.app.worker.RepartitionCommand;
import org.samescene.app.worker.ReplayCommand;
import org.samescene.app.worker.WorkerCommand;
import picocli.CommandLine.Command;

@Command(
        name = "samescene",
        description = "Finds which photos are copies of each other, and which show the same landmark.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ScanCommand.class,
            DemoCommand.class,
            MatchCommand.class,
            ExtractCommand.class,
            WorkerCommand.class,
            BrokerCommand.class,
            RepartitionCommand.class,
            ReplayCommand.class,
            EvalCommand.class,
            ModelCommand.class,
            CodebookCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        },
        footer = {
            "",
            "The launcher adds: build (only builds), test (runs the tests), format (formats the code),",
            "dev (runs a worker that reloads changed code)."
        })
final class SamesceneCommand {}
