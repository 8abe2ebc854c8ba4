using Renci.SshNet;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>One way to prove who we are, made when its turn comes: what needs the user is asked for only where it is wanted.</summary>
/// <param name="method">Its name in the protocol.</param>
/// <param name="make">Makes it; null where the user does not answer.</param>
/// <param name="failed">Told of what kept it from being tried.</param>
internal sealed class Attempt(string method, string user, Func<AuthenticationMethod?> make, Action<string> failed) : AuthenticationMethod(user)
{
    public override string Name => method;

    public override AuthenticationResult Authenticate(Session session)
    {
        try
        {
            using AuthenticationMethod? made = make();
            if (made is null)
            {
                return AuthenticationResult.Failure;
            }

            AuthenticationResult result = made.Authenticate(session);
            AllowedAuthentications = made.AllowedAuthentications;
            return result;
        }
        catch (IOException exception)
        {
            failed(exception.Message);
            return AuthenticationResult.Failure;
        }
    }
}
