namespace SessionSync.Stores.Machines.Wire;

/// <summary>Which parts of its script the far side has. To be used while nobody else writes to it.</summary>
internal sealed class LoadedParts(RequestWriter writer)
{
    private readonly HashSet<RemotePart> _parts = [];

    /// <summary>It came with the command.</summary>
    public void Add(RemotePart part) => _parts.Add(part);

    /// <summary>Brings it, and what it requires, unless it is there.</summary>
    public void Load(RemotePart part)
    {
        if (!_parts.Add(part))
        {
            return;
        }

        if (part.Requires is { } required)
        {
            Load(required);
        }

        writer.Lines(RemoteScript.LoadRequests(part));
    }
}
