# Blanks comments, strings and character constants of C, so that checks see code alone; lines stay lines
# and are printed as file:line:code.
FNR == 1 { in_comment = 0 }
{
    line = $0
    out = ""
    while (line != "") {
        if (in_comment) {
            end = index(line, "*/")
            if (!end) { line = ""; break }
            line = substr(line, end + 2)
            in_comment = 0
        } else if (match(line, /\/\*|\/\/|"([^"\\]|\\.)*"|'([^'\\]|\\.)*'/)) {
            token = substr(line, RSTART, RLENGTH)
            out = out substr(line, 1, RSTART - 1)
            line = substr(line, RSTART + RLENGTH)
            if (token == "//") { line = "" }
            else if (token == "/*") { in_comment = 1 }
            else out = out "\"\""
        } else {
            out = out line
            line = ""
        }
    }
    print FILENAME ":" FNR ":" out
}
