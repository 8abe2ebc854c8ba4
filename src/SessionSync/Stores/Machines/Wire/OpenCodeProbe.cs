using SessionSync.Stores.Importing;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The question whether there is OpenCode on the far side: one line there, one line back, whenever it is asked.</summary>
internal static class OpenCodeProbe
{
    /// <summary>The request that <see cref="Parse"/> reads the answer of.</summary>
    public static string Request() => WireText.Line("opencode");

    /// <exception cref="InvalidDataException">It is no such answer.</exception>
    public static ImportPresence Parse(string line) => line.Split(WireText.Separator) is ["opencode", var stamp, var old, var client]
        ? new ImportPresence(stamp.Length == 0 ? null : stamp, old == "yes", client == "yes")
        : throw new InvalidDataException("The far side does not say whether there is OpenCode");
}
