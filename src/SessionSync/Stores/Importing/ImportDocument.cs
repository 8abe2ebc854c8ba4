namespace SessionSync.Stores.Importing;

/// <summary>A session as the agent's own export writes it, on its way.</summary>
public sealed record ImportDocument(ExportRequest Request, ReadOnlyMemory<byte> Content);
