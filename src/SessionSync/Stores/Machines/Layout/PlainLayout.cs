using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>That of a store which is no machine: nobody works there, so whatever lies in it lies as it does on the machine that it comes from.</summary>
/// <param name="machine">The other side.</param>
public sealed class PlainLayout(IMachineLayout machine) : IMachineLayout
{
    public string ProjectPath => machine.ProjectPath;

    public DirectoriesBeside Beside => machine.Beside;

    public bool HasAgents => false;

    public ImmutableDictionary<SessionKey, string> Included => ImmutableDictionary<SessionKey, string>.Empty;

    /// <summary>That of a store, whichever it is.</summary>
    /// <param name="machine">The other side.</param>
    public static IMachineLayout Of(ISessionStore store, IMachineLayout machine) => store as IMachineLayout ?? new PlainLayout(machine);

    public void Include(SessionKey session, string path) =>
        throw new InvalidOperationException($"{session} cannot be found in another folder of a store without folders");

    public KnownState? Mirror(Inventory other) => null;

    public string PlaceHere(string place) => place;

    public FileRange Prefer(FileRange range) => range;
}
