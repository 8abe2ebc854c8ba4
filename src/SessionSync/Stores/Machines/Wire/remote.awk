# Joins a file list with the last values of top-level keys of JSON-lines files, found from each file's end.
#
# Input:  lines "PATH SIZE MTIME", a line "=-=", then what `tail -c N /dev/null FILES` prints.
# Output: every listed line; for the files that were tailed with a separator and a value after it, one per key.
# keys:   names separated by spaces. sep: the separator.
#
# A line is read backwards from its closing brace, so a first line that the window cuts in two is no obstacle, a key
# inside a string or a nested object does not count, and a torn last line is passed over.

function last_value(line, key,    count, index_, piece, depth) {
    for (index_ = parts; index_ >= 1; index_--) {
        piece = part[index_]
        if ((parts - index_) % 2 == 0) {
            depth += gsub(/[]}]/, "&", piece) - gsub(/[{[]/, "&", piece)
            if (depth <= 0) return ""
        } else if (depth == 1 && piece == key && index_ + 2 <= parts && part[index_ + 1] ~ /^[ ]*:[ ]*$/) {
            return part[index_ + 2]
        }
    }
    return ""
}

function finish_file(    found, wanted, i, k, line, text) {
    if (name == "") return
    for (k = 1; k <= key_count; k++) value[k] = ""
    wanted = key_count
    for (i = lines; i >= 1 && wanted > 0; i--) {
        line = held[i]
        sub(/[\r ]+$/, "", line)
        if (substr(line, length(line)) != "}") continue
        gsub(/\\\\/, "\002", line)
        gsub(/\\"/, "\001", line)
        parts = split(line, part, "\"")
        for (k = 1; k <= key_count; k++) if (value[k] == "") {
            text = last_value(line, key[k])
            if (text != "") { value[k] = text; wanted-- }
        }
    }
    text = listed[name]
    for (k = 1; k <= key_count; k++) {
        gsub(/\001/, "\\\"", value[k])
        gsub(/\002/, "\\\\", value[k])
        text = text sep value[k]
    }
    listed[name] = text
    name = ""
}

BEGIN { key_count = split(keys, key, " ") }
!tails && $0 == "=-=" { tails = 1; next }
!tails { path = $0; sub(/ [0-9]+ [0-9]+$/, "", path); order[++files] = path; listed[path] = $0; next }
/^==> .* <==$/ && (substr($0, 5, length($0) - 8) in listed || $0 == "==> /dev/null <==") {
    finish_file()
    name = substr($0, 5, length($0) - 8)
    if (!(name in listed)) name = ""
    lines = 0
    next
}
name != "" { held[++lines] = $0 }
END { finish_file(); for (i = 1; i <= files; i++) print listed[order[i]] }
