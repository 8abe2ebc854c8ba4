using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Reads what sessions are called that only the other side has, for who wants to know before they are here: from the beginning and the end of each.</summary>
internal sealed class TitlesThere(SyncSetup setup)
{
    /// <summary>More would take longer than anybody would read.</summary>
    private const int MostSessions = 200;

    private const int EndSize = 32 * 1024;

    public async Task<ImmutableDictionary<SessionKey, string>> ReadAsync(SyncPlan plan, CancellationToken cancellationToken)
    {
        (SessionKey Key, SessionFile File)[] wanted =
        [
            .. (from session in plan.Sessions
                where session.Local is null && session.HasWork
                let there = session.Remote!
                orderby there.LastActive descending
                let file = there.Transcript ?? there.Files.FirstOrDefault()
                where file is { Kind: not FileKind.Packed }
                select (session.Key, file)).Take(MostSessions),
        ];
        if (wanted.Length == 0)
        {
            return ImmutableDictionary<SessionKey, string>.Empty;
        }

        FileRange[] ranges = [.. wanted.SelectMany(static one => EndsOf(new StorePath(one.Key.Agent, one.File.Path), one.File.Stamp.Size))];
        var receiver = new BytesReceiver(ranges.Length);
        await setup.Remote.ReadAsync(ranges, receiver, cancellationToken);
        ImmutableDictionary<SessionKey, string>.Builder titles = ImmutableDictionary.CreateBuilder<SessionKey, string>();
        for (int index = 0; index < wanted.Length; index++)
        {
            // A line that is cut in two is no record, and so passes for nothing.
            using var ends = new MemoryStream([.. receiver.ContentOf(2 * index) ?? [], .. receiver.ContentOf((2 * index) + 1) ?? []]);
            titles[wanted[index].Key] = setup.Agent.ReadTitle(ends) ?? "";
        }

        return titles.ToImmutable();
    }

    /// <summary>Of a small file the second is empty.</summary>
    private static FileRange[] EndsOf(StorePath file, long size)
    {
        long head = Math.Min(size, EndSize);
        long tail = Math.Min(size - head, EndSize);
        return [new FileRange(file, 0, head), new FileRange(file, size - tail, tail) { GuardFloor = size - tail }];
    }
}
