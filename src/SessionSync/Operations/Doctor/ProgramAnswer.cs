namespace SessionSync.Operations.Doctor;

/// <summary>How a program that was asked something ended.</summary>
/// <param name="Text">What it printed on both streams; bounded, and not fit for a terminal as it is.</param>
internal sealed record ProgramAnswer(int Code, string Text);
