# Joins a file list with the last values of top-level keys of JSON-lines files, found from each file's end, and with the first values of
# keys at any level, found from its beginning.
#
# Input:  lines "PATH SIZE MTIME", a line "=-=", then what `tail -c N /dev/null FILES` prints, a line with the mark, and what
#         `head -c N /dev/null FILES` prints.
# Output: every listed line; for the files that were read with a separator and a value after it, one per key of the end, then one per key
#         of the beginning: "START LENGTH TEXT", where the string literal is (in bytes, with its quotes and the blanks behind it), and what is
#         between its quotes.
# keys:   names separated by spaces. sep: the separator. HEADS in the environment: names, each with the record separator behind it; an empty
#         one means the first line.
#
# Where nothing has the first key, and the last line has no end, its value is a dash: the lines of a file that ends as it should are followed by an
# empty one; only where another command begins, whose first header, of /dev/null, stands right behind what the last one printed, are they not.
# The end is read line by line, backwards from a line's closing brace, so a first line that the window cuts in two is no obstacle, a key
# inside a string or a nested object does not count, and a torn last line is passed over. In the beginning a key in quotes and a colon is
# looked for: inside a string its quotes would be escaped.
#
# It often comes with the command, which has to fit into the first packets of a connection: names are short.

function last_value(line, key,    i, piece, depth) {
    for (i = parts; i >= 1; i--) {
        piece = part[i]
        if ((parts - i) % 2 == 0) {
            depth += gsub(/[]}]/, "&", piece) - gsub(/[{[]/, "&", piece)
            if (depth <= 0) return ""
        } else if (depth == 1 && piece == key && i + 2 <= parts && part[i + 1] ~ /^[ ]*:[ ]*$/) {
            return part[i + 2]
        }
    }
    return ""
}

function finish_tail(    wanted, i, k, line, text) {
    split("", value)
    wanted = key_count
    for (i = lines; i >= 1 && wanted > 0; i--) {
        line = held[i]
        if (!sub(/[}][\r ]*$/, "}", line)) continue
        gsub(/\\\\/, "\002", line)
        gsub(/\\"/, "\001", line)
        parts = split(line, part, quote)
        for (k = 1; k <= key_count; k++) if (value[k] == "") {
            text = last_value(line, key[k])
            if (text != "") { value[k] = text; wanted-- }
        }
    }
    if (value[1] == "" && held[lines] != "" && (path != "" || held[lines] !~ /}$/)) value[1] = "-"
    text = ""
    for (k = 1; k <= key_count; k++) {
        gsub(/\001/, "\\\"", value[k])
        gsub(/\002/, "\\\\", value[k])
        text = text sep value[k]
    }
    tail[name] = text
}

function end_of(text, at,    letter) {
    for (at++; at <= length(text); at++) {
        letter = substr(text, at, 1)
        if (letter == "\\") at++
        else if (letter == quote) return at
    }
    return 0
}

function first_value(text, key,    from, at, rest, end, last, inside) {
    for (from = 1; (at = index(substr(text, from), quote key quote)) > 0; from = at) {
        at += from - 1 + length(key) + 2
        rest = substr(text, at)
        if (!match(rest, /^ *: *"/)) continue
        at += RLENGTH - 1
        end = end_of(text, at)
        if (!end) return ""
        inside = substr(text, at + 1, end - at - 1)
        if (inside ~ /[\001-\037]/) return ""
        for (last = end; substr(text, last + 1, 1) == " ";) last++
        return (at - 1) " " (last - at + 1) " " inside
    }
    return ""
}

function finish_head(    i, k, text, found) {
    text = held[1]
    for (i = 2; i <= lines; i++) text = text "\n" held[i]
    for (k = 1; k <= head_count; k++)
        found = found sep (head[k] != "" ? first_value(text, head[k]) : held[1] ~ /[\001-\037]/ ? "" : "0 " length(held[1]) " " held[1])
    front[name] = found
}

function finish() {
    if (name != "") {
        if (heads) finish_head()
        else finish_tail()
    }
    name = ""
}

BEGIN {
    quote = "\""
    key_count = split(keys, key, " ")
    head_count = ENVIRON["HEADS"] == "" ? 0 : split(ENVIRON["HEADS"], head, "\036") - 1
    for (k = 1; k <= key_count; k++) no_tail = no_tail sep
    for (k = 1; k <= head_count; k++) no_head = no_head sep
}
!tails && $0 == "=-=" { tails = 1; next }
!tails { path = $0; sub(/ [0-9]+ [0-9]+$/, "", path); order[++files] = path; listed[path] = $0; next }
tails && $0 == mark { finish(); heads = 1; next }
sub(/==> \/dev\/null <==$/, "") {
    path = ""
    if ($0 != "") held[++lines] = $0
    finish()
    next
}
/^==> .* <==$/ {
    path = substr($0, 5, length($0) - 8)
    if (path in listed) {
        finish()
        name = path
        lines = 0
        next
    }
}
name != "" { held[++lines] = $0 }
END {
    finish()
    for (i = 1; i <= files; i++) {
        path = order[i]
        if (path in tail || path in front)
            print listed[path] (path in tail ? tail[path] : no_tail) (path in front ? front[path] : no_head)
        else print listed[path]
    }
}
