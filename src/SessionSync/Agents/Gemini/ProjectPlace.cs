using System.Text;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Gemini;

/// <summary>Finds out which directory a project's folder stands for; conversations do not say it.</summary>
internal static class ProjectPlace
{
    private const int LargestRegistry = 16 * 1024 * 1024;
    private const int LongestPath = 32 * 1024;

    /// <summary>Null where neither the folder's owner mark nor the registry knows it.</summary>
    public static string? WorkingDirectoryOf(string projectFolder)
    {
        string marked = Encoding.UTF8.GetString(ReadAll(Path.Combine(projectFolder, ".project_root"), LongestPath)).Trim();
        if (marked.Length > 0)
        {
            return marked;
        }

        byte[] registry = Path.GetDirectoryName(Path.GetDirectoryName(projectFolder)) is { } home ? ReadAll(Path.Combine(home, "projects.json"), LargestRegistry) : [];
        return JsonPiece.TryParse(registry, out JsonPiece known) ? Find(known["projects"u8], Path.GetFileName(projectFolder)) : null;
    }

    private static string? Find(JsonPiece projects, string name)
    {
        foreach (JsonMember project in projects.Members)
        {
            if (project.Value.Text == name || IsHashOf(JsonText.Decode(project.Name), name))
            {
                return JsonText.Decode(project.Name);
            }
        }

        return null;
    }

    private static bool IsHashOf(string path, string name) =>
        name.Length == Sha256.Length * 2 && Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(path))) == name;

    /// <summary>Nothing where it cannot be read or is larger than that.</summary>
    private static byte[] ReadAll(string path, int largest)
    {
        using FileStream? stream = File.Exists(path) ? TranscriptFile.TryOpen(path, static _ => { }) : null;
        if (stream is null || stream.Length > largest)
        {
            return [];
        }

        byte[] content = new byte[stream.Length];
        return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
    }
}
