namespace SessionSync.IntegrationTests.Agents;

/// <summary>Writes sessions of one agent as its client does.</summary>
public interface IAgentFiles
{
    /// <summary>The agent's name.</summary>
    string Agent { get; }

    /// <summary>Writes a session that was begun in a directory, with one question and its answer.</summary>
    /// <returns>Its file.</returns>
    string Start(string home, string directory, string id, string text, DateTimeOffset at);

    /// <summary>Adds a question and its answer to a session, as a client in that home would.</summary>
    void GoOn(string file, string text, DateTimeOffset at);

    /// <summary>The files of the agent's sessions in a home; of an agent that has no such folder none.</summary>
    IEnumerable<string> Files(string home);
}
