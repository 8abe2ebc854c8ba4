namespace SessionSync.Operations.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What was checked, such as <c>clock</c>.</param>
/// <param name="Subject">What it was checked of: a program, an agent, a target, a path; empty where the name says it.</param>
/// <param name="Found">What was found: a sentence without its full stop.</param>
/// <param name="Fix">What to do about it: commands or short sentences; empty where nothing needs to be done.</param>
public sealed record HealthCheck(string Name, string Subject, Verdict Verdict, string Found, string Fix = "")
{
    /// <summary>Of something that failed and told why and what to do.</summary>
    public static HealthCheck Failed(string name, string subject, SyncException failure) => new(
        name, subject, Verdict.Error, failure.Why.Length > 0 ? $"{failure.What}: {failure.Why}" : failure.What, string.Join("; or: ", failure.WhatToDo));
}
