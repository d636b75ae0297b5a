# The warden: one for each connection. It answers who this host is, signals what commands of the
# connection have started, and ends what is left of them when the connection is gone.
#
# A request is a line: number, word, the marker of a command, more. Plain POSIX sh; no process is
# started for each process looked at. What a command has started carries RUNBOOK_SHELL=marker in
# its environment, or on the command line of its login shell, or is a descendant or in a session of
# one that does.
trap "" HUP INT QUIT TERM PIPE
exec 2>/dev/null
umask 077
LC_ALL=C
export LC_ALL
me=$$ sshd=$PPID once= kept= busy= memory= slips= unwanted= count=0
# login = the shell that commands are given to: bash and mksh have PIPESTATUS, zsh has pipestatus
case ${RUNBOOK_EXPORTS:-} in
  "sh "[0-9]*,* | *MIRBSD*) login=bash ;;
  "sh ,"[0-9]*,*) login=zsh ;;
  "sh "*) login=sh ;;
  *) login=other ;;
esac
unset RUNBOOK_EXPORTS
parent=${TMPDIR:-/tmp}
receipts=${XDG_STATE_HOME:-${HOME:-/dev/null}/.local/state}/runbook/receipts

say() { printf "rb %s\n" "$*"; }

has() { case " $1 " in *" $2 "*) return 0 ;; esac; return 1; }

# rest = the words of $1 that are not in $2
omit() {
  rest=
  for word in $1; do has "$2" "$word" || rest="$rest $word"; done
}

# table = of every process that is not a zombie: number, parent, session, start in ticks; parents
# first, so that a shell is signalled before the child whose end would let it go on
look() {
  if [ -r /proc/self/stat ]; then
    table=$(cat /proc/[0-9]*/stat </dev/null |
      sed -n "s/^\([0-9]*\) .*) [^ZX] \([0-9]*\) [0-9]* \([0-9]*\) \([^ ]* \)\{15\}\([0-9]*\) .*/\1 \2 \3 \5/p" |
      sort -k 4,4n -k 1,1n)
  else
    table=$(ps -A -o pid= -o ppid= -o pgid= -o state= </dev/null |
      sed -n "s/^ *\([0-9]*\)  *\([0-9]*\)  *\([0-9]*\)  *[^Z].*/\1 \2 \3 999999999999/p" |
      sort -k 1,1n)
  fi
  session=
  set -- $table
  while [ $# -gt 3 ]; do
    [ "$1" != $me ] || session="$session $3"
    [ "$1" != "$sshd" ] || session="$session $3"
    shift 4
  done
}

# found = those that carry the marker $1; the brackets keep grep from finding itself
marked() {
  found=
  if [ -r /proc/self/stat ]; then
    for file in $(grep -ls "RUNBOOK_SHEL[L]=$1" /proc/[0-9]*/environ </dev/null); do
      file=${file#/proc/}
      found="$found ${file%/environ}"
    done
    ours=" "$(grep -lsF "SSH_CONNECTION=$SSH_CONNECTION" /proc/[0-9]*/environ </dev/null)
    for file in $(grep -ls -e "RUNBOOK_SHEL[L]=$1" -e "00[0]$1" /proc/[0-9]*/cmdline </dev/null); do
      case $ours in *"${file%cmdline}environ"*) file=${file#/proc/} found="$found ${file%/cmdline}" ;; esac
    done
  else
    found=$(ps -A -ww -o pid= -o ppid= -o args= </dev/null |
      sed -n "s/^ *\([0-9]*\)  *$sshd  *.*00[0]$1.*/\1/p")
    pid=
    [ ! -r "$parent/runbook-$1/pid" ] || read -r pid <"$parent/runbook-$1/pid"
    found="$found $pid"
  fi
}

# found = the children of the connection's own server that bear nobody's marker. Where a login shell
# has become the program itself, such as sudo, neither its words nor its environment tell.
stray() {
  found=
  [ -r /proc/self/stat ] || return
  set -- $table
  while [ $# -gt 3 ]; do
    if [ "$2" = "$sshd" ] && [ "$1" != $me ] &&
      ! grep -qs "RUNBOOK_SHEL[L]=\|/runbook-[0-9a-f]\{32\}" "/proc/$1/cmdline" "/proc/$1/environ" </dev/null; then
      found="$found $1"
    fi
    shift 4
  done
}

# sessions = those in which something of the marker $1 was seen before. What is started while its
# parents are being ended is an orphan by the next look, and may have emptied its environment: then
# only its session tells whose it is.
recall() {
  sessions=
  for word in $memory; do
    case $word in "$1":*) sessions="$sessions ${word#*:}" ;; esac
  done
}

remember() {
  for word in $sessions; do has "$memory" "$1:$word" || memory="$memory $1:$word"; done
}

# A session's number may be another's once the command is over.
forget() {
  rest=
  for word in $memory; do
    case $word in "$1":*) ;; *) rest="$rest $word" ;; esac
  done
  memory=$rest
  rest=
  for word in $slips; do
    case $word in "$1":*) ;; *) rest="$rest $word" ;; esac
  done
  slips=$rest
}

# Widens found by the sessions and by the descendants of those in it.
widen() {
  grown=yes
  while [ -n "$grown" ]; do
    grown=
    set -- $table
    while [ $# -gt 3 ]; do
      if has "$found" "$1"; then
        has "$sessions$session" "$3" || sessions="$sessions $3" grown=yes
      elif [ "$1" != $me ] && { has "$found" "$2" || has "$sessions" "$3"; }; then
        found="$found $1" grown=yes
      fi
      shift 4
    done
  done
}

# root and found = the login shell or kept shell of the marker $1, and what the command has started
seek() {
  look
  marked "$1"
  [ -n "$found" ] || [ "$once" != " $1" ] || stray
  recall "$1"
  widen
  remember "$1"
  all= root= old= shell= since=0
  if has "$kept" "$1"; then
    read -r shell <"$parent/runbook-$1/pid"
    since=
    read -r since <"$parent/runbook-$1/began"
    since=${since:-999999999999}
  fi
  set -- $table
  while [ $# -gt 3 ]; do
    if has "$found" "$1"; then
      # By then the server's process may be gone, and the shell have another parent.
      if [ "$1" = "$shell" ] || [ "$2" = "$sshd" ]; then
        root=$1
      else
        all="$all $1"
        [ "$4" -ge "$since" ] || old="$old $1"
      fi
    fi
    shift 4
  done
  # Jobs that a kept shell had before the command began are not the command's.
  offspring "$old"
  omit "$all" "$line"
  found=$rest
}

# line = $1 and their descendants
offspring() {
  line=$1 grown=$1
  while [ -n "$grown" ]; do
    grown=
    set -- $table
    while [ $# -gt 3 ]; do
      if has "$line" "$2" && ! has "$line" "$1"; then line="$line $1" grown=yes; fi
      shift 4
    done
  done
}

# Leaves those out of found that ignore INT, as a job in the background does, with what is below
# them: a shell that does not hear it would go on when its child has.
hearing() {
  deaf=
  for file in $(grep -ls "^SigIgn:.*[2367abef]$" /proc/[0-9]*/status </dev/null); do
    file=${file#/proc/}
    ! has "$found" "${file%/status}" || deaf="$deaf ${file%/status}"
  done
  offspring "$deaf"
  omit "$found" "$line"
  found=$rest
}

# The signal $1 to the rest: a process that is not ours, such as one under sudo, by sudo if it asks
# for nothing.
signal() {
  name=$1 hard=
  shift
  for pid; do
    kill -s "$name" "$pid" || { [ ! -d "/proc/$pid" ] || hard="$hard $pid"; }
  done
  [ -z "$hard" ] || sudo -n kill -s "$name" $hard </dev/null >/dev/null
}

# found = the session of the root, and what was found
besides() {
  set -- $table
  while [ $# -gt 3 ]; do
    [ "$3" != "$root" ] || has "$found" "$1" || found="$found $1"
    shift 4
  done
}

# Ends all of $1, again until nothing comes after. A kept shell goes with its session, as it would
# with its terminal.
extinguish() {
  round=0
  while [ $round -lt 20 ]; do
    seek "$1"
    has "$busy$once" "$1" || found=
    ! has "$kept" "$1" || [ -z "$root" ] || besides
    [ -n "$root$found" ] || break
    signal KILL $root $found
    round=$((round + 1))
    sleep 0.05 || sleep 1
  done
  [ $round = 0 ] || cut "$1"
}

# A folder for receipts, which has a name of its own: should another come in its place, what is not
# in there is not known. Receipts that nobody has come back for in 90 days go.
receipts() {
  name=
  if mkdir -p "$receipts"; then
    if [ ! -s "$receipts/name" ]; then
      word=$(od -An -N8 -tx1 /dev/urandom </dev/null | tr -cd 0-9a-f)
      (set -C; printf "%s\n" "$word" >"$receipts/name")
    fi
    read -r name <"$receipts/name"
    find "$receipts" -type f -name "r*" -mtime +90 -exec rm -f {} + </dev/null
  fi
  say "$number" "${name:--} $receipts"
}

# What is written down of $1; where there is nothing, it cannot begin any more.
receipt() {
  line= last=
  if (set -C; printf "refused\n" >"$receipts/$1"); then
    line=refused
  elif [ -r "$receipts/$1" ]; then
    {
      read -r line
      read -r last || last=
    } <"$receipts/$1"
    line=${line:-begun}
  else
    line=none
  fi
  say "$number" "${last:-$line}"
}

# Writes down that what was running of $1 was ended here.
cut() {
  line=
  for word in $slips; do
    case $word in "$1":*) line="$line ${word#*:}" ;; esac
  done
  word=
  [ ! -r "$parent/runbook-$1/receipt" ] || read -r word <"$parent/runbook-$1/receipt"
  for word in $line $word; do
    [ ! -f "$receipts/$word" ] || printf "cut\n" >>"$receipts/$word"
  done
}

# Deletes the receipts that nobody will ask for, many by one process.
tidy() {
  (cd "$receipts" && rm -f $unwanted) </dev/null
  unwanted= count=0
}

keep() {
  folder=$parent/runbook-$1
  program=$(command -v bash)
  if mkdir "$folder" && mkfifo "$folder/bash" "$folder/status" "$folder/out" "$folder/err"; then
    kept="$kept $1"
    say "$number" "${program:--} $folder"
  else
    say "$number" "! $parent"
  fi
}

drop() {
  folder=$parent/runbook-$1
  [ ! -r "$folder/relays" ] || { read -r pids <"$folder/relays" && kill $pids; }
  rm -rf "$folder"
  omit "$kept" "$1" && kept=$rest
  omit "$busy" "$1" && busy=$rest
  forget "$1"
}

printf "\n"
say 0 ready
while read -r number word marker more; do
  case $word in
    who) say "$number" "$(hostname </dev/null || uname -n) $(id -un </dev/null) $login" ;;
    once)
      once="$once $marker"
      [ -z "$more" ] || slips="$slips $marker:$more"
      ;;
    begun) seek "$marker" ;;
    over) omit "$once" "$marker" && once=$rest && forget "$marker" ;;
    keep) keep "$marker" ;;
    busy) busy="$busy $marker" ;;
    idle) omit "$busy" "$marker" && busy=$rest && forget "$marker" ;;
    drop) drop "$marker" ;;
    left)
      seek "$marker"
      set -- $found
      say "$number" "${root:-0} $#"
      ;;
    below)
      seek "$marker"
      signal "$more" $found
      ;;
    all)
      seek "$marker"
      [ "$more" != INT ] || hearing
      signal "$more" $root $found
      ;;
    mark)
      folder=$parent/runbook-$marker
      (
        printf "\000%s\000" "$more" 1<>"$folder/out"
        printf "\000%s\000" "$more" 1<>"$folder/err"
      ) </dev/null &
      ;;
    receipts) receipts ;;
    receipt) receipt "$marker" ;;
    # Something else than the text may have run in its place.
    unread) printf "unread\n" >"$receipts/$marker" ;;
    rid)
      unwanted="$unwanted $marker" count=$((count + 1))
      [ $count -lt 32 ] || tidy
      ;;
    gone) printf "%s\n" "$more" 1<>"$parent/runbook-$marker/status" ;;
  esac
done
exec <&- >&-
[ $count = 0 ] || tidy
for marker in $once $kept; do extinguish "$marker"; done
for marker in $kept; do drop "$marker"; done
