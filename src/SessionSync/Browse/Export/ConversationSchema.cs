namespace SessionSync.Browse.Export;

/// <summary>The JSON schema (2020-12) of what is exported as JSON; each line of JSON Lines is by its <c>line</c> definition.</summary>
public static class ConversationSchema
{
    public static string Read()
    {
        using Stream stream = typeof(ConversationSchema).Assembly.GetManifestResourceStream("conversation.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
