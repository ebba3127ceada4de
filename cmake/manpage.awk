# A command's manual page out of its help: dragoman help COMMAND | awk -v command=NAME -v summary=TEXT -v version=V -v date=DAY -f manpage.awk
# The help is the single source; this only dresses it in mdoc macros.
function text(line) {
    gsub(/\\/, "\\e", line)
    gsub(/-/, "\\-", line)
    if (line ~ /^[.']/)
        line = "\\&" line
    return line
}
# Examples come after the exit status in a manual, before it in the help.
function put(line) {
    if (section == "examples") examples = examples line "\n"
    else print line
}
function close_list() {
    if (in_list) print ".El"
    if (in_display) print ".Ed"
    in_list = in_display = 0
}
BEGIN {
    page = "dragoman " command
    gsub(/ /, "-", page)
    print ".\\\" Made from the program's own help."
    print ".Dd " date
    print ".Dt " toupper(page) " 1"
    print ".Os dragoman " version
    print ".Sh NAME"
    print ".Nm " page
    print ".Nd " text(summary)
}
/^Usage: / {
    sub(/^Usage: dragoman /, "")
    sub("^" command " ?", "")
    print ".Sh SYNOPSIS"
    print ".Nm dragoman"
    print ".Cm " command
    print text($0)
    print ".Sh DESCRIPTION"
    section = "description"
    next
}
/^(Terms|Input|Output|General):$/ {
    close_list()
    if (section != "options") print ".Sh OPTIONS"
    section = "options"
    sub(/:$/, "")
    print ".Ss " $0
    next
}
/^Examples:$/ { close_list(); section = "examples"; next }
/^Exit status:$/ { close_list(); section = "exits"; print ".Sh EXIT STATUS"; next }
section == "options" && /^  ( |-)/ && /--/ && match($0, /--[a-z-]+/) && RSTART < 8 {
    if (!in_list) { print ".Bl -tag -width Ds"; in_list = 1 }
    rest = substr($0, 29)
    flags = substr($0, 1, 28)
    if (length($0) > 28 && substr($0, 28, 1) != " ") { flags = $0; rest = "" }
    gsub(/^ +| +$/, "", flags)
    print ".It " text(flags)
    if (rest != "") print text(rest)
    next
}
section == "options" && NF { sub(/^ +/, ""); print text($0); next }
section == "examples" && /^  [^ ]/ {
    put((examples == "" ? "" : ".Pp\n") ".Dl " text(substr($0, 3)))
    next
}
section == "examples" && NF { sub(/^ +/, ""); put(text($0)); next }
section == "exits" && NF {
    if (!in_list) { print ".Bl -tag -width Ds"; in_list = 1 }
    print ".It " $1
    sub(/^ *[0-9] +/, "")
    print text($0)
    next
}
section == "description" && /^  / {
    if (!in_display) { print ".Bd -literal -offset indent"; in_display = 1 }
    wants_break = 0
    print text(substr($0, 3))
    next
}
section == "description" && NF {
    if (wants_break && !in_display) print ".Pp"
    close_list()
    wants_break = 0
    described = 1
    sentence = text($0)
    while (match(sentence, /[a-z][.] [A-Z]/)) { # a new sentence, a new line
        print substr(sentence, 1, RSTART + 1)
        sentence = substr(sentence, RSTART + 3)
    }
    print sentence
    next
}
section == "description" { wants_break = described }
END {
    close_list()
    print ".Sh EXAMPLES"
    printf "%s", examples
    print ".Sh SEE ALSO"
    print ".Xr dragoman 1"
}
