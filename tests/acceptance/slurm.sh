#!/bin/sh
# Shards under Slurm give what a single run gives, byte for byte: undisturbed, with a node that dies in the midst of it, and
# with a controller that is killed and comes back. Three nodes on this machine, on its loopback interface, with a controller
# and a key of their own; needs root and Debian's packages slurmctld, slurmd, slurm-client and munge.
# Usage: slurm.sh PROGRAM SOURCE_DIR
set -u
for tool in slurmctld slurmd sbatch scontrol squeue munged; do
    command -v $tool >/dev/null || { echo "no $tool (Debian: slurm-wlm, munge): skipped"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "not root: skipped"; exit 77; }
program=$(realpath "$1")
source_dir=$(realpath "$2")
here=$(mktemp -d)
chmod 755 "$here"
host=$(hostname)
SLURM_CONF=$here/slurm.conf
export SLURM_CONF
shards=40 parts=4 failed=0

end() { # PID_FILE SIGNAL
    [ -f "$1" ] && kill -"$2" "$(cat "$1")" 2>/dev/null
}

# Tasks of a node and what watches over them are known by what Slurm tells tasks; they are this run's by its configuration.
crash() { # NODE
    end "$here/$1.pid" KILL
    for process in /proc/[0-9]*; do
        { tr '\0' '\n' <"$process/environ"; } 2>/dev/null | grep -qx "SLURM_CONF=$SLURM_CONF" || continue
        { tr '\0' '\n' <"$process/environ"; } 2>/dev/null | grep -qx "SLURMD_NODENAME=$1" || continue
        parent=$(sed -n 's/^PPid:\t//p' "$process/status" 2>/dev/null)
        [ "$(cat "/proc/$parent/comm" 2>/dev/null)" = slurmstepd ] && kill -KILL "$parent" 2>/dev/null
        kill -KILL "${process#/proc/}" 2>/dev/null
    done
}

finish() {
    scancel --quiet --user=root 2>/dev/null
    for node in n1 n2 n3; do
        crash $node
    done
    end "$here/ctld.pid" TERM
    end "$here/munged.pid" TERM
    sleep 1
    rm -rf "$here"
}
trap finish EXIT
trap 'exit 1' INT TERM

configure() {
    dd if=/dev/urandom of="$here/key" bs=64 count=1 2>/dev/null
    chmod 400 "$here/key"
    mkdir "$here/state"
    cat >"$SLURM_CONF" <<END
ClusterName=shards
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$here/munge.sock,cred_expire=10
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2,batch_sched_delay=1
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
ReturnToService=2
SlurmdTimeout=10
SlurmctldPort=27100
SlurmctldPidFile=$here/ctld.pid
SlurmdPidFile=$here/%n.pid
StateSaveLocation=$here/state
SlurmdSpoolDir=$here/spool-%n
SlurmctldLogFile=$here/ctld.log
SlurmdLogFile=$here/%n.log
SlurmdParameters=config_overrides
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=27101 CPUs=2
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=27102 CPUs=2
NodeName=n3 NodeHostname=$host NodeAddr=127.0.0.1 Port=27103 CPUs=2
PartitionName=main Nodes=ALL Default=YES
END
}

start() {
    munged --force --key-file="$here/key" --socket="$here/munge.sock" --pid-file="$here/munged.pid" \
        --log-file="$here/munged.log" --seed-file="$here/munged.seed" || exit 1
    slurmctld -f "$SLURM_CONF" || exit 1
    for node in n1 n2 n3; do
        slurmd -f "$SLURM_CONF" -N $node || exit 1
    done
}

wait_for() { # SECONDS CONDITION...
    left=$(($1 * 2))
    shift
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ $left -gt 0 ] || return 1
        sleep 0.5
    done
}

all_are_idle() {
    [ "$(sinfo --noheader --Node --format=%t | grep -c '^idle$')" = 3 ]
}

# Segments of several languages, many of them twice, some thousand.
make_corpus() {
    for times in 1 2 3 4; do
        for round in $(seq 40); do
            paste "$source_dir"/docs/examples/talks.en.txt "$source_dir"/docs/examples/talks.tr.txt |
                sed "s/\$/ $((round * times % 60))/"
        done
    done | { printf 'en\ttr\n'; cat; } >corpus.tsv
}

expect_same() { # WHAT RESULT
    if cmp "$2" "single.${2#*.}"; then
        echo "ok: $1"
    else
        failed=1
        echo "not ok: $1"
        tail -n 3 "$here"/*.log shards*/log/* 2>/dev/null | tail -n 60
    fi
}

jobs_are_done() {
    [ -z "$(squeue --noheader)" ]
}

some_parts_are_done() {
    [ "$(ls shards-"$1"/done 2>/dev/null | wc -l)" -ge 4 ]
}

# Starts the preparation in shards and waits for it, with what is to happen in the midst of it.
prepare_under() { # NAME DISTURBANCE...
    name=$1
    shift
    "$program" cluster slurm --shards $shards --parts $parts --work "shards-$name" -o "job-$name.sh" -- \
        prepare --quiet --langs en,tr --filter empty --dedupe text corpus.tsv -o "$name.jsonl" || exit 1
    sh "job-$name.sh" >/dev/null || exit 1
    wait_for 60 some_parts_are_done "$name"
    "$@"
    wait_for 300 jobs_are_done || echo "jobs are left: $(squeue --noheader | head -n 3)"
    expect_same "prepare and dedupe in $shards shards, $name" "$name.jsonl"
}

in_few_shards() { # RESULT COMMAND...
    result=$1
    shift
    "$program" "$@" -o "single.${result#*.}" || exit 1
    [ ! -e side.jsonl ] || mv side.jsonl single-side.jsonl
    "$program" cluster slurm --shards 8 --work "shards-$1" -o "job-$1.sh" -- "$@" -o "$result" || exit 1
    sh "job-$1.sh" >/dev/null || exit 1
    wait_for 300 jobs_are_done || echo "jobs are left: $(squeue --noheader | head -n 3)"
    expect_same "$1 in 8 shards" "$result"
}

# As an administrator does it. A controller that is killed may give numbers of jobs twice.
restart_controller() {
    end "$here/ctld.pid" TERM
    sleep 5
    slurmctld -f "$SLURM_CONF"
}

cd "$here" || exit 1
configure
make_corpus
cut -f 1 corpus.tsv >corpus.en.txt
"$program" prepare --quiet --langs en,tr --filter empty --dedupe text corpus.tsv -o single.jsonl || exit 1
set -- -g "$source_dir/docs/examples/terms.tsv" --langs en,tr --corpus corpus.tsv
"$program" table "$@" -o single.html || exit 1

# Tasks that take a moment can be disturbed in their midst.
printf '#!/bin/sh\nsleep 0.5\nexec "%s" "$@"\n' "$program" >"$here/slow"
chmod 755 "$here/slow"
DRAGOMAN=$here/slow
export DRAGOMAN
start
wait_for 30 all_are_idle || { echo "the nodes do not come up"; tail -n 5 "$here"/*.log; exit 1; }

prepare_under undisturbed true
prepare_under "controller-restarted" restart_controller
"$program" cluster slurm --shards $shards --work shards-table -o job-table.sh -- table "$@" -o table.html || exit 1
sh job-table.sh >/dev/null
wait_for 300 jobs_are_done
expect_same "table in $shards shards" table.html
in_few_shards found.tsv find --quiet -g "$source_dir/docs/examples/terms.tsv" corpus.en.txt
in_few_shards marked.txt annotate --quiet -g "$source_dir/docs/examples/terms.tsv" --src en --tgt tr --side side.jsonl corpus.en.txt
mv side.jsonl in-shards.side.jsonl
mv single-side.jsonl single.side.jsonl
expect_same "records of annotate in 8 shards" in-shards.side.jsonl
in_few_shards normal.txt normalize --quiet --for mt corpus.en.txt
prepare_under "node-killed" crash n2
exit $failed
