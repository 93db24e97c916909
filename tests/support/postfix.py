"""A real mail server for a desk: postfix (postfix.sh) that takes mail for everybody and keeps the copies of avisos."""
import email
import email.policy
import pathlib
import shutil
import subprocess
import tempfile

SCRIPT = pathlib.Path(__file__).with_name("postfix.sh")


class Postfix:
    """`smtp`: the keys of the configuration that lead to it, copies included. `everybody`: as postfix.sh has it."""

    def __init__(self, pki, everybody=True):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="bz"))
        self.folder.chmod(0o755)  # postfix's own user must reach what is inside
        self.server = self.folder / "p"
        started = subprocess.run([SCRIPT, "start", self.server, pki, *(["--everybody"] if everybody else [])], stdout=subprocess.PIPE, text=True, check=True)
        said = dict(line.split("=", 1) for line in started.stdout.splitlines())
        password = self.folder / "password.txt"
        password.write_text(said["password"] + "\n", encoding="utf-8")
        self.maildir = pathlib.Path(said["maildir"])
        self.smtp = {"url": f"smtp://localhost:{said['port']}", "user": said["user"], "password_file": password,
                     "ca_file": said["ca"], "copies_to": "copias@buzon.example", "copies": self.maildir / "buzon.example/copias"}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([SCRIPT, "stop", self.server], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def queued(self):
        """How many messages it took and has not delivered yet."""
        return int(subprocess.run([SCRIPT, "queued", self.server], stdout=subprocess.PIPE, text=True, check=True).stdout)

    def delivered(self):
        """Every message in everybody's mailbox."""
        return self._messages("todos")

    def copies(self):
        return self._messages("buzon.example/copias")

    def kept(self):
        """How many copies there are, without reading them."""
        return len(self._files("buzon.example/copias"))

    def _files(self, mailbox):
        return [path for part in ("new", "cur") for path in (self.maildir / mailbox / part).glob("*")]

    def _messages(self, mailbox):
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in self._files(mailbox)]
