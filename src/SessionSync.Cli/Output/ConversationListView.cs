using System.Collections.Immutable;
using SessionSync.Browse.Overview;
using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Sync.Journal;

namespace SessionSync.Cli.Output;

/// <summary>Shows a list of conversations.</summary>
internal sealed class ConversationListView(StandardStreams streams, HostEnvironment host, TimeProvider time)
{
    private static readonly ImmutableArray<Column> s_shape =
        [default, new(Rank: 2), new(IsElastic: true), new(IsRight: true, Rank: 3), new(IsRight: true, Rank: 4), new(IsRight: true, Rank: 1), new(Rank: 5)];

    private static readonly ImmutableArray<Column> s_remoteShape = [default, new(Rank: 3), new(IsRight: true, Rank: 2), new(IsRight: true, Rank: 1), new(IsElastic: true)];

    private const string Here = "here";
    private const string Vault = "vault";

    private readonly DateTimeOffset _now = time.GetUtcNow();

    public void WriteJson(ListResult list) => streams.Out.WriteLine(JsonLine.Text(json =>
    {
        json.WriteStartArray("sessions");
        foreach (ListedConversation conversation in list.Conversations)
        {
            json.WriteStartObject();
            ConversationJson.WriteFields(json, conversation, isRead: !list.IsRemote);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }));

    /// <param name="of">What the conversations are those of, for people.</param>
    /// <param name="writers">Which machine each was last written on; where nothing is known of any, people are spared the column.</param>
    public void Write(ListResult list, string of, LastWriters writers)
    {
        bool hasMachines = !list.IsRemote && !(host.IsOutputTerminal && writers.IsEmpty && !list.Conversations.Any(static one => one.IsInVault));
        Columns columns = new(host.IsOutputTerminal) { Shape = list.IsRemote ? s_remoteShape : s_shape, Width = host.OutputWidth() };
        if (host.IsOutputTerminal && list.Total > 0)
        {
            columns.Add(list.IsRemote ? ["ID", "AGENT", "SIZE", "LAST", "DIRECTORY"] : ["ID", "AGENT", "TITLE", "MESSAGES", "TOKENS", "LAST", .. hasMachines ? (string[])["WRITTEN ON"] : []]);
        }

        foreach (ListedConversation conversation in list.Conversations)
        {
            string[] machine = hasMachines ? [conversation.IsInVault ? Vault : writers.Of(conversation.Found.Key, conversation.Found.Stamp.Size, Here) ?? ""] : [];
            columns.Add(list.IsRemote ? RemoteCells(conversation, list) : [.. Cells(conversation, list), .. machine]);
        }

        using var text = new StringWriter { NewLine = "\n" };
        columns.WriteTo(text);
        streams.Out.Write(text.ToString());
        if (!host.IsOutputTerminal)
        {
            return;
        }

        if (list.Total == 0)
        {
            streams.Error.WriteLine($"There are no such sessions of {Printable.Line(of)}.");
        }
        else if (list.Conversations.Length < list.Total)
        {
            streams.Error.WriteLine($"{list.Conversations.Length} of {Quantity.Count(list.Total, "session")}.");
        }
    }

    private string[] Cells(ListedConversation conversation, ListResult list) =>
    [
        Id(conversation, list),
        conversation.Found.Key.Agent.Value,
        Whole(conversation.Facts.Title),
        host.IsOutputTerminal ? Quantity.About(conversation.Facts.Messages) : conversation.Facts.Messages.ToString(),
        host.IsOutputTerminal ? Quantity.About(conversation.Facts.Tokens.Total) : conversation.Facts.Tokens.Total.ToString(),
        Last(conversation),
    ];

    private string[] RemoteCells(ListedConversation conversation, ListResult list) =>
    [
        Id(conversation, list),
        conversation.Found.Key.Agent.Value,
        host.IsOutputTerminal ? Quantity.Size(conversation.Found.Stamp.Size) : conversation.Found.Stamp.Size.ToString(),
        Last(conversation),
        Whole(conversation.Facts.WorkingDirectory),
    ];

    /// <summary>Escape sequences leave nothing behind, and nothing is cut: on a terminal the columns see to that.</summary>
    private static string Whole(string? text) => text is null ? "" : DisplayText.OneLine(text, text.Length);

    private string Id(ListedConversation conversation, ListResult list) => host.IsOutputTerminal ? list.Prefixes[conversation.Found.Key.Id] : conversation.Found.Key.Id;

    private string Last(ListedConversation conversation) => !host.IsOutputTerminal ? JsonLine.Time(conversation.LastActive)
        : conversation.Found.IsLive ? "open now"
        : Quantity.Age(conversation.LastActive, _now);
}
