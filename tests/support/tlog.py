"""Enough of signed notes and RFC 6962 to play a log before a witness, and to fetch one as c2sp.org/tlog-tiles serves it. Shares
nothing with the gateway: keys and signatures are openssl's."""
import base64
import hashlib
import pathlib
import subprocess
import tempfile

ED25519, COSIGNATURE = 1, 4


class Key:
    """An Ed25519 key under a name."""

    def __init__(self, file, name, kind=ED25519):
        self.file, self.name, self.kind = pathlib.Path(file), name, kind
        if not self.file.exists():
            subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", self.file], check=True)
        public = subprocess.run(["openssl", "pkey", "-in", self.file, "-pubout", "-outform", "DER"], check=True, capture_output=True)
        typed = bytes([kind]) + public.stdout[-32:]
        self.id = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
        self.vkey = f"{name}+{self.id.hex()}+{base64.b64encode(typed).decode()}"

    def sign(self, text):
        """The line of an Ed25519 signature."""
        with tempfile.NamedTemporaryFile() as message:
            message.write(text.encode())
            message.flush()
            done = subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.file, "-in", message.name], check=True,
                                  capture_output=True)
        return f"— {self.name} {base64.b64encode(self.id + done.stdout).decode()}\n"


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node(root(leaves[:split]), root(leaves[split:]))


def subproof(old, leaves, known):
    """RFC 6962 §2.1.2."""
    if old == len(leaves):
        return [] if known else [root(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= split:
        return subproof(old, leaves[:split], known) + [root(leaves[split:])]
    return subproof(old - split, leaves[split:], False) + [root(leaves[:split])]


def checkpoint(origin, leaves, key):
    text = f"{origin}\n{len(leaves)}\n{base64.b64encode(root(leaves)).decode()}\n"
    return text + "\n" + key.sign(text)


def question(old, leaves, note):
    """The body of add-checkpoint."""
    proof = subproof(old, leaves, True) if 0 < old <= len(leaves) else []
    return f"old {old}\n" + "".join(base64.b64encode(one).decode() + "\n" for one in proof) + "\n" + note


def number(n):
    groups = []
    while True:
        groups.append(f"{n % 1000:03}")
        n //= 1000
        if not n:
            return "/".join(["x" + group for group in groups[:0:-1]] + groups[:1])


def paths(size):
    """Every tile and bundle of a tree of this size."""
    level, count = 0, size
    while count:
        for n in range(-(-count // 256)):
            width = min(256, count - n * 256)
            suffix = "" if width == 256 else f".p/{width}"
            yield f"tile/{level}/{number(n)}{suffix}"
            if level == 0:
                yield f"tile/entries/{number(n)}{suffix}"
        level, count = level + 1, count // 256
