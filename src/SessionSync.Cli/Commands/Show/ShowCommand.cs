using SessionSync.Browse.Export;
using SessionSync.Browse.Overview;
using SessionSync.Browse.Pricing;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model.Conversations;

namespace SessionSync.Cli.Commands.Show;

/// <summary><c>show</c>: one conversation, to be read.</summary>
internal static class ShowCommand
{
    public static CommandNode Create(Services services)
    {
        Argument<string> id = Options.One("ID", "The session's id or the beginning of it, as list prints it; an agent's name and a slash may go before it", new Offers(services).Sessions);
        Option<bool> cost = Options.Switch("--cost", "Show what it cost instead, by the list prices of its models");
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        Option<ColorMode?> color = SharedOptions.Color();
        return new CommandNode("show", "Read a session: what was said in full, what tools did in a few lines")
        {
            Examples =
            [
                ("sync-sessions show 3f2a81c0", "Read a session, in $PAGER on a terminal"),
                ("sync-sessions show 3f2a81c0 --cost", "See what it cost"),
            ],
            Arguments = [id],
            Options = [cost, json, color],
            Handler = result => ShowAsync(result.GetValue(id), result.GetValue(cost), result.GetValue(json), result.GetValue(color), services),
        };
    }

    private static async Task<ExitCode> ShowAsync(string id, bool isCost, bool isJson, ColorMode? color, Services services)
    {
        Settings settings = Settings.Combine(EnvironmentSettings.Read(services.Host.Variable), new SettingsFile(services.Host.ConfigFile).Read());
        ColorMode mode = color ?? settings.Color;
        var run = new ShowRun(new LocalConversations(services.Host, services.Readers(), services.Time));
        ShownConversation shown = run.Find(id);
        if (isCost)
        {
            WriteCost(ConversationCost.Of(shown.Conversation.Facts, shown.Messages, PriceTable.Own()), isJson, services);
        }
        else if (isJson)
        {
            FoundConversation found = shown.Conversation.Found;
            var session = new ExportedSession(found.Key, found.IsSubagent, shown.Conversation.Facts);
            Pager.WriteDirectly(services.Streams.Out, output => ConversationDocument.WriteJson(new JsonTextStream(output), session, shown.Messages));
        }
        else
        {
            bool isColored = ColorRules.IsColored(mode, services.Host.IsOutputTerminal, services.Host.Variable);
            await new Pager(services.Host, services.Streams).ShowAsync(output => new TranscriptView(output, isColored).Write(shown));
        }

        INotices notices = Reporters.Notices(services.Streams, services.Host, mode, isJson);
        foreach (ReadWarning warning in run.Warnings)
        {
            notices.Warning(null, $"{warning.Place}: {warning.What}");
        }

        return ExitCode.Success;
    }

    private static void WriteCost(ConversationCost cost, bool isJson, Services services)
    {
        var view = new CostView(services.Streams, services.Host.IsOutputTerminal);
        if (isJson)
        {
            view.WriteJson(cost);
        }
        else
        {
            view.Write(cost);
        }
    }
}
