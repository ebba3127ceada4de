# Shell completions out of `dragoman --dump-options`: awk -v shell=bash|zsh|fish -f completions.awk
# Columns: command, letter, name, value, choices, group, help.
BEGIN { FS = "\t" }
NR == 1 { next }
{
    if (!($1 in options))
        commands[++command_count] = $1
    options[$1] = options[$1] " --" $3 ($2 ? " -" $2 : "")
    rows[$1, ++row_count[$1]] = NR
    letter[NR] = $2; name[NR] = $3; value[NR] = $4; help[NR] = $7
    choices[NR] = $5
    gsub(/, |\|/, " ", choices[NR])
    split($1, words, " ")
    if (!(words[1] in first)) {
        first[words[1]] = 1
        first_words = first_words " " words[1]
    }
    if (words[2] && !(words[2] in seconds)) {
        seconds[words[2]] = 1
        group_words = group_words " " words[2]
    }
}
function quoted(text) {
    gsub(/'/, "'\\''", text)
    return "'" text "'"
}
function flags(row) {
    return (letter[row] ? "-" letter[row] "|" : "") "--" name[row]
}
function bash(   i, j, row) {
    print "# bash completion for dragoman"
    print "_dragoman() {"
    print "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}"
    print "    if [[ $COMP_CWORD == 1 ]]; then"
    print "        COMPREPLY=($(compgen -W '" substr(first_words, 2) " help --help --version' -- \"$current\"))"
    print "        return"
    print "    fi"
    print "    if [[ $command == glossary ]]; then"
    print "        if [[ $COMP_CWORD == 2 ]]; then"
    print "            COMPREPLY=($(compgen -W '" substr(group_words, 2) "' -- \"$current\"))"
    print "            return"
    print "        fi"
    print "        command=\"glossary ${COMP_WORDS[2]}\""
    print "    fi"
    print "    if [[ $command == help ]]; then"
    print "        [[ $COMP_CWORD == 2 ]] && COMPREPLY=($(compgen -W '" substr(first_words, 2) "' -- \"$current\"))"
    print "        [[ $COMP_CWORD == 3 && $previous == glossary ]] &&"
    print "            COMPREPLY=($(compgen -W '" substr(group_words, 2) "' -- \"$current\"))"
    print "        return"
    print "    fi"
    print "    case \"$command $previous\" in"
    for (i = 1; i <= command_count; i++)
        for (j = 1; j <= row_count[commands[i]]; j++) {
            row = rows[commands[i], j]
            if (!value[row])
                continue
            printf "    '%s --%s'", commands[i], name[row]
            if (letter[row])
                printf " | '%s -%s'", commands[i], letter[row]
            if (choices[row])
                printf ") COMPREPLY=($(compgen -W '%s' -- \"$current\")) ;;\n", choices[row]
            else if (value[row] == "FILE")
                print ") COMPREPLY=($(compgen -f -- \"$current\")) ;;"
            else
                print ") COMPREPLY=() ;;"
        }
    print "    *)"
    print "        if [[ $current != -* ]]; then"
    print "            COMPREPLY=($(compgen -f -- \"$current\"))"
    print "            return"
    print "        fi"
    print "        case $command in"
    for (i = 1; i <= command_count; i++)
        print "        '" commands[i] "') COMPREPLY=($(compgen -W '" substr(options[commands[i]], 2) "' -- \"$current\")) ;;"
    print "        esac"
    print "        ;;"
    print "    esac"
    print "}"
    print "complete -o filenames -F _dragoman dragoman"
}
function zsh(   i, j, row, action) {
    print "#compdef dragoman"
    print "_dragoman() {"
    print "    local command=$words[2]"
    print "    if (( CURRENT == 2 )); then"
    print "        compadd" first_words " help --help --version"
    print "        return"
    print "    fi"
    print "    if [[ $command == glossary ]]; then"
    print "        if (( CURRENT == 3 )); then"
    print "            compadd" group_words
    print "            return"
    print "        fi"
    print "        command=\"glossary $words[3]\""
    print "        shift words"
    print "        (( CURRENT-- ))"
    print "    fi"
    print "    if [[ $command == help ]]; then"
    print "        (( CURRENT == 3 )) && compadd" first_words
    print "        [[ CURRENT -eq 4 && $words[3] == glossary ]] && compadd" group_words
    print "        return"
    print "    fi"
    print "    shift words"
    print "    (( CURRENT-- ))"
    print "    case $command in"
    for (i = 1; i <= command_count; i++) {
        print "    '" commands[i] "')"
        print "        _arguments -s \\"
        for (j = 1; j <= row_count[commands[i]]; j++) {
            row = rows[commands[i], j]
            action = help[row]
            gsub(/\[|\]|:/, "\\\\&", action)
            action = "[" action "]"
            if (value[row])
                action = action ":" value[row] ":" (choices[row] ? "(" choices[row] ")" : value[row] == "FILE" ? "_files" : "")
            print "            " quoted((name[row] == "glossary" ? "*" : "") "--" name[row] (value[row] ? "=" : "") action) " \\"
            if (letter[row])
                print "            " quoted((name[row] == "glossary" ? "*" : "") "-" letter[row] (value[row] ? "+" : "") action) " \\"
        }
        print "            '*:file:_files'"
        print "        ;;"
    }
    print "    esac"
    print "}"
    print "_dragoman \"$@\""
}
function fish(   i, j, row, words, condition) {
    print "# fish completion for dragoman"
    print "complete -c dragoman -n __fish_use_subcommand -f -a " quoted(substr(first_words, 2) " help")
    print "complete -c dragoman -n __fish_use_subcommand -l help -s h -d 'show help'"
    print "complete -c dragoman -n __fish_use_subcommand -l version -s V -d 'show the version'"
    print "complete -c dragoman -n '__fish_seen_subcommand_from help' -f -a " quoted(substr(first_words, 2))
    print "complete -c dragoman -n '__fish_seen_subcommand_from glossary; and not __fish_seen_subcommand_from" group_words "' -f -a " quoted(substr(group_words, 2))
    for (i = 1; i <= command_count; i++) {
        split(commands[i], words, " ")
        condition = "__fish_seen_subcommand_from " (words[2] ? words[2] : words[1])
        for (j = 1; j <= row_count[commands[i]]; j++) {
            row = rows[commands[i], j]
            printf "complete -c dragoman -n '%s' -l %s%s", condition, name[row], letter[row] ? " -s " letter[row] : ""
            if (value[row])
                printf " -r%s", choices[row] ? " -f -a " quoted(choices[row]) : value[row] == "FILE" ? " -F" : " -f"
            print " -d " quoted(help[row])
        }
    }
}
END {
    if (shell == "bash") bash()
    else if (shell == "zsh") zsh()
    else if (shell == "fish") fish()
    else exit 2
}
