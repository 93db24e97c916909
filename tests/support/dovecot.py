"""A real IMAP server over the mailboxes that a Postfix delivers to (dovecot.sh): what a person's mail program would see."""
import email
import email.policy
import imaplib
import pathlib
import ssl
import subprocess

SCRIPT = pathlib.Path(__file__).with_name("dovecot.sh")


class Dovecot:
    """`postfix`: the running server whose mail it shows; it must outlive this one."""

    def __init__(self, postfix, pki, *users):
        self.folder = postfix.folder / "d"
        started = subprocess.run([SCRIPT, "start", self.folder, pki, postfix.maildir, *users], stdout=subprocess.PIPE, text=True,
                                 check=True)
        said = dict(line.split("=", 1) for line in started.stdout.splitlines())
        self.imap, self.imaps, self.ca = int(said["imap"]), int(said["imaps"]), said["ca"]
        self.password = said["password"]
        self.password_file = postfix.folder / "imap-password.txt"
        self.password_file.write_text(self.password + "\n", encoding="utf-8")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([SCRIPT, "stop", self.folder], check=False)

    def bounces(self, user, scheme="imaps"):
        """The keys of the configuration that lead to this user's mailbox."""
        port = self.imaps if scheme == "imaps" else self.imap
        return {"url": f"{scheme}://localhost:{port}", "user": user, "password_file": self.password_file, "ca_file": self.ca,
                "poll_seconds": 1}

    def session(self, user):
        """A logged-in imaplib session of this user's, over STARTTLS."""
        session = imaplib.IMAP4("localhost", self.imap)
        session.starttls(ssl.create_default_context(cafile=self.ca))
        session.login(user, self.password)
        return session

    def raw(self, user, folder="INBOX"):
        """The bytes of every message in this folder, oldest first, CRLF as they go over the wire; none when there is no folder."""
        session = self.session(user)
        try:
            if session.select(f'"{folder}"', readonly=True)[0] != "OK":
                return []
            uids = session.uid("SEARCH", "ALL")[1][0].split()
            return [session.uid("FETCH", uid, "(BODY.PEEK[])")[1][0][1] for uid in uids]
        finally:
            session.logout()

    def messages(self, user, folder="INBOX"):
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.raw(user, folder)]
