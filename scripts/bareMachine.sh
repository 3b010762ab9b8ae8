#!/usr/bin/env bash
# For maintainers, on Debian as root (apt-get install debootstrap): proves that the README's commands work on a
# machine that has nothing but Debian bookworm and Node, and times them.
#
#   scripts/bareMachine.sh FOLDER [COMMAND...]
#
# In FOLDER (empty or not there yet; about 3 GB) it makes a minimal Debian, gives it this machine's Node and npm with
# their configuration, the apt sources and the CA certificates, and a clone of HEAD: no node_modules, no cache, no
# compiler, no GTK, no Xvfb. Each COMMAND runs twice in such a machine of its own, without stdin and display; by
# default they are the README's. Logs, and the clones with what the commands left, stay in FOLDER.
set -euo pipefail

fail() { echo "$*" >&2; exit 1; }

[ $# -ge 1 ] || fail "usage: $0 FOLDER [COMMAND...]"
[ "$(id -u)" = 0 ] || fail 'This needs root: it makes and enters another root folder.'
command -v debootstrap > /dev/null || fail 'Missing: debootstrap. Install it with: apt-get install debootstrap'

# In a mount namespace of its own every mount made below is gone when this script ends, however it ends.
if [ -z "${GOLDSET_BARE_INSIDE:-}" ]; then
  GOLDSET_BARE_INSIDE=1 exec unshare --mount --propagation private -- bash "$0" "$@"
fi

repository=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
[ -z "$(ls -A "$folder")" ] || fail "$folder is not empty."
shift
if [ $# -gt 0 ]; then
  commands=("$@")
else
  mapfile -t commands < <(sed -n 's/^npm install && npm \(start\|test\)$/&/p' "$repository/README.md")
  [ ${#commands[@]} = 2 ] || fail 'README.md does not hold the two commands.'
fi

# Copies files and folders to the same place in the new machine; what this machine lacks is left out.
give() {
  local base=$1 item
  shift
  for item in "$@"; do
    [ -e "$item" ] || continue
    mkdir -p "$base$(dirname "$item")"
    cp -a "$item" "$base$(dirname "$item")/"
  done
}

make_base() {
  local base=$1 node prefix source
  debootstrap --variant=minbase bookworm "$base" > "$folder/debootstrap.log" 2>&1 || fail "debootstrap failed: $folder/debootstrap.log"

  # Node as its own installer leaves it: the program, npm and the C headers.
  node=$(readlink -f "$(command -v node)")
  prefix=$(dirname "$(dirname "$node")")
  give "$base" "$node" "$prefix/lib/node_modules/npm" "$prefix/include/node"
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$base$prefix/bin/npm"
  ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$base$prefix/bin/npx"
  give "$base" "$(npm config get globalconfig 2> /dev/null)" "$HOME/.npmrc"

  # Debian's own sources only: others would bring packages that a bare machine has not.
  rm -rf "$base/etc/apt/sources.list" "$base/etc/apt/sources.list.d"
  mkdir -p "$base/etc/apt/sources.list.d"
  for source in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
    if [ -f "$source" ] && grep -qE '/debian(-security)?/?( |$)' "$source"; then give "$base" "$source"; fi
  done
  give "$base" /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf /etc/apt/auth.conf.d /etc/apt/keyrings /etc/apt/trusted.gpg.d /usr/share/keyrings
  give "$base" /etc/ssl/certs /usr/share/ca-certificates /usr/local/share/ca-certificates /etc/resolv.conf /etc/hosts
  # A container image has no package lists; the set-up must fetch them itself.
  rm -rf "$base"/var/lib/apt/lists/* "$base"/var/cache/apt/archives/*.deb

  git clone --quiet --no-hardlinks "$repository" "$base/root/goldset"
}

mount_into() {
  mount -t proc proc "$1/proc"
  mount -t sysfs -o ro sysfs "$1/sys" 2> /dev/null || true
  mount --rbind /dev "$1/dev"
}

unmount_from() {
  umount -l "$1/dev" "$1/sys" "$1/proc" 2> /dev/null || true
}

# Nothing of this shell's environment but what the network needs (proxies, certificates).
run_inside() {
  local machine=$1 command=$2 kept
  mapfile -t kept < <(env | grep -iE '^(https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR))=' || true)
  chroot "$machine" /usr/bin/env -i HOME=/root USER=root LANG=C.UTF-8 TERM=dumb \
    "PATH=$(dirname "$(command -v node)"):/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
    "${kept[@]}" bash -c "cd /root/goldset && $command" < /dev/null
}

base=$folder/base
echo "making a bare machine in $base"
make_base "$base"
echo "it holds $(chroot "$base" dpkg -l | grep -c '^ii') Debian packages, $(chroot "$base" node --version), and $(git -C "$base/root/goldset" log --oneline -1)"

result=0
table=''
for index in "${!commands[@]}"; do
  command=${commands[$index]}
  machine=$folder/machine$((index + 1))
  cp -a "$base" "$machine"
  mount_into "$machine"
  for round in first second; do
    log=$machine.$round.log
    echo "$round run: $command (log: $log)"
    start=$(date +%s.%N)
    status=0
    run_inside "$machine" "$command" > "$log" 2>&1 || status=$?
    seconds=$(echo "$start $(date +%s.%N)" | awk '{ printf "%.1f", $2 - $1 }')
    table+=$(printf '%-8s %8s s   status %-4s %s' "$round" "$seconds" "$status" "$command")$'\n'
    [ "$status" = 0 ] || { result=1; tail -n 30 "$log"; }
  done
  unmount_from "$machine"
done
printf '\n%s' "$table"
exit $result
