package dev.gatehouse.cli.access.review;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which campaign, and where its files are. */
final class CampaignOptions {

    @Parameters(index = "0", paramLabel = "NAME", description = "What the campaign and its files are called.")
    private String name = "";

    @Option(names = "--folder", paramLabel = "DIR", order = 6, description = "Where its files are: ${DEFAULT-VALUE}.")
    private Path folder = Path.of(CampaignFolder.USUAL);

    String name() {
        return name;
    }

    CampaignFolder files() {
        return new CampaignFolder(folder);
    }
}
