#!/usr/bin/env bash
# postfix.sh start DIR PKI [--everybody] | queued DIR | stop DIR: a real mail server of our own, in DIR alone; the system's is not
# touched.
#
# start prints name=value lines: port (submission: STARTTLS and login required), user, password, ca, maildir (DIR/mail/DOMAIN/USER).
# DIR must be new or empty, and short (sockets). PKI is what certs-sample/make.sh made.
#   buzon.example      rebotes (the return path), also rebotes+anything; copias
#   patron.example     laura, nominas; lento is answered 450, lleno 452 4.2.2; everybody else 550 5.1.1
#   relevo.example     accepted, then refused with 550 5.1.1 by the next server: comes back as a DSN
#   any other domain   550 5.1.2
# --everybody: every other address of every domain is taken into one mailbox, DIR/mail/todos; relevo.example too.
# queued prints how many messages the server still has to deliver.
# Needs postfix and dovecot-core, and root: an ordinary user gets it through sudo -n.
set -euo pipefail

usage() { sed -n '2,5p' "$0" >&2; exit 2; }
[ $# -ge 2 ] || usage
verb=$1 dir=$2

if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || { echo "postfix.sh: postfix starts only as root, and sudo asks for a password" >&2; exit 3; }
    exec sudo -n MAIL_OWNER="$(id -u):$(id -g)" "$0" "$@"
fi

PATH=$PATH:/usr/sbin:/sbin
for program in postfix postmap dovecot doveadm; do
    command -v "$program" >/dev/null || { echo "postfix.sh: $program is not installed" >&2; exit 3; }
done

stop() {
    [ -f "$dir/etc/main.cf" ] && postfix -c "$dir/etc" stop 2>/dev/null || true
    [ -f "$dir/dovecot.conf" ] && doveadm -c "$dir/dovecot.conf" stop 2>/dev/null || true
}

case $verb in
    stop) stop; exit 0 ;;
    queued) { find "$dir"/queue/{maildrop,incoming,active,deferred} -type f 2>/dev/null || true; } | wc -l; exit 0 ;;
    start) [ $# -eq 3 ] || { [ $# -eq 4 ] && [ "$4" = --everybody ]; } || usage ;;
    *) usage ;;
esac
pki=$(realpath "$3")
mkdir -p "$dir"
dir=$(realpath "$dir")
[ -z "$(ls -A "$dir")" ] || { echo "postfix.sh: $dir is not empty" >&2; exit 2; }
[ ${#dir} -le 60 ] || { echo "postfix.sh: the path of $dir is too long for its sockets" >&2; exit 2; }
read -r port next < <(python3 -c '
import socket
s = [socket.socket() for _ in range(2)]
for one in s: one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in s))')
if [ $# -eq 4 ]; then
    mailbox_domains=static:all everybody=', static:todos/' relay_domains='' transport_maps=''
else
    mailbox_domains='buzon.example, patron.example' everybody=''
    relay_domains=relevo.example transport_maps="inline:{ { relevo.example = smtp:[127.0.0.1]:$next } }"
fi
owner=${MAIL_OWNER:-65534:65534}
password=prueba-sin-valor

chmod 755 "$dir"
mkdir -p "$dir"/{etc,queue,data,mail,dovecot}
chown "$owner" "$dir/mail"
chown postfix "$dir/data"
runuser -u postfix -- test -x "$dir/data" || { echo "postfix.sh: the user postfix cannot reach $dir" >&2; exit 2; }
cp "$pki/tls/gateway.key" "$dir/etc/server.key" && chmod 600 "$dir/etc/server.key"

cat > "$dir/dovecot.conf" <<EOF
protocols =
listen = 127.0.0.1
ssl = no
base_dir = $dir/dovecot
state_dir = $dir/dovecot
log_path = $dir/dovecot.log
auth_mechanisms = plain login
passdb {
  driver = passwd-file
  args = scheme=PLAIN $dir/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=/nonexistent
}
service auth {
  unix_listener $dir/queue/private/auth {
    mode = 0660
    user = postfix
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
EOF
echo "avisos:$password" > "$dir/users"
chmod 644 "$dir/users"

cat > "$dir/etc/main.cf" <<EOF
compatibility_level = 3.6
queue_directory = $dir/queue
data_directory = $dir/data
mail_owner = postfix
setgid_group = postdrop
maillog_file = $dir/mail.log
maillog_file_prefixes = $dir
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = correo.buzon.example
mydestination =
mynetworks =
alias_maps =
local_recipient_maps =
recipient_delimiter = +
virtual_mailbox_domains = $mailbox_domains
virtual_mailbox_maps = inline:{ { rebotes@buzon.example = buzon.example/rebotes/ }, { copias@buzon.example = buzon.example/copias/ }, { laura@patron.example = patron.example/laura/ }, { nominas@patron.example = patron.example/nominas/ }, { lento@patron.example = x/ }, { lleno@patron.example = x/ } }$everybody
virtual_mailbox_base = $dir/mail
virtual_uid_maps = static:${owner%:*}
virtual_gid_maps = static:${owner#*:}
relay_domains = $relay_domains
relay_recipient_maps =
transport_maps = $transport_maps
default_transport = error:5.1.2 no route to this domain
smtpd_tls_cert_file = $pki/tls/gateway.crt
smtpd_tls_key_file = $dir/etc/server.key
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access inline:{ { lento@patron.example = 450 4.2.0 Greylisted, try again later }, { lleno@patron.example = 452 4.2.2 Mailbox full } }, reject_unlisted_recipient
smtp_tls_security_level = none
smtp_destination_concurrency_limit = 2
message_size_limit = 1048576
EOF

cat > "$dir/etc/master.cf" <<EOF
127.0.0.1:$port inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes -o smtpd_tls_auth_only=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
127.0.0.1:$next inet n - n - - smtpd
  -o syslog_name=postfix/siguiente -o smtpd_relay_restrictions=reject_unauth_destination
  -o { smtpd_recipient_restrictions = reject_unlisted_recipient, check_recipient_access static:{550 5.1.1 No existe ese usuario} }
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
EOF

trap 'status=$?; [ $status -eq 0 ] || { stop; tail -n 20 "$dir"/*.log >&2; }' EXIT
postfix -c "$dir/etc" start >/dev/null 2>"$dir/start.log"
dovecot -c "$dir/dovecot.conf"
for _ in $(seq 100); do
    [ -S "$dir/queue/private/auth" ] && (: < "/dev/tcp/127.0.0.1/$port") 2>/dev/null && ready=yes && break
    sleep 0.1
done
[ "${ready:-}" = yes ] || { echo "postfix.sh: the server did not start" >&2; exit 1; }
printf '%s\n' "port=$port" "user=avisos" "password=$password" "ca=$pki/tls/ca.crt" "maildir=$dir/mail"
