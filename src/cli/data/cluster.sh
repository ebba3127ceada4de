# cluster.sh - what the scripts of 'dragoman cluster' have in common: steps, and who has them done. Below what differs.

# ---- Steps ---------------------------------------------------------------------------------------------------------
# Each makes one file of $work and notes in $work/done what it was made of: the bytes of the input, by their checksum, and
# the command. It is skipped when that is so already, and done again when it is not. dragoman's outputs appear whole or not
# at all, written under names that no other attempt has; a task that runs twice writes the same twice.

keep() { # FILE MADE_OF COMMAND...
    out=$work/$1 note=$work/done/$1 of=$2
    shift 2
    if [ -e "$out" ] && [ "$(cat "$note" 2>/dev/null)" = "$of" ]; then
        return
    fi
    rm -f "$note"
    "$@" -o "$out"
    printf '%s\n' "$of" >"$note.$(hostname).$$"
    mv -T "$note.$(hostname).$$" "$note"
}

of_shard() { # NUMBER
    grep "^{\"shard\":$1," "$work/plan"
    printf '%s\n' "$made"
}

of_all() {
    cksum <"$work/plan"
    printf '%s\n' "$made"
}

numbered() { # PREFIX COUNT SUFFIX COMMAND...: the command with PREFIX1SUFFIX PREFIX2SUFFIX ...
    prefix=$1 count=$2 ending=$3 number=1
    shift 3
    while [ "$number" -le "$count" ]; do
        set -- "$@" "$prefix$number$ending"
        number=$((number + 1))
    done
    "$@"
}

step_plan() {
    mkdir -p "$work/done" "$work/log"
    plan >"$work/plan.$(hostname).$$"
    mv -T "$work/plan.$(hostname).$$" "$work/plan"
}

step_shard() {
    if [ -n "$side" ]; then
        keep "part.$1$suffix" "$(of_shard "$1")" shard --shard "$1/$shards" --side "$work/side.$1"
    else
        keep "part.$1$suffix" "$(of_shard "$1")" shard --shard "$1/$shards"
    fi
    if [ "$dedupe" = yes ]; then
        keep "keys.$1" "$(of_shard "$1")" keys "$work/part.$1$suffix"
    fi
}

decide() { # PART -o FILE
    part=$1
    shift
    numbered "$work/keys." "$shards" "" "$dragoman" dedupe decide --shard "$part/$parts" "$@"
}

step_decide() {
    keep "drops.$1" "$(of_all)" decide "$1"
}

apply() { # SHARD -o FILE
    number_of=$1
    shift
    numbered "$work/drops." "$parts" "" "$dragoman" dedupe apply --shard "$number_of/$shards" "$@" "$work/part.$number_of$suffix"
}

step_apply() {
    keep "clean.$1$suffix" "$(of_all)" apply "$1"
}

join() { # COMMAND PREFIX SUFFIX RESULT
    numbered "$work/$2." "$shards" "$3" "$1" >"$4.$(hostname).$$"
    mv -T "$4.$(hostname).$$" "$4"
}

records() { # FILE...: one after the other, with what comes first but once
    head -n 1 "$1"
    for file in "$@"; do
        tail -n +2 "$file"
    done
}

step_merge() {
    if [ "$kind" = table ]; then
        numbered "$work/part." "$shards" "$suffix" merge
        return
    fi
    kept=part
    [ "$dedupe" = no ] || kept=clean
    [ -z "$side" ] || join records side "" "$side"
    join cat "$kept" "$suffix" "$result"
}

# ---- Engines ---------------------------------------------------------------------------------------------------------

here() { # STEP COUNT
    case $engine in
    xargs) seq "$2" | xargs -P "$jobs" -I NUMBER sh "$self" step "$1" NUMBER ;;
    parallel) seq "$2" | parallel --will-cite -j "$jobs" sh "$self" step "$1" ;;
    esac
}

# A job array; prints its number. Options of your own: the variables that sbatch knows, such as SBATCH_PARTITION.
submit() { # STEP COUNT AFTER [OPTION]...
    step=$1 tasks=$2 after=$3
    shift 3
    sbatch --parsable --requeue --open-mode=append --kill-on-invalid-dep=yes --job-name="dragoman-$step" \
        --output="$work/log/$step.%a" --array="1-$tasks" ${after:+--dependency="afterok:$after"} "$@" "$self" step "$step"
}

on_slurm() {
    job=$(submit shard "$shards" "")
    if [ "$dedupe" = yes ]; then
        job=$(submit decide "$parts" "$job")
        job=$(submit apply "$shards" "$job")
    fi
    submit merge 1 "$job" "$@"
}

on_this_machine() {
    here shard "$shards"
    if [ "$dedupe" = yes ]; then
        here decide "$parts"
        here apply "$shards"
    fi
    here merge 1
}

case ${1:-$engine} in
step)
    "step_$2" "${3:-${SLURM_ARRAY_TASK_ID:?which one}}"
    ;;
slurm)
    [ $# -eq 0 ] || shift
    step_plan
    on_slurm "$@"
    ;;
xargs | parallel)
    engine=${1:-$engine}
    step_plan
    on_this_machine
    ;;
*)
    echo "usage: sh $0 [slurm [SBATCH_OPTION]... | xargs | parallel]" >&2
    exit 2
    ;;
esac
