namespace SessionSync.Agents.Contracts;

/// <summary>An agent some of whose conversations are written as a whole, each a document of many messages.</summary>
public interface IDocumentAgent : IAgent
{
    /// <summary>The contents of such a document. Any bytes are normal input; what is not one whole document has a damage.</summary>
    /// <param name="document">Seekable, at its beginning.</param>
    VersionContents ReadDocument(Stream document);
}
