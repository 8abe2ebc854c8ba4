namespace SessionSync.Model;

/// <summary>A GitHub Codespace, by its name in <c>gh codespace list</c>.</summary>
public sealed record CodespaceAddress(string Name) : TargetAddress
{
    public override string ToString() => Name;

    internal static CodespaceAddress ParseName(string text)
    {
        if (text.Length == 0)
        {
            throw Invalid(text, "It is empty");
        }

        if (text[0] == '-')
        {
            throw Invalid(text, "A name cannot start with '-'");
        }

        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
            {
                throw Invalid(text, $"The name of a Codespace cannot have '{character}' in it");
            }
        }

        return new CodespaceAddress(text);
    }
}
