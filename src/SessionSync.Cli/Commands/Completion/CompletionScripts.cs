namespace SessionSync.Cli.Commands.Completion;

/// <summary>
/// The completion scripts. Each asks the program itself, with the line up to the cursor; what is offered comes from
/// the command tree and the settings file, never from the network.
/// </summary>
internal static class CompletionScripts
{
    public const string Bash = """
        # Completion of sync-sessions for bash (3.2 and later).
        _sync_sessions() {
            local suggestion
            COMPREPLY=()
            while IFS= read -r suggestion; do
                COMPREPLY+=("$suggestion")
            done < <(sync-sessions '[suggest]' "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
        }
        complete -o default -F _sync_sessions sync-sessions

        """;

    public const string Zsh = """
        #compdef sync-sessions
        # Completion of sync-sessions for zsh.
        _sync-sessions() {
            local -a suggestions
            suggestions=("${(@f)$(sync-sessions '[suggest]' "${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)}")
            if [[ -n "$suggestions" ]]; then
                compadd -a suggestions
            else
                _files
            fi
        }
        if [[ "${funcstack[1]}" = _sync-sessions ]]; then
            _sync-sessions "$@"
        else
            compdef _sync-sessions sync-sessions
        fi

        """;

    public const string Fish = """
        # Completion of sync-sessions for fish.
        complete -c sync-sessions -f -a '(sync-sessions "[suggest]" (commandline -cp) 2>/dev/null)'
        complete -c sync-sessions -l repo -r -F
        complete -c sync-sessions -l ssh-config -r -F

        """;
}
