#!/usr/bin/env bash
# dovecot.sh start DIR PKI MAILDIR USER@DOMAIN… | stop DIR: a real IMAP server of our own in DIR alone, over the mailboxes that
# postfix.sh delivers to (MAILDIR/DOMAIN/USER); the system's is not touched, and no process of it is root's.
#
# start prints name=value lines: imap (STARTTLS required), imaps, password, ca. DIR must be new or empty, and short (sockets). PKI is
# what certs-sample/make.sh made. Needs dovecot-imapd. Root starts it as the mail's owner, everybody else as himself.
set -euo pipefail

usage() { sed -n '2,3p' "$0" >&2; exit 2; }
[ $# -ge 2 ] || usage
verb=$1 dir=$2
PATH=$PATH:/usr/sbin:/sbin

stop() {
    if [ -f "$dir/dovecot.conf" ]; then doveadm -c "$dir/dovecot.conf" stop 2>/dev/null || true; fi
}

case $verb in
    stop) stop; exit 0 ;;
    start) [ $# -ge 5 ] || usage ;;
    *) usage ;;
esac
for program in dovecot doveadm; do
    command -v "$program" >/dev/null || { echo "dovecot.sh: $program is not installed" >&2; exit 3; }
done
pki=$(realpath "$3") mail=$(realpath "$4")
shift 4
mkdir -p "$dir"
dir=$(realpath "$dir")
[ -z "$(ls -A "$dir")" ] || { echo "dovecot.sh: $dir is not empty" >&2; exit 2; }
[ ${#dir} -le 60 ] || { echo "dovecot.sh: the path of $dir is too long for its sockets" >&2; exit 2; }
read -r imap imaps < <(python3 -c '
import socket
s = [socket.socket() for _ in range(2)]
for one in s: one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in s))')
if [ "$(id -u)" -eq 0 ]; then owner=$(stat -c %U "$mail"); else owner=$(id -un); fi
group=$(id -gn "$owner")
password=prueba-sin-valor

mkdir "$dir/run"
cp "$pki/tls/gateway.key" "$dir/server.key"
: > "$dir/users"
for user in "$@"; do echo "$user:{PLAIN}$password" >> "$dir/users"; done
cat > "$dir/dovecot.conf" <<CONF
protocols = imap
base_dir = $dir/run
state_dir = $dir/run
log_path = $dir/dovecot.log
default_internal_user = $owner
default_internal_group = $group
default_login_user = $owner
first_valid_uid = 1
ssl = required
ssl_cert = <$pki/tls/gateway.crt
ssl_key = <$dir/server.key
auth_mechanisms = plain login
auth_username_format = %Lu
mail_location = maildir:$mail/%d/%n
# Several sessions read one mailbox; what a test changes in the folder shows at once.
mailbox_idle_check_interval = 1s
passdb {
  driver = passwd-file
  args = $dir/users
}
userdb {
  driver = static
  args = uid=$owner gid=$group home=$mail/%d/%n
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = $imap
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = $imaps
    ssl = yes
  }
}
service stats {
  chroot =
}
CONF
chmod 755 "$dir"
if [ "$(id -u)" -eq 0 ]; then
    chown -R "$owner:$group" "$dir"
    as=(runuser -u "$owner" --)
else
    as=()
fi
chmod 600 "$dir/server.key"

trap 'status=$?; [ $status -eq 0 ] || { stop; tail -n 20 "$dir"/*.log >&2; }' EXIT
"${as[@]}" dovecot -c "$dir/dovecot.conf"
for _ in $(seq 100); do
    (: < "/dev/tcp/127.0.0.1/$imaps") 2>/dev/null && ready=yes && break
    sleep 0.1
done
[ "${ready:-}" = yes ] || { echo "dovecot.sh: the server did not start" >&2; exit 1; }
printf '%s\n' "imap=$imap" "imaps=$imaps" "password=$password" "ca=$pki/tls/ca.crt"
