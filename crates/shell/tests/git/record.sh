#!/bin/bash
# Records what the real git says: `bash record.sh CASE.sh`, for every case without an argument. It works in /tmp/retort-git, which
# must not exist; `sleep` takes no time but moves the clock of the commits, as it does in the terminal.
cd "$(dirname "$0")" || exit 1
room=/tmp/retort-git
record() {
    mkdir "$room" "$room/budget.rip" || exit 1
    (
        export HOME=$room/home LC_ALL=C TZ=UTC GIT_CONFIG_NOSYSTEM=1 GIT_EDITOR=true
        mkdir "$HOME"
        printf '[user]\n\tname = Learner\n\temail = learner@budget.rip\n[init]\n\tdefaultBranch = main\n' > "$HOME/.gitconfig"
        now=1748736000
        sleep() { now=$((now + $1)); export GIT_AUTHOR_DATE="$now +0000" GIT_COMMITTER_DATE="$now +0000"; }
        sleep 0
        cd "$room/budget.rip" || exit 1
        while IFS= read -r line; do
            printf '$ %s\n' "$line"
            eval "$line" > "$room/stdout" 2> "$room/stderr" < /dev/null
            cat "$room/stdout"
            sed 's/^/! /' "$room/stderr"
        done
    ) < "$1" > "${1%.sh}.out"
    rm -r "$room"
}
for case in "${@:-}"; do
    if [ -n "$case" ]; then record "$case"; else for each in *.sh; do [ "$each" = record.sh ] || record "$each"; done; fi
done
