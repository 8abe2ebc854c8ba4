namespace SessionSync.Agents.Formats.Lines;

/// <summary>One record of a <see cref="RecordTree"/>.</summary>
/// <param name="Offset">Where its line begins in the file.</param>
/// <param name="Ticks">When it was written, in ticks of UTC; zero where that is not known.</param>
/// <param name="Parent">The record before it on its branch; negative for a first one.</param>
/// <param name="AnswerNumber">Which answer of the provider it is a part of; negative for none.</param>
internal readonly record struct TreeRecord(long Offset, long Ticks, int Parent, int AnswerNumber, RecordTraits Traits)
{
    public bool Has(RecordTraits traits) => (Traits & traits) != RecordTraits.None;
}
