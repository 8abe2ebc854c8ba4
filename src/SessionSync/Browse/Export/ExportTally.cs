namespace SessionSync.Browse.Export;

/// <summary>The counts of an export: sessions written, sessions without a message, and failures.</summary>
public readonly record struct ExportTally(int Exported, int Empty, int Failed)
{
    public static ExportTally operator +(ExportTally left, ExportTally right) =>
        new(left.Exported + right.Exported, left.Empty + right.Empty, left.Failed + right.Failed);
}
